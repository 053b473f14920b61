import type { Node, ObjectExpression } from '@babel/types';
import { putAt, type Datum } from '../../../model/datum.ts';
import { recordName } from '../../../model/records.ts';
import { lookUp, propertyName, type Scope } from '../scope.ts';
import { typeOfNode, type Part } from '../type-shapes.ts';
import { calleeName } from '../url-context.ts';
import { traceNamedRows } from './named-rows.ts';
import type { Tracer } from './trace.ts';
import { dataOfParts } from './typed.ts';

type Call = Extract<Node, { type: 'CallExpression' | 'OptionalCallExpression' | 'NewExpression' }>;

const ONE = /^(?:find(?:Unique|First)(?:OrThrow)?|findOne(?:By|OrFail|OrThrow|AndUpdate|AndDelete|AndReplace)?|findBy(?:Id|Pk)(?:AndUpdate|AndDelete)?|findOrCreate|create|upsert|update|delete|save|preload|first)$/;
const MANY = /^(?:findMany|findAll|findBy|find|findAndCount|list)$/;
/** Types whose methods give rows of what they are given. */
const OF_ROWS = /^(?:\w*Repository|\w*Model|Collection|\w*Collection|ReturnModelType)$/;
/** Steps of a query that follow the choice of the table. */
const QUERY = /^(?:from|where|limit|offset|orderBy|groupBy|leftJoin|innerJoin|returning|get|all|execute|prepare|\$dynamic)$/;
const MAX_CHAIN = 10;

/** What the rows have that a database is asked for, where the code names their model; null where it is no such call. */
export function traceRows(node: Call, name: string, scope: Scope, tracer: Tracer): Datum[] | null {
  const { callee } = node;
  if (callee.type !== 'MemberExpression' && callee.type !== 'OptionalMemberExpression') return null;
  const line = node.loc?.start.line ?? 0;
  const named = traceNamedRows(node, name, line);
  if (named) return named;
  if (QUERY.test(name)) return ofTable(node, scope, line, tracer);
  const isMany = MANY.test(name);
  if (!isMany && !ONE.test(name)) return null;
  const parts = modelOf(callee.object, scope, tracer);
  const called = calleeName(callee.object) ?? '';
  const model = recordName(called);
  if (parts.length === 0 && model === null) return null;
  const label = model ?? called;
  const [options] = node.arguments;
  const chosen = options?.type === 'ObjectExpression' ? optionOf(options, 'select') : undefined;
  const who = model === null ? {} : { person: true as const };
  const open: Datum = { at: [], label, line, ...who };
  if (chosen) return inList(selected(chosen, line, who), isMany);
  return [open, ...inList(dataOfParts(parts, label, line, tracer.matchers), isMany)];
}

const inList = (data: Datum[], isMany: boolean): Datum[] => (isMany ? putAt(data, '.*') : data);

/** The model that a client's member, a class, a model or a repository stands for. */
function modelOf(node: Node, scope: Scope, tracer: Tracer): readonly Part[] {
  const { types, members } = tracer.scopes;
  if (node.type === 'Identifier') {
    const binding = lookUp(scope, node.name);
    if (!binding) return [];
    const { declaration } = binding;
    const typed = declaration.kind === 'param' && declaration.steps.length === 0 ? rowsOf(typeOfNode(declaration.node), types) : declaration.kind === 'variable' && declaration.annotation ? rowsOf(typeOfNode(declaration.annotation), types) : null;
    return typed ?? types.ofSchema(node, scope);
  }
  if (node.type !== 'MemberExpression') return [];
  const name = propertyName(node.property, node.computed);
  if (name === null) return [];
  if (node.object.type === 'ThisExpression') {
    const declared = scope.thisClass ? (members.get(scope.thisClass)?.get(name) ?? []) : [];
    return declared.flatMap((member) => rowsOf(typeOfNode(member.node), types) ?? []);
  }
  return /^[a-z]/.test(name) ? [{ at: [], type: [`model:${name}`], steps: [], ...(recordName(name) === null ? {} : { person: true as const }) }] : [];
}

/** The rows of `Repository<Member>`. */
function rowsOf(type: Node | null, types: Tracer['scopes']['types']): readonly Part[] | null {
  if (type?.type !== 'TSTypeReference') return null;
  const { typeName, typeParameters } = type;
  const name = typeName.type === 'Identifier' ? typeName.name : typeName.right.name;
  const row = typeParameters?.params[0];
  return row && OF_ROWS.test(name) ? types.of(row) : null;
}

function optionOf(options: ObjectExpression, name: string): ObjectExpression | undefined {
  const found = options.properties.find((property) => property.type === 'ObjectProperty' && propertyName(property.key, property.computed) === name);
  return found?.type === 'ObjectProperty' && found.value.type === 'ObjectExpression' ? found.value : undefined;
}

/** `select: { email: true, profile: { select: { phone: true } } }`: these and no others. */
function selected(fields: ObjectExpression, line: number, who: { person?: true }): Datum[] {
  return fields.properties.flatMap((property): Datum[] => {
    const name = property.type === 'ObjectProperty' ? propertyName(property.key, property.computed) : null;
    if (name === null || property.type !== 'ObjectProperty') return [];
    if (property.value.type === 'BooleanLiteral') return property.value.value ? [{ at: [`.${name}`], label: name, line: property.loc?.start.line ?? line, ...who }] : [];
    const inner = property.value.type === 'ObjectExpression' ? optionOf(property.value, 'select') : undefined;
    return inner ? putAt(selected(inner, line, recordName(name) === null ? {} : { person: true }), `.${name}`) : [];
  });
}

/** `db.select().from(users).where(…)`. */
function ofTable(call: Call, scope: Scope, line: number, tracer: Tracer): Datum[] | null {
  let at: Node = call;
  for (let step = 0; step < MAX_CHAIN && at.type === 'CallExpression' && at.callee.type === 'MemberExpression'; step++) {
    const name = calleeName(at.callee);
    const [table] = at.arguments;
    if (name === 'from' && table?.type === 'Identifier' && calleeName(at.callee.object.type === 'CallExpression' ? at.callee.object.callee : at.callee.object) === 'select') {
      const chosen = at.callee.object.type === 'CallExpression' ? at.callee.object.arguments.length : 0;
      const label = recordName(table.name) ?? table.name;
      const rows = chosen > 0 ? [] : putAt(dataOfParts(tracer.scopes.types.ofSchema(table, scope), label, line, tracer.matchers), '.*');
      return [{ at: [], label: table.name, line }, ...rows];
    }
    at = at.callee.object;
  }
  return null;
}
