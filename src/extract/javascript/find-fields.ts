import type { CallExpression, ClassBody, File, Function as FunctionNode, Node, ObjectExpression, ObjectPattern, OptionalCallExpression } from '@babel/types';
import type { Sighting } from '../../model/facts.ts';
import type { Matchers } from '../../model/matchers.ts';
import { areOfPeople, namesOfFile } from '../people-words.ts';
import { findProfileRead, findSignIn, mayHoldProfiles } from './account-profiles.ts';
import type { Evaluator } from './evaluate.ts';
import { sightGroups, type Field, type FieldGroup } from './field-groups.ts';
import { findFormValues, findInitialValues } from './form-values.ts';
import { findAssigned, findRecords } from './person-records.ts';
import { inputOfPath, RequestInputs, type Input } from './request-inputs.ts';
import { DATABASE, findSchemas, INPUT, ownerName, textOfNode } from './schema-calls.ts';
import { fieldsOf, readValidator } from './schema-fields.ts';
import { propertyName, type Scope, type Scopes } from './scope.ts';
import { calleeName } from './url-context.ts';
import { eachChild } from './walk.ts';

/**
 * The fields of people's data that a file declares, receives or writes: schemas and models, inputs of requests, forms
 * made by a program, records of people, profiles that sign-in gives.
 * @param known what else was found in the file: no field is told twice at one line.
 */
export function findFields(file: File, code: string, path: string, scopes: Scopes, evaluator: Evaluator, matchers: Matchers, known: readonly Sighting[]): Sighting[] {
  const inputs = new RequestInputs(evaluator, scopes);
  const groups: FieldGroup[] = [];
  const received = new Map<string, FieldGroup>();
  const fileNames = namesOfFile(path);
  const withProfiles = mayHoldProfiles(code) || /(?:^|[/-])(?:\w*auth|oauth|sso|saml|passport)/i.test(path) || /[a-z](?:Auth|Sso|Saml)/.test(path.slice(path.lastIndexOf('/') + 1));
  let constants: Field[] = [];

  /** Inputs that one function reads belong together. */
  const receive = (input: Input, field: Field, names: readonly string[]): void => {
    const key = `${input === 'query' || input === 'params'} ${names[0] ?? ''}`;
    let group = received.get(key);
    if (!group) {
      group = { rule: 'request-body', action: 'collect', via: 'request', fields: [], ofPeople: areOfPeople(names), typed: input === 'body' || input === 'form', ownIds: input === 'query' };
      received.set(key, group);
    }
    // Who reads it again in the same function receives nothing new.
    if (group.fields.some(({ name }) => name === field.name)) return;
    group.fields.push(input === 'query' && /^(?:query|s|term|keywords?)$/.test(field.name) ? { ...field, holds: 'user.behavior.search_history' } : field);
  };

  const receivePattern = (pattern: ObjectPattern, input: Input, names: readonly string[]): void => {
    for (const property of pattern.properties) {
      const name = property.type === 'ObjectProperty' ? propertyName(property.key, property.computed) : null;
      if (name !== null) receive(input, { name, node: property }, names);
    }
  };

  /** Parameters such as `({ body: { email } })`, `(_, { input: { email } })`. */
  const readParameter = (node: FunctionNode, index: number, scope: Scope, names: readonly string[]): void => {
    const pattern = node.params[index];
    if (pattern?.type !== 'ObjectPattern') return;
    const whole = inputs.ofParameter(node, index, []);
    if (whole !== null) receivePattern(pattern, whole, names);
    for (const property of pattern.properties) {
      if (property.type !== 'ObjectProperty') continue;
      const target = property.value.type === 'AssignmentPattern' ? property.value.left : property.value;
      if (target.type !== 'ObjectPattern') continue;
      const [first] = target.properties;
      const inner = first?.type === 'ObjectProperty' && first.value.type === 'Identifier' ? evaluator.evaluate(first.value, scope) : undefined;
      const input = (inner?.kind === 'path' ? inputOfPath(inner.path.slice(0, -1)) : null) ?? inputs.ofParameter(node, index, [`.${propertyName(property.key, property.computed) ?? ''}`]);
      if (input !== null) receivePattern(target, input, names);
    }
  };

  /** `request.input("email")`, `request.only(["email"])`. */
  const namedInputs = (call: CallExpression | OptionalCallExpression, scope: Scope): Field[] => {
    const name = calleeName(call.callee);
    const [first] = call.arguments;
    if ((name !== 'input' && name !== 'only') || !first || call.callee.type !== 'MemberExpression') return [];
    const owner = evaluator.evaluate(call.callee.object, scope);
    if (owner?.kind !== 'path' || owner.path.length !== 1 || owner.path[0] !== 'request') return [];
    const list = first.type === 'ArrayExpression' ? first.elements : [first];
    return list.flatMap((node) => {
      const text = textOfNode(node);
      return node && text !== null ? [{ name: text, node }] : [];
    });
  };

  const readClass = (body: ClassBody, scope: Scope, names: readonly string[]): void => {
    const fields = new Map<string, FieldGroup>();
    const ofPeople = areOfPeople(names);
    for (const member of body.body) {
      if ((member.type !== 'ClassProperty' && member.type !== 'ClassAccessorProperty') || !member.decorators) continue;
      const name = propertyName(member.key, member.computed === true);
      if (name === null) continue;
      for (const { expression } of member.decorators) {
        const value = evaluator.evaluate(expression, scopes.of.get(body) ?? scope);
        const rule = value?.kind === 'path' ? matchers.matchPath(value.path, { assigned: false }).find((one) => 'fields' in one && one.fields === 'member') : undefined;
        if (!rule || 'kind' in rule) continue;
        const group = fields.get(rule.id) ?? { rule: rule.id, action: rule.action, via: rule.via, fields: [], ofPeople };
        fields.set(rule.id, group);
        const isFlag = member.type === 'ClassProperty' && member.typeAnnotation?.type === 'TSTypeAnnotation' && member.typeAnnotation.typeAnnotation.type === 'TSBooleanKeyword';
        const validates = calleeName(expression.type === 'CallExpression' ? expression.callee : expression) === 'IsEmail';
        const known = group.fields.find((field) => field.name === name);
        if (!known) group.fields.push({ name, node: member.key, ...(isFlag ? { isFlag } : {}), ...(validates ? { holds: 'user.contact.email' } : {}) });
        else if (validates) known.holds = 'user.contact.email';
      }
    }
    groups.push(...fields.values());
  };

  /** What a strategy of sign-in is asked to check: `validate(email, password)`. */
  const readStrategy = (body: ClassBody): void => {
    for (const member of body.body) {
      if (member.type !== 'ClassMethod' || propertyName(member.key, member.computed) !== 'validate') continue;
      const asked = member.params.flatMap((parameter) => (parameter.type === 'Identifier' ? [{ name: parameter.name, node: parameter }] : []));
      groups.push({ rule: 'account-profile', action: 'collect', via: 'form', fields: asked, ofPeople: true });
    }
  };

  const tests = new Set<Node>();
  const callees = new Set<Node>();
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
        node.params.forEach((_, index) => readParameter(node, index, own, inner));
        break;
      }
      case 'ClassDeclaration':
      case 'ClassExpression':
        if (node.id) inner = [node.id.name, ...names];
        readClass(node.body, scopes.of.get(node) ?? scope, inner);
        if (node.superClass?.type === 'CallExpression' && calleeName(node.superClass.callee) === 'PassportStrategy') readStrategy(node.body);
        break;
      case 'VariableDeclarator': {
        if (node.id.type === 'Identifier') inner = [node.id.name, ...names];
        else if (node.id.type === 'ObjectPattern' && node.init) {
          const input = inputs.of(node.init, scope);
          if (input !== null) receivePattern(node.id, input, names);
        }
        if (scope === scopes.program && node.id.type === 'Identifier' && node.init && isValidator(node.init, scope)) constants.push({ name: node.id.name, node, ...readValidator(node.init) });
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
          const input = inputs.of(node.right, scope);
          if (input !== null) receivePattern(node.left, input, names);
        }
        groups.push(...findAssigned(node));
        break;
      case 'CallExpression':
      case 'OptionalCallExpression':
      case 'NewExpression': {
        callees.add(node.callee);
        groups.push(...findSchemas(node, scope, names, evaluator, matchers), ...findFormValues(node, scope, names, evaluator), ...findRecords(node, scope, evaluator), ...findSignIn(node));
        if (node.type !== 'NewExpression') for (const field of namedInputs(node, scope)) receive('body', field, names);
        if (node.type !== 'NewExpression' && ownerName(node) !== null && (node.callee.type === 'MemberExpression' || node.callee.type === 'OptionalMemberExpression') && /^(?:get|getAll|has)$/.test(calleeName(node.callee) ?? '')) {
          const field = textOfNode(node.arguments[0]);
          const input = field === null ? null : inputs.of(node.callee.object, scope);
          if (field !== null && (input === 'form' || input === 'query')) receive(input, { name: field, node }, names);
        }
        break;
      }
      case 'MemberExpression':
      case 'OptionalMemberExpression': {
        const name = propertyName(node.property, node.computed);
        if (name === null) break;
        const input = inputs.of(node.object, scope);
        if (input !== null && input !== 'form' && name !== 'get') receive(input, { name, node }, names);
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

  /** `z.string().email()`, `Joi.string()`, `(length) => z.string()`: a validator that schemas are made of. */
  const isValidator = (node: Node, scope: Scope): boolean => {
    const value = evaluator.evaluate(node.type === 'ArrowFunctionExpression' && node.body.type !== 'BlockStatement' ? node.body : node, scope);
    return value?.kind === 'path' && VALIDATORS.has(value.path[0] ?? '') && value.path.length > 3 - Number(value.path[1] === '.email') && !value.path.some((step) => /^\.(?:\w*[oO]bject|union|enum|nativeEnum|array|discriminatedUnion|infer|record)$/.test(step));
  };

  constants = [];
  for (const statement of file.program.body) visit(statement, scopes.program, fileNames, false);
  if (constants.length > 0) groups.push({ ...INPUT, fields: constants, ofPeople: false });
  return sightGroups([...groups, ...received.values()], known, matchers);
}

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
