import type { File, Node, ObjectExpression } from '@babel/types';
import type { Sighting } from '../../model/facts.ts';
import type { Matchers } from '../../model/matchers.ts';
import { areOfPeople, namesOfFile } from '../people-words.ts';
import { findProfilePicked, findProfileRead, findSignIn, mayHoldProfiles } from './account-profiles.ts';
import { findAuthOptions } from './auth-options.ts';
import { findDecorated, findStrategy } from './class-fields.ts';
import type { Evaluator } from './evaluate.ts';
import { sightGroups, type Field, type FieldGroup } from './field-groups.ts';
import { findFormValues, findInitialValues } from './form-values.ts';
import { findAssigned, findRecords } from './person-records.ts';
import { isPicked, pickedMember } from './picked-member.ts';
import { RequestFields } from './request-fields.ts';
import { inputOfPath } from './request-inputs.ts';
import { type Call, DATABASE, findSchemas, INPUT, textOfNode } from './schema-calls.ts';
import { fieldsOf, readValidator } from './schema-fields.ts';
import { propertyName, type Scope, type Scopes } from './scope.ts';
import { isOnlyShown } from './shown-state.ts';
import { calleeName } from './url-context.ts';
import { eachChild } from './walk.ts';

/**
 * The fields of people's data that a file declares, receives or writes: schemas and models, inputs of requests, forms
 * made by a program, records of people, profiles that sign-in gives.
 * @param known what else was found in the file: no field is told twice at one line.
 */
export function findFields(file: File, code: string, path: string, scopes: Scopes, evaluator: Evaluator, matchers: Matchers, known: readonly Sighting[]): Sighting[] {
  const requests = new RequestFields(evaluator, scopes);
  const groups: FieldGroup[] = [];
  const fileNames = namesOfFile(path);
  const withProfiles = mayHoldProfiles(code) || /(?:^|[/-])(?:\w*auth|oauth|sso|saml|passport)/i.test(path) || /[a-z](?:Auth|Sso|Saml)/.test(path.slice(path.lastIndexOf('/') + 1));
  const constants: Field[] = [];
  const mayShow = !/\.[cm]?ts$/.test(path);

  const onlyShown = new Set<Node>();
  const tests = new Set<Node>();
  const callees = new Set<Node>();
  /** What a store of the page is told to do: nothing is written by it. */
  const actions = new Set<Node>();
  const visit = (node: Node, scope: Scope, names: readonly string[], tested: boolean): void => {
    let inner = names;
    const isTest = tested || tests.has(node);
    switch (node.type) {
      case 'FunctionDeclaration':
      case 'FunctionExpression':
      case 'ArrowFunctionExpression':
      case 'ObjectMethod':
      case 'ClassMethod': {
        const name = node.type === 'FunctionDeclaration' || node.type === 'FunctionExpression' ? node.id?.name : node.type === 'ArrowFunctionExpression' ? undefined : propertyName(node.key, node.computed);
        if (name != null) inner = [name, ...names];
        const own = scopes.of.get(node) ?? scope;
        node.params.forEach((_, index) => requests.readParameter(node, index, own, inner));
        break;
      }
      case 'ClassDeclaration':
      case 'ClassExpression':
        if (node.id) inner = [node.id.name, ...names];
        groups.push(...findDecorated(node.body, scopes.of.get(node) ?? scope, inner, evaluator, matchers));
        if (node.superClass?.type === 'CallExpression' && calleeName(node.superClass.callee) === 'PassportStrategy') groups.push(...findStrategy(node.body));
        break;
      case 'VariableDeclarator': {
        if (node.id.type === 'Identifier') inner = [node.id.name, ...names];
        else if (node.id.type === 'ArrayPattern' && node.init?.type === 'CallExpression' && calleeName(node.init.callee) === 'useState') {
          if (node.init.arguments[0]?.type === 'ObjectExpression' && isOnlyShown(node.id, code)) onlyShown.add(node.init);
        } else if (node.id.type === 'ObjectPattern' && node.init) {
          const input = requests.inputs.of(node.init, scope);
          if (input !== null) requests.receivePattern(node.id, input, names);
        }
        if (scope === scopes.program && node.id.type === 'Identifier' && node.init && isValidator(node.init, scope)) constants.push({ name: node.id.name.replace(VALIDATOR_NAME, ''), node, ...readValidator(node.init) });
        break;
      }
      case 'ObjectProperty': {
        const name = propertyName(node.key, node.computed);
        if (name !== null) inner = [name, ...names];
        if (name?.startsWith('$') === true) tests.add(node.value);
        break;
      }
      case 'IfStatement':
      case 'ConditionalExpression':
        tests.add(node.test);
        break;
      case 'BinaryExpression':
        if (node.operator !== '+') tests.add(node.left).add(node.right);
        break;
      case 'AssignmentExpression':
        if (node.left.type === 'MemberExpression') {
          const name = propertyName(node.left.property, node.left.computed);
          if (name !== null) inner = [name, ...names];
        } else if (node.left.type === 'ObjectPattern') {
          const input = requests.inputs.of(node.right, scope);
          if (input !== null) requests.receivePattern(node.left, input, names);
        }
        groups.push(...findAssigned(node));
        break;
      case 'CallExpression':
      case 'OptionalCallExpression':
      case 'NewExpression': {
        callees.add(node.callee);
        if (isDispatch(node.callee)) for (const argument of node.arguments) actions.add(argument);
        groups.push(...findSchemas(node, scope, names, evaluator, matchers), ...findFormValues(node, scope, names, evaluator, mayShow && !onlyShown.has(node)), ...(actions.has(node) ? [] : findRecords(node, scope, evaluator, matchers)), ...findSignIn(node), ...findAuthOptions(node));
        if (node.type !== 'NewExpression') requests.readCall(node, scope, names);
        if (isPicked(node, scope, evaluator)) findPicked(node, scope, names, isTest);
        break;
      }
      case 'MemberExpression':
      case 'OptionalMemberExpression': {
        const name = propertyName(node.property, node.computed);
        if (name === null) break;
        const input = requests.inputs.of(node.object, scope);
        if (input !== null && input !== 'form' && name !== 'get') requests.receive(input, { name, node }, names);
        if (withProfiles && !isTest && !callees.has(node)) groups.push(...findProfileRead(node, scope));
        break;
      }
      case 'ObjectExpression': {
        const schema = readSchemaObject(node);
        if (schema) groups.push({ ...(schema.isStored ? DATABASE : { ...INPUT, rule: 'api-schema' }), fields: fieldsOf(schema.properties), ofPeople: areOfPeople(schema.name === null ? names : [schema.name, ...names]) });
        break;
      }
      case 'JSXAttribute':
        if (node.name.type === 'JSXIdentifier' && /^(?:initialValues|defaultValues)$/.test(node.name.name) && node.value?.type === 'JSXExpressionContainer') groups.push(...findInitialValues(node.value.expression, scope, names, evaluator));
        break;
      default:
    }
    eachChild(node, (child) => visit(child, scopes.of.get(child) ?? scope, inner, isTest));
  };

  /** `_.get(req.body, "email")`, `_.get(profile, "photos[0].value")`. */
  const findPicked = (call: Call, scope: Scope, names: readonly string[], isTest: boolean): void => {
    const picked = pickedMember(call.callee, call.arguments);
    const name = picked?.names.at(-1);
    if (!picked || name === undefined) return;
    const value = evaluator.evaluate(call, scope);
    const input = value?.kind === 'path' ? inputOfPath(value.path.slice(0, -1)) : null;
    if (input !== null) requests.receive(input, { name, node: call }, names);
    if (withProfiles && !isTest) groups.push(...findProfilePicked(picked, call));
  };

  /** `z.string().email()`, `Joi.string()`, `(length) => z.string()`: a validator that schemas are made of. */
  const isValidator = (node: Node, scope: Scope): boolean => {
    const value = evaluator.evaluate(node.type === 'ArrowFunctionExpression' && node.body.type !== 'BlockStatement' ? node.body : node, scope);
    return value?.kind === 'path' && VALIDATORS.has(value.path[0] ?? '') && value.path.length > 3 - Number(value.path[1] === '.email') && !value.path.some((step) => /^\.(?:\w*[oO]bject|union|enum|nativeEnum|array|discriminatedUnion|infer|record)$/.test(step));
  };

  for (const statement of file.program.body) visit(statement, scopes.program, fileNames, false);
  if (constants.length > 0) groups.push({ ...INPUT, fields: constants, ofPeople: false });
  return sightGroups([...groups, ...requests.groups()], known, matchers);
}

/** What a validator is called beside what it checks: `passwordSchema`. */
const VALIDATOR_NAME = /_?(?:Schema|Validator|Validation|Rules?|Type)$/;

/** `dispatch(addUser({ … }))`, `yield put(addUser({ … }))` of a saga. */
const isDispatch = (callee: Node): boolean => calleeName(callee) === 'dispatch' || (callee.type === 'Identifier' && callee.name === 'put');

const VALIDATORS = new Set(['npm:zod', 'npm:yup', 'npm:joi', 'npm:valibot', 'npm:zod/v4', 'npm:zod/v3', 'npm:@hapi/joi']);

/** `{ type: "object", properties: { … } }` of JSON Schema; `{ name, primaryKey, properties }` of Realm. */
function readSchemaObject(object: ObjectExpression): { properties: ObjectExpression; name: string | null; isStored: boolean } | null {
  let type: string | null = null;
  let name: string | null = null;
  let isStored = false;
  let properties: ObjectExpression | null = null;
  for (const property of object.properties) {
    if (property.type !== 'ObjectProperty') continue;
    const key = propertyName(property.key, property.computed);
    if (key === 'type') type = textOfNode(property.value);
    else if (key === 'name' || key === 'title' || key === '$id') name = textOfNode(property.value);
    else if (key === 'primaryKey') isStored = true;
    else if (key === 'properties' && property.value.type === 'ObjectExpression') properties = property.value;
  }
  return properties && (type === 'object' || isStored) ? { properties, name, isStored } : null;
}
