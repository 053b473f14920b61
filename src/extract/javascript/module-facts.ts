import type { File, Function as FunctionNode, Node } from '@babel/types';
import type { AccessPath, ModuleFacts, Wrapper } from '../../model/facts.ts';
import type { Datum } from '../../model/datum.ts';
import type { Matchers } from '../../model/matchers.ts';
import type { Collector } from './collect.ts';
import type { Evaluator } from './evaluate.ts';
import type { Addresses } from './flow/addresses.ts';
import { ExportedAddresses } from './flow/exported-addresses.ts';
import { actionOf } from './flow/hand-over.ts';
import type { Flows } from './flow/flows.ts';
import { HOLE, type Value } from './value.ts';
import { pathOfModule } from './roots.ts';
import { lookUp, propertyName, type Scopes } from './scope.ts';
import { readTypes } from './module-types.ts';
import type { WrappedCalls } from './wrapped-calls.ts';

const MAX_MEMBERS = 60;
/** Types of which an application has one value. */
const OF_CONFIGURATION = /(?:Config|Configuration|Environment|Env|Settings)$/;
const START = { line: 1, column: 1, endLine: 1, endColumn: 1 };
/** Keys and names are short; longer constants are prose. */
const MAX_TEXT = 80;

/**
 * What other files can get from this one: exported names whose value is an access path, what exported functions return
 * (`name()`), members of exported objects and classes (`name.member`, `name().member`), and wrappers of keyed APIs.
 */
export function readModule(file: File, scopes: Scopes, evaluator: Evaluator, collector: Collector, wrapped: WrappedCalls, flows: Flows, addresses: Addresses, matchers: Matchers): ModuleFacts {
  const facts: ModuleFacts = { imports: [], exports: {}, reexports: [], wrappers: [], uses: collector.uses, reaches: [], returns: {}, open: flows.open };
  const functions: [name: string, node: FunctionNode][] = [];
  const returns = new Map<string, Datum[]>();
  const exports = new Map<string, AccessPath>();
  const { program } = scopes;
  const wrappers: Wrapper[] = [];
  const exported = new ExportedAddresses(addresses, program);

  const offer = (name: string, value: Value | undefined, depth = 0, node?: Node): void => {
    if (!value || exports.size > MAX_MEMBERS || depth > 2) return;
    exported.add(name, value, node);
    switch (value.kind) {
      case 'path':
        if (value.path[0] !== 'request' && value.path[0] !== 'response' && !(value.path.length === 1 && value.path[0]?.startsWith('global:'))) exports.set(name, value.path);
        offerAction(name, value.path);
        if (value.path.join('') === 'npm:react.createContext()') offer(`${name}.$given`, evaluator.contextValue(name === 'default' ? (facts.defaultName ?? name) : name, scopes.program), depth + 1);
        return;
      case 'function':
        for (const call of wrapped.of(value.node)) wrappers.push({ name, ...call });
        functions.push([name, value.node]);
        if (!returns.has(name)) {
          const given = flows.returnsOf(value.node);
          if (given.length > 0) returns.set(name, given);
          const invoked = flows.invocationsOf(value.node);
          if (invoked.length > 0) (facts.invocations ??= {})[name] = invoked;
        }
        offer(`${name}()`, evaluator.result(value), depth + 1);
        return;
      case 'object':
        for (const property of value.node.properties) {
          const key = property.type === 'SpreadElement' ? null : propertyName(property.key, property.computed);
          if (key !== null) offer(`${name}.${key}`, evaluator.property(value, key), depth + 1, property.type === 'ObjectProperty' ? property.value : undefined);
        }
        return;
      case 'class':
        for (const member of value.node.body.body) {
          const key = 'static' in member && member.static === true && 'key' in member ? propertyName(member.key, 'computed' in member && member.computed === true) : null;
          if (key !== null) offer(`${name}.${key}`, evaluator.member(value, key), depth + 1);
        }
        offer(`${name}()`, { ...value, kind: 'instance' }, depth);
        return;
      case 'instance':
        for (const key of scopes.members.get(value.node)?.keys() ?? []) offer(`${name}.${key}`, evaluator.member(value, key), depth + 1);
        return;
      case 'text':
        if (value.text.length <= MAX_TEXT && !value.text.includes(HOLE)) exports.set(name, [`text:${value.text}`]);
        return;
      case 'store':
        for (const part of value.parts) offer(`${name}()`, part, depth);
        return;
      case 'array':
    }
  };

  /** Who calls the creator of an action gives that action what the reducer gets. */
  const offerAction = (name: string, path: AccessPath): void => {
    const channel = actionOf(path);
    if (channel) facts.reaches.push({ name, index: 0, steps: [], sink: { kind: 'put', channel, argument: 0, at: [], span: START } });
  };

  /** `export const environment: AppConfig = { apiUrl: "https://…" }` */
  const noteTyped = (id: Extract<Node, { type: 'Identifier' }>): void => {
    const type = id.typeAnnotation?.type === 'TSTypeAnnotation' ? id.typeAnnotation.typeAnnotation : null;
    if (type?.type !== 'TSTypeReference' || type.typeName.type !== 'Identifier' || !OF_CONFIGURATION.test(type.typeName.name)) return;
    const declaration = lookUp(program, type.typeName.name)?.declaration;
    (facts.typed ??= {})[id.name] = declaration?.kind === 'import' ? [...pathOfModule(declaration.specifier), `.${type.typeName.name}`] : [`.${type.typeName.name}`];
  };

  const nameOf = (node: Node): string => (node.type === 'StringLiteral' ? node.value : node.type === 'Identifier' ? node.name : '');
  for (const statement of file.program.body) {
    switch (statement.type) {
      case 'ImportDeclaration':
        facts.imports.push(statement.source.value);
        break;
      case 'ExportAllDeclaration':
        facts.imports.push(statement.source.value);
        facts.reexports.push(statement.source.value);
        break;
      case 'ExportNamedDeclaration':
        if (statement.source) {
          facts.imports.push(statement.source.value);
          for (const specifier of statement.specifiers) {
            const from = pathOfModule(statement.source.value);
            if (specifier.type === 'ExportSpecifier') exports.set(nameOf(specifier.exported), specifier.local.name === 'default' && from[0]!.startsWith('npm:') ? from : [...from, `.${specifier.local.name}`]);
            else if (specifier.type === 'ExportNamespaceSpecifier') exports.set(specifier.exported.name, from);
          }
        } else {
          for (const specifier of statement.specifiers) if (specifier.type === 'ExportSpecifier') offer(nameOf(specifier.exported), evaluator.evaluate(specifier.local, program), 0, specifier.local);
          const { declaration } = statement;
          if (declaration?.type === 'VariableDeclaration') {
            for (const declarator of declaration.declarations) {
              if (declarator.id.type === 'Identifier') noteTyped(declarator.id);
              if (declarator.id.type === 'Identifier') offer(declarator.id.name, evaluator.evaluate(declarator.id, program), 0, declarator.id);
              else if (declarator.id.type === 'ObjectPattern') for (const property of declarator.id.properties) if (property.type === 'ObjectProperty' && property.value.type === 'Identifier') offer(property.value.name, evaluator.evaluate(property.value, program));
            }
          } else if ((declaration?.type === 'FunctionDeclaration' || declaration?.type === 'ClassDeclaration') && declaration.id) offer(declaration.id.name, evaluator.evaluate(declaration.id, program));
        }
        break;
      case 'ExportDefaultDeclaration':
        if (statement.declaration.type === 'Identifier') facts.defaultName = statement.declaration.name;
        offer('default', evaluator.evaluate(statement.declaration, program), 0, statement.declaration);
        break;
      case 'TSExportAssignment':
        offer('default', evaluator.evaluate(statement.expression, program));
        break;
      case 'ExpressionStatement': {
        const { expression } = statement;
        if (expression.type !== 'AssignmentExpression' || expression.left.type !== 'MemberExpression') break;
        const target = evaluator.evaluate(expression.left, program);
        if (target?.kind !== 'path') break;
        const name = target.path.join('').replace(/^global:module\.exports/, 'exports').replace(/^global:exports/, 'exports');
        if (name === 'exports') {
          const value = evaluator.evaluate(expression.right, program);
          offer('default', value, 0, expression.right);
          if (value?.kind === 'object') for (const property of value.node.properties) {
            // `module.exports = { ...require("./report") }`
            const spread = property.type === 'SpreadElement' ? evaluator.evaluate(property.argument, program) : undefined;
            if (spread?.kind === 'path' && spread.path.length === 1 && spread.path[0]!.startsWith('module:')) facts.reexports.push(spread.path[0]!.slice('module:'.length));
            const key = property.type === 'SpreadElement' ? null : propertyName(property.key, property.computed);
            if (key !== null) offer(key, evaluator.property(value, key), 0, property.type === 'ObjectProperty' ? property.value : undefined);
          }
        } else if (name.startsWith('exports.')) offer(name.slice('exports.'.length), evaluator.evaluate(expression.right, program), 0, expression.right);
        break;
      }
      default:
    }
  }
  for (const use of collector.uses) {
    const root = use.path[0]!;
    facts.imports.push(root.slice(root.indexOf(':') + 1));
  }
  facts.imports = [...new Set(facts.imports)];
  facts.exports = Object.fromEntries([...exports].map(([name, path]) => [name === '__proto__' ? '' : name, path]));
  facts.returns = Object.fromEntries([...returns].filter(([name]) => name !== '__proto__'));
  for (const [name, node] of functions) for (const reach of flows.reachesOf(node)) facts.reaches.push({ name, ...reach });
  facts.wrappers = wrappers;
  const types = readTypes(file, scopes, matchers);
  if (types) facts.types = types;
  const found = exported.all();
  if (found) facts.addresses = found;
  const reads = flows.reads();
  if (reads.length > 0) facts.reads = reads;
  if (flows.requests.length > 0) facts.requests = flows.requests;
  if (flows.puts.length > 0) facts.puts = flows.puts;
  if (flows.handed.length > 0) facts.handed = flows.handed;
  return facts;
}
