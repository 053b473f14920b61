import type { File, Node, Statement } from '@babel/types';
import type { Datum } from '../../model/datum.ts';
import type { Matchers } from '../../model/matchers.ts';
import { recordName } from '../../model/records.ts';
import { dataOfParts } from './flow/typed.ts';
import type { Scopes } from './scope.ts';
import type { Part } from './type-shapes.ts';
import { calleeName } from './url-context.ts';

const MAX_TYPES = 200;
/** Calls that make a schema, a model or a table, alone or at the end of a chain. */
const MAKES = /^(?:(?:strict|loose)?[oO]bject(?:Async)?|shape|keys|Schema|model|define|extend|merge|pick|omit|partial|array|\w*Table|and|strict|passthrough|refine|superRefine|transform|Composite|Intersect|createModel|defineTable)$/;

/** What values have of the types, classes and schemas that a file exports; only those that say anything of a person. */
export function readTypes(file: File, scopes: Scopes, matchers: Matchers): Record<string, Datum[]> | undefined {
  const found = new Map<string, Datum[]>();
  let locals: Map<string, Node> | undefined;
  const isAmbient = !file.program.body.some(({ type }) => /^(?:Import|Export)/.test(type));
  const offer = (name: string, node: Node, parts: () => readonly Part[]): void => {
    if (found.size >= MAX_TYPES || name === '__proto__') return;
    const data = dataOfParts(parts(), name, node.loc?.start.line ?? 0, matchers);
    // A type that shows nothing is known too, where its name alone would say more.
    if (data.length > 0 || recordName(name) !== null) found.set(name, data);
  };
  const declared = (node: Node | null | undefined, as?: string): void => {
    switch (node?.type) {
      case 'TSInterfaceDeclaration':
      case 'TSTypeAliasDeclaration':
        offer(as ?? node.id.name, node, () => scopes.types.of(node));
        return;
      case 'ClassDeclaration':
        if (as ?? node.id) offer(as ?? node.id!.name, node, () => scopes.types.of(node));
        return;
      case 'VariableDeclaration':
        for (const { id, init } of node.declarations) if (id.type === 'Identifier' && init && isSchema(init)) offer(as ?? id.name, node, () => scopes.types.ofSchema(init, scopes.program));
        return;
      case 'Identifier': {
        const local = (locals ??= localsOf(file)).get(node.name);
        if (local && local !== node) declared(local, as ?? node.name);
        return;
      }
      case 'CallExpression':
      case 'LogicalExpression':
        if (isSchema(node)) offer(as ?? 'default', node, () => scopes.types.ofSchema(node, scopes.program));
        return;
      default:
    }
  };
  for (const statement of file.program.body) {
    if (statement.type === 'ExportNamedDeclaration' && !statement.source) {
      declared(statement.declaration);
      for (const specifier of statement.specifiers) if (specifier.type === 'ExportSpecifier') declared(specifier.local, specifier.exported.type === 'Identifier' ? specifier.exported.name : specifier.exported.value);
    } else if (statement.type === 'ExportDefaultDeclaration') declared(statement.declaration, 'default');
    else if (statement.type === 'ExpressionStatement') exported(statement, declared);
    else if (isAmbient && /^TS(?:Interface|TypeAlias)Declaration$/.test(statement.type)) declared(statement); // declares for all
  }
  return found.size > 0 ? Object.fromEntries(found) : undefined;
}

/** `module.exports = mongoose.model(…)`, `exports.User = …`, `module.exports = { User }`. */
function exported({ expression }: Extract<Statement, { type: 'ExpressionStatement' }>, declared: (node: Node, as: string) => void): void {
  if (expression.type !== 'AssignmentExpression' || expression.left.type !== 'MemberExpression') return;
  const { left, right } = expression;
  const name = left.property.type === 'Identifier' ? left.property.name : '';
  const owner = calleeName(left.object);
  if (owner === 'module' && name === 'exports') {
    if (right.type !== 'ObjectExpression') declared(right, 'default');
    else for (const property of right.properties) if (property.type === 'ObjectProperty' && property.key.type === 'Identifier') declared(property.value, property.key.name);
  } else if (owner === 'exports' && name !== '') declared(right, name);
}

function localsOf(file: File): Map<string, Node> {
  const locals = new Map<string, Node>();
  for (const statement of file.program.body) {
    if (statement.type === 'VariableDeclaration') {
      for (const { id } of statement.declarations) if (id.type === 'Identifier') locals.set(id.name, statement);
    } else if ('id' in statement && statement.id?.type === 'Identifier') locals.set(statement.id.name, statement);
  }
  return locals;
}

function isSchema(node: Node): boolean {
  switch (node.type) {
    case 'CallExpression':
    case 'NewExpression':
      return MAKES.test(calleeName(node.callee) ?? '') || (node.callee.type === 'MemberExpression' && isSchema(node.callee.object));
    case 'LogicalExpression':
      return isSchema(node.right);
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
      return isSchema(node.expression);
    default:
      return false;
  }
}
