import type { Node, ObjectExpression } from '@babel/types';
import { isPeopleType } from '../../model/records.ts';
import { pathOfModule } from './roots.ts';
import { readValidator } from './schema-fields.ts';
import { lookUp, propertyName, type Scope } from './scope.ts';
import { pickParts, putParts, sourceOf, takeParts, type Part, type TypeShapes } from './type-shapes.ts';
import { calleeName } from './url-context.ts';

const NONE: readonly Part[] = [];
/** Calls whose object literal declares fields, and which argument that is. */
const OBJECTS = /^(?:(?:strict|loose)?[oO]bject(?:Async)?|looseObject|shape|keys|interface|Schema|partial|defineTable)$/;
const TABLES = /^(?:\w*Table|model|define|createModel|entity)$/;
const LISTS = /^(?:array|list|Array)$/;
/** Packages that schemas are made with: what they export is none itself. */
const LIBRARY = /^(?:zod|yup|joi|@hapi\/joi|valibot|superstruct|mongoose|sequelize|typeorm|@sinclair\/typebox|io-ts|runtypes|elysia|ajv|convex|drizzle-\w+|arktype)(?:\/|$)/;
/** Calls that make one schema of several. */
const JOINS = /^(?:extend|safeExtend|merge|and|or|concat|intersection|intersect|Intersect|union|Union|discriminatedUnion|Composite|append|augment)$/;

/** What a schema written in code shows of the values that it admits. */
export function readSchema(node: Node, scope: Scope, shapes: TypeShapes, depth: number): readonly Part[] {
  switch (node.type) {
    case 'Identifier': {
      const binding = lookUp(scope, node.name);
      if (binding?.declaration.kind === 'import') return LIBRARY.test(binding.declaration.specifier) ? NONE : [{ at: [], type: [...pathOfModule(binding.declaration.specifier), ...binding.declaration.steps], steps: [] }];
      if (binding?.declaration.kind === 'class') return shapes.of(binding.declaration.node, depth);
      const source = sourceOf(node.name, scope);
      const parts = source ? shapes.ofSchema(source.node, source.scope, depth) : NONE;
      return isPeopleType(node.name.replace(/^[a-z]/, (c) => c.toUpperCase())) ? parts.map((part) => (part.at.length > 1 ? part : { ...part, person: true as const })) : parts;
    }
    case 'MemberExpression': {
      const name = propertyName(node.property, node.computed);
      if (name === null || node.object.type !== 'Identifier') return NONE;
      const binding = lookUp(scope, node.object.name);
      if (binding?.declaration.kind === 'import') return LIBRARY.test(binding.declaration.specifier) ? NONE : [{ at: [], type: [...pathOfModule(binding.declaration.specifier), ...binding.declaration.steps, `.${name}`], steps: [] }];
      const source = sourceOf(node.object.name, scope);
      const property = source?.node.type === 'ObjectExpression' ? source.node.properties.find((one) => one.type === 'ObjectProperty' && propertyName(one.key, one.computed) === name) : undefined;
      return property?.type === 'ObjectProperty' && source ? shapes.ofSchema(property.value, source.scope, depth) : NONE;
    }
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'AwaitExpression':
      return shapes.ofSchema(node.type === 'AwaitExpression' ? node.argument : node.expression, scope, depth);
    case 'ObjectExpression':
      return fields(node, scope, shapes, depth);
    case 'LogicalExpression':
      return shapes.ofSchema(node.right, scope, depth);
    case 'CallExpression':
    case 'NewExpression':
      return called(node, scope, shapes, depth);
    default:
      return NONE;
  }
}

function called(node: Extract<Node, { type: 'CallExpression' | 'NewExpression' }>, scope: Scope, shapes: TypeShapes, depth: number): readonly Part[] {
  const name = calleeName(node.callee) ?? '';
  const [first, second] = node.arguments;
  const base = node.callee.type === 'MemberExpression' && isSchemaLike(node.callee.object) ? shapes.ofSchema(node.callee.object, scope, depth) : NONE;
  if (name === 'pick' || name === 'omit') {
    const keys = namesIn(first);
    return name === 'pick' ? pickParts(base, keys) : takeParts(base, `~${keys.join(',')}`);
  }
  if (JOINS.test(name)) return [...base, ...node.arguments.flatMap((one) => (one.type === 'ArrayExpression' ? one.elements.flatMap((element) => (element ? shapes.ofSchema(element, scope, depth) : NONE)) : shapes.ofSchema(one, scope, depth)))];
  if (OBJECTS.test(name) && first && first.type !== 'StringLiteral') return [...base, ...shapes.ofSchema(first, scope, depth)];
  if (LISTS.test(name)) return putParts(first ? shapes.ofSchema(first, scope, depth) : base, '.*');
  if (TABLES.test(name) && first?.type === 'StringLiteral') {
    const { typeParameters } = node;
    const declared = typeParameters?.type === 'TSTypeParameterInstantiation' ? typeParameters.params.flatMap((param: Node) => shapes.of(param, depth)) : NONE;
    const parts = [...declared, ...(second ? shapes.ofSchema(second.type === 'ArrowFunctionExpression' ? second.body : second, scope, depth) : NONE)];
    return isPeopleTable(first.value) ? parts.map((part) => (part.at.length > 1 ? part : { ...part, person: true as const })) : parts;
  }
  return base;
}

const isPeopleTable = (name: string): boolean => isPeopleType(name.replace(/^[a-z]/, (c) => c.toUpperCase()).replace(/s$/, ''));

/** `schema.partial()`, `z.object({ … }).strict()`, but not the `z` of `z.object`. */
const isSchemaLike = (node: Node): boolean => node.type === 'CallExpression' || node.type === 'NewExpression' || node.type === 'Identifier' || node.type === 'MemberExpression';

function fields(object: ObjectExpression, scope: Scope, shapes: TypeShapes, depth: number): Part[] {
  return object.properties.flatMap((property): readonly Part[] => {
    if (property.type === 'SpreadElement') {
      // `…other.shape` is all of the other's fields
      const { argument } = property;
      return shapes.ofSchema(argument.type === 'MemberExpression' && propertyName(argument.property, argument.computed) === 'shape' ? argument.object : argument, scope, depth);
    }
    const name = property.type === 'ObjectProperty' ? propertyName(property.key, property.computed) : null;
    if (name === null || property.type !== 'ObjectProperty') return NONE;
    const { isFlag, holds } = readValidator(property.value);
    if (isFlag) return NONE;
    const step = `.${name}`;
    const inner = property.value.type === 'CallExpression' || property.value.type === 'ArrayExpression' || property.value.type === 'Identifier' ? nested(property.value, scope, shapes, depth) : NONE;
    return [{ at: [step], field: name, ...(holds === undefined ? {} : { holds }) }, ...putParts(inner, step)];
  });
}

function nested(node: Node, scope: Scope, shapes: TypeShapes, depth: number): readonly Part[] {
  if (node.type !== 'ArrayExpression') return shapes.ofSchema(node, scope, depth);
  const [element] = node.elements;
  return element ? putParts(shapes.ofSchema(element, scope, depth), '.*') : NONE;
}

/** `{ email: true }`, `["email"]`. */
function namesIn(node: Node | undefined): string[] {
  if (node?.type === 'ObjectExpression') return node.properties.flatMap((property) => (property.type === 'ObjectProperty' ? (propertyName(property.key, property.computed) ?? []) : []));
  return node?.type === 'ArrayExpression' ? node.elements.flatMap((element) => (element?.type === 'StringLiteral' ? element.value : [])) : [];
}
