import type { CallExpression, NewExpression, Node, ObjectExpression, OptionalCallExpression } from '@babel/types';
import type { Matchers } from '../../model/matchers.ts';
import { areOfPeople, tellingWords } from '../people-words.ts';
import { areVisits } from '../visit-records.ts';
import { writtenIn } from '../written-words.ts';
import type { Evaluator } from './evaluate.ts';
import type { FieldGroup } from './field-groups.ts';
import { fieldsOf } from './schema-fields.ts';
import { propertyName, type Scope } from './scope.ts';
import { calleeName } from './url-context.ts';
import { eachChild } from './walk.ts';

export type Call = CallExpression | OptionalCallExpression | NewExpression;
export const DATABASE = { rule: 'database-column', action: 'store', via: 'database' } as const;
export const INPUT = { rule: 'input-schema', action: 'collect', via: 'schema' } as const;

/** The fields that a call declares: of a schema that rules name, of a table, of a migration. */
export function findSchemas(call: Call, scope: Scope, names: readonly string[], evaluator: Evaluator, matchers: Matchers): FieldGroup[] {
  const name = calleeName(call.callee);
  const groups: FieldGroup[] = [];
  const callee = evaluator.evaluate(call.callee, scope);
  const path = callee?.kind === 'path' ? evaluator.result(callee) : undefined;
  if (path?.kind === 'path' && matchers.knowsRoot(path.path[0] ?? '')) {
    // Rules do not speak of this step: an exported schema would make every file that imports it look worth a parse.
    const schemaPath = name !== null && /^(?:extend|safeExtend|append|augment)$/.test(name) ? path.path.slice(0, -2) : path.path;
    for (const rule of matchers.matchPath(schemaPath, { assigned: false })) {
      if ('kind' in rule || typeof rule.fields !== 'number') continue;
      const argument = call.arguments[rule.fields];
      const schema = argument && schemaOf(argument, scope, evaluator);
      if (!schema) continue;
      const table = rule.table === undefined ? null : textOfNode(call.arguments[rule.table]);
      const of = table ?? names[0] ?? '';
      const about = rule.via === 'database' ? of : thingOf(names);
      const fields = fieldsOf(schema).map((field) => (field.holds === undefined ? { ...field, ...heldBy(about, field.name) } : field));
      groups.push({ rule: rule.id, action: rule.action, via: rule.via, fields, ofPeople: areOfPeople(table === null ? names : [table, ...names]) });
    }
  }
  if (path?.kind === 'path' && path.path[0] === 'npm:express-validator') groups.push(...validated(call, areOfPeople(names)));
  else if (groups.length === 0 && name !== null) groups.push(...findByName(call, name, scope, names, evaluator));
  return groups;
}

/** What an input is of, by the nearest name that says anything: of `addCommentSchema` the comment. */
function thingOf(names: readonly string[]): string {
  for (const name of names) {
    const words = tellingWords(name);
    // `postData` is what a request carries.
    if (words.length > 0) return words.join() === 'post' ? '' : words.at(-1)!;
  }
  return '';
}

const heldBy = (table: string, column: string): { holds?: string } => {
  const written = writtenIn(table, column);
  return written === null ? {} : { holds: written };
};

/** An object literal, also as the result of a callback (`pgTable("users", (t) => ({ … }))`), or the `columns` or `fields` in it. */
function schemaOf(argument: Node, scope: Scope, evaluator: Evaluator): ObjectExpression | null {
  const value = evaluator.evaluate(argument, scope);
  const object = value?.kind === 'function' ? evaluator.result(value) : value;
  if (object?.kind !== 'object') return null;
  for (const part of ['columns', 'fields', 'properties', 'attributes']) {
    const inner = object.node.properties.find((property) => property.type === 'ObjectProperty' && propertyName(property.key, property.computed) === part);
    if (inner?.type === 'ObjectProperty' && inner.value.type === 'ObjectExpression') return inner.value;
  }
  return object.node;
}

/** What is known by how it is called, because its object comes from elsewhere: query builders, migrations, models made by a factory. */
function findByName(call: Call, name: string, scope: Scope, names: readonly string[], evaluator: Evaluator): FieldGroup[] {
  const [first, second, third] = call.arguments;
  const text = textOfNode(first);
  switch (name) {
    case 'define': {
      const schema = text !== null && ownerName(call) !== null && second ? schemaOf(second, scope, evaluator) : null;
      return schema && looksLikeColumns(schema) ? [{ ...DATABASE, fields: fieldsOf(schema), ofPeople: areOfPeople([text!]), ofVisit: areVisits(text!) }] : [];
    }
    case 'createTable':
    case 'alterTable':
    case 'table': {
      if (text === null || !second) return [];
      if (second.type === 'FunctionExpression' || second.type === 'ArrowFunctionExpression') return [{ ...DATABASE, fields: builtColumns(second), ofPeople: areOfPeople([text]), ofVisit: areVisits(text) }];
      const schema = name === 'createTable' ? schemaOf(second, scope, evaluator) : null;
      return schema ? [{ ...DATABASE, fields: fieldsOf(schema), ofPeople: areOfPeople([text]) }] : [];
    }
    case 'addColumn': {
      const inTable = third?.type === 'ObjectExpression' || third?.type === 'MemberExpression' || third?.type === 'NewExpression';
      const column = inTable ? second : second && textOfNode(second) !== null ? first : undefined;
      const written = column && textOfNode(column);
      return written ? [{ ...DATABASE, fields: [{ name: written, node: column }], ofPeople: inTable && text !== null && areOfPeople([text]) }] : [];
    }
    case 'Table':
    case 'TableColumn':
    case 'tableSchema':
      return (call.type === 'NewExpression' || name === 'tableSchema') && first?.type === 'ObjectExpression' ? migratedColumns(first) : [];
    case 'extend':
      return /schema$/i.test(ownerName(call) ?? '') && first?.type === 'ObjectExpression' ? [{ ...INPUT, fields: fieldsOf(first), ofPeople: areOfPeople([...names, ownerName(call)!]) }] : [];
    case 'pick': {
      const owner = ownerName(call) ?? '';
      return /schema$/i.test(owner) && first?.type === 'ObjectExpression' ? [{ ...INPUT, fields: fieldsOf(first).map((field) => ({ name: field.name, node: field.node })), ofPeople: areOfPeople([...names, owner]) }] : [];
    }
    case 'SimpleSchema':
      return call.type === 'NewExpression' && first?.type === 'ObjectExpression' ? [{ ...DATABASE, fields: fieldsOf(first), ofPeople: areOfPeople(names) }] : [];
    case 'objectType':
    case 'inputObjectType':
    case 'inputType':
      return first ? [{ ...INPUT, rule: 'api-schema', fields: builtColumns(first), ofPeople: areOfPeople([named(first) ?? '', ...names]) }] : [];
    default:
      return [];
  }
}

/** `body("email").isEmail()`, `checkSchema({ email: … })`: fields of a request by their names. */
function validated(call: Call, ofPeople: boolean): FieldGroup[] {
  const [first] = call.arguments;
  if (first?.type === 'ObjectExpression') return [{ ...INPUT, fields: fieldsOf(first), ofPeople, typed: true }];
  const list = first?.type === 'ArrayExpression' ? first.elements : [first];
  const fields = list.flatMap((node) => {
    const text = textOfNode(node);
    return node && text !== null ? [{ name: text.slice(text.lastIndexOf('.') + 1), node }] : [];
  });
  return fields.length === 0 ? [] : [{ ...INPUT, fields, ofPeople, typed: true }];
}

/** A model has columns described by types, not constants. */
const looksLikeColumns = (schema: ObjectExpression): boolean => schema.properties.some((property) => property.type === 'ObjectProperty' && (property.value.type === 'MemberExpression' || property.value.type === 'CallExpression' || property.value.type === 'ObjectExpression'));

const COLUMN = /^(?:string|text|varchar|char|integer|int|bigInteger|bigint|date|dateTime|datetime|timestamp|timestamptz|time|json|jsonb|uuid|specificType|binary|decimal|float|boolean|enum|enu|inet|id|field|expose\w+|point|geometry|citext|list|nullable|nonNull)$/;

/** `table.string("email")` in a callback: calls on its parameter. */
function builtColumns(callback: Node): { name: string; node: Node; isFlag?: boolean }[] {
  const found: { name: string; node: Node; isFlag?: boolean }[] = [];
  const visit = (node: Node): void => {
    if ((node.type === 'CallExpression' || node.type === 'OptionalCallExpression') && node.callee.type === 'MemberExpression') {
      const method = calleeName(node.callee);
      const column = textOfNode(node.arguments[0]);
      if (method !== null && column !== null && COLUMN.test(method) && rootIsParameter(node.callee.object)) found.push({ name: column, node, ...(method === 'boolean' ? { isFlag: true } : {}) });
    }
    eachChild(node, visit);
  };
  visit(callback);
  return found;
}

function rootIsParameter(node: Node): boolean {
  let at = node;
  while (at.type === 'MemberExpression') at = at.object;
  return at.type === 'Identifier' && /^(?:t|tbl?|table|builder|schema)$/i.test(at.name);
}

/** `new Table({ name: "users", columns: [{ name: "email" }] })`, `new TableColumn({ name: "email" })`. */
function migratedColumns(options: ObjectExpression): FieldGroup[] {
  const table = named(options) ?? '';
  const columns = options.properties.find((property) => property.type === 'ObjectProperty' && propertyName(property.key, property.computed) === 'columns');
  if (columns?.type !== 'ObjectProperty') return [{ ...DATABASE, fields: [{ name: table, node: options }], ofPeople: false }];
  if (columns.value.type !== 'ArrayExpression') return [];
  const fields = columns.value.elements.flatMap((element) => {
    const object = element?.type === 'NewExpression' ? element.arguments[0] : element;
    const name = object?.type === 'ObjectExpression' ? named(object) : null;
    return object && name !== null ? [{ name, node: object }] : [];
  });
  return [{ ...DATABASE, fields, ofPeople: areOfPeople([table]) }];
}

function named(object: Node): string | null {
  if (object.type !== 'ObjectExpression') return null;
  const property = object.properties.find((one) => one.type === 'ObjectProperty' && propertyName(one.key, one.computed) === 'name');
  return property?.type === 'ObjectProperty' ? textOfNode(property.value) : null;
}

export function textOfNode(node: Node | null | undefined): string | null {
  if (node?.type === 'StringLiteral') return node.value;
  return node?.type === 'TemplateLiteral' && node.expressions.length === 0 ? (node.quasis[0]?.value.cooked ?? null) : null;
}

/** What the called method belongs to, by its last name. */
export function ownerName(call: Call): string | null {
  const { callee } = call;
  if (callee.type !== 'MemberExpression' && callee.type !== 'OptionalMemberExpression') return null;
  const { object } = callee;
  return object.type === 'Identifier' ? object.name : calleeName(object);
}
