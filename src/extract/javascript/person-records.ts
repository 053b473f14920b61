import type { AssignmentExpression, Node, ObjectExpression } from '@babel/types';
import type { Matchers } from '../../model/matchers.ts';
import type { VendorKind } from '../../model/rules.ts';
import { isOfPeople } from '../people-words.ts';
import type { Evaluator } from './evaluate.ts';
import type { Field, FieldGroup } from './field-groups.ts';
import { type Call, textOfNode } from './schema-calls.ts';
import { propertyName, type Scope } from './scope.ts';
import { calleeName } from './url-context.ts';

const RECORD = { rule: 'person-record', action: 'store', via: 'database', weak: true } as const;
/** Methods that write; what follows the verb (`createUser`) names what is written. */
const WRITES = /^(?:create|insert|upsert|save|add|update|patch|build|register|invite|link|findOrCreate|findOneAndUpdate|values|set|put)(?=$|[A-Z_])(?:_?(?:Many|One|By\w+|And(?:Save|Fetch)|OrUpdate|Doc|Graph))*/;
const NO_PERSON = /(?:Context|Provider|State|Store|Listener|Element|Query|Client|Session|Event|Handler|Component|Route|Error|Toast|Message|Mock|Wrapper|Selector|Slice|Hook|Controller|Router)$/;
/** Parts of a write that hold what is written; the rest says where. */
const PARTS = new Set(['data', 'create', 'update', '$set', '$setOnInsert', 'values', 'defaults', 'set', 'profile', 'attributes', 'user', 'input', 'body']);
const CONDITIONS = new Set(['where', 'select', 'include', 'query', 'filter', 'orderBy', 'returning', 'attributes', 'transaction']);

/** What is written into the record of a person: `new User({ email })`, `prisma.user.create({ data })`, `createUser({ name })`. */
export function findRecords(call: Call, scope: Scope, evaluator: Evaluator, matchers: Matchers): FieldGroup[] {
  const name = calleeName(call.callee);
  if (name === null || call.arguments.length === 0 || call.arguments.length > 4) return [];
  if (name === 'push') return findPushed(call);
  const ofPeople = isWritten(call, name);
  if ((!ofPeople && !isRow(call, name)) || isOfVendor(call, scope, evaluator, matchers)) return [];
  const fields: Field[] = [];
  for (const argument of call.arguments) {
    const value = argument.type === 'ObjectExpression' ? { kind: 'object' as const, node: argument } : argument.type === 'Identifier' ? evaluator.evaluate(argument, scope) : undefined;
    if (value?.kind === 'object') fields.push(...written(value.node, 0));
  }
  return fields.length === 0 ? [] : [{ ...RECORD, fields, ofPeople, ofThing: !ofPeople }];
}

/** `user.tokens.push(…)`: one more entry of a list that the record holds. */
function findPushed(call: Call): FieldGroup[] {
  const list = call.callee.type === 'MemberExpression' ? call.callee.object : null;
  if (list?.type !== 'MemberExpression' || !isPeopleOwner(list.object, 0)) return [];
  const name = propertyName(list.property, list.computed);
  return name === null ? [] : [{ ...RECORD, fields: [{ name, node: call }], ofPeople: true }];
}

/** Vendors that keep records of ours for us; what is written at another is passed on, which is told as such. */
const KEEPS: ReadonlySet<VendorKind> = new Set<VendorKind>(['database', 'cloud', 'storage', 'identity']);

/** `stripe.customers.create`, by where it is imported from or by its name alone. */
function isOfVendor(call: Call, scope: Scope, evaluator: Evaluator, matchers: Matchers): boolean {
  const value = evaluator.evaluate(call.callee, scope);
  const root = value?.kind === 'path' ? (value.path[0] ?? '') : '';
  const vendors = [root.startsWith('npm:') ? matchers.vendorOfPackage('npm', root.slice(4)) : undefined];
  for (let at: Node = call.callee; ; ) {
    const name: string | null = calleeName(at);
    if (name !== null) vendors.push(matchers.vendor(name.replace(/(?:Client|Api|Service)$/, '').toLowerCase()));
    if (at.type !== 'MemberExpression') break;
    at = at.object;
  }
  return vendors.some((vendor) => vendor !== undefined && !KEEPS.has(vendor.kind));
}

function isWritten(call: Call, name: string): boolean {
  if (call.type === 'NewExpression') return /^[A-Z]/.test(name) && !NO_PERSON.test(name) && isOfPeople(name) === true;
  if (/^(?:set|add|update)Doc$/.test(name)) return stringIn(call.arguments[0]) === true;
  const verb = WRITES.exec(name)?.[0];
  if (verb === undefined) return false;
  const written = name.slice(verb.length);
  if (written !== '') return !/^(?:set|put|values)/.test(verb) && !NO_PERSON.test(written) && isOfPeople(written) === true;
  return call.callee.type === 'MemberExpression' && isPeopleOwner(call.callee.object, 0);
}

const ROW = /^(?:insert(?:One|Many)?|upsert|update(?:One|Many)?|add|set|values|create(?:Many)?|replaceOne)$/;
const DATABASE = /^(?:knex|trx|tx|db|database|conn|connection|prisma|supabase\w*|firestore|mongo\w*)$/i;
const TABLE = /^(?:from|into|table|collection|insert)$/;

/** `knex("waitlist").insert(row)`, `db.collection("orders").insertOne(order)`, `prisma.lead.create({ data })`: a row of whatever it is. */
function isRow({ callee }: Call, name: string): boolean {
  if (!ROW.test(name) || callee.type !== 'MemberExpression') return false;
  const owner = callee.object;
  if (owner.type === 'MemberExpression') return /^create|^up/.test(name) && owner.object.type === 'Identifier' && DATABASE.test(owner.object.name);
  for (let at: Node = owner, depth = 0; at.type === 'CallExpression' && depth < 4; depth++) {
    const named: string | null = calleeName(at.callee);
    const [first] = at.arguments;
    if (named !== null && (first?.type === 'Identifier' ? named === 'insert' : textOfNode(first) !== null) && (TABLE.test(named) || (at.callee.type === 'Identifier' && DATABASE.test(named)))) return at.callee.type === 'Identifier' || isDatabase(at.callee);
    if (at.callee.type !== 'MemberExpression') return false;
    at = at.callee.object;
  }
  return false;
}

/** `supabase.from`, `ctx.db.insert`, `this.knex.table`. */
function isDatabase(callee: Node): boolean {
  if (callee.type !== 'MemberExpression') return false;
  const owner = calleeName(callee.object.type === 'CallExpression' ? callee.object.callee : callee.object);
  return owner !== null && (DATABASE.test(owner) || /(?:db|client|database|connection)$/i.test(owner));
}

/** `prisma.user`, `User`, `this.userRepository`, `db.collection("users")`, `insert(users)`. */
function isPeopleOwner(node: Node, depth: number): boolean {
  if (depth > 4) return false;
  switch (node.type) {
    case 'Identifier':
      return !NO_PERSON.test(node.name) && isOfPeople(node.name) === true;
    case 'MemberExpression': {
      const name = propertyName(node.property, node.computed);
      return name !== null && !NO_PERSON.test(name) && isOfPeople(name) === true;
    }
    case 'CallExpression': {
      const [first] = node.arguments;
      const text = textOfNode(first);
      if (text !== null) return isOfPeople(text.split('/')[0] ?? '') === true || (node.callee.type === 'MemberExpression' && isPeopleOwner(node.callee.object, depth + 1));
      if (first?.type === 'Identifier' && /^(?:insert|update|into)$/.test(calleeName(node.callee) ?? '')) return isOfPeople(first.name) === true;
      return node.callee.type === 'MemberExpression' && isPeopleOwner(node.callee.object, depth + 1);
    }
    case 'AwaitExpression':
      return isPeopleOwner(node.argument, depth + 1);
    default:
      return false;
  }
}

/** Whether a collection of people is named in a reference like `doc(db, "users", uid)`. */
function stringIn(node: Node | undefined): boolean {
  return node?.type === 'CallExpression' && node.arguments.some((argument) => isOfPeople((textOfNode(argument) ?? '').split('/')[0] ?? '') === true);
}

function written(object: ObjectExpression, depth: number): Field[] {
  return object.properties.flatMap((property): Field[] => {
    if (property.type !== 'ObjectProperty') return [];
    const name = propertyName(property.key, property.computed);
    if (name === null || CONDITIONS.has(name)) return [];
    const { value } = property;
    if (value.type === 'ObjectExpression') return depth < 2 && (PARTS.has(name) || depth === 0) ? written(value, depth + 1) : [];
    if (value.type === 'NullLiteral' || value.type === 'StringLiteral' || value.type === 'NumericLiteral' || value.type === 'BooleanLiteral' || (value.type === 'Identifier' && value.name === 'undefined')) return [];
    return [{ name, node: property }];
  });
}

/** `user.email = …`: the record of a person is changed. */
export function findAssigned({ left, right, operator }: AssignmentExpression): FieldGroup[] {
  if (operator !== '=' || /Literal$|Function/.test(right.type) || (right.type === 'Identifier' && right.name === 'undefined') || left.type !== 'MemberExpression' || left.object.type === 'ThisExpression') return [];
  const name = propertyName(left.property, left.computed);
  if (name === null || !isPeopleOwner(left.object, 0)) return [];
  return [{ ...RECORD, fields: [{ name, node: left }], ofPeople: true }];
}
