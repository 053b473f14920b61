import type { File, Function as FunctionNode, Node } from '@babel/types';
import type { Checked } from './condition-names.ts';
import { ofCallback, type Position } from './reach.ts';
import { lookUp, type Scope, type Scopes } from './scope.ts';
import { eachChild } from './walk.ts';

/** A place where a function of the file is called, rendered or handed on. */
export interface Reference extends Position {
  /** Who runs it from there decides, too: `onConsent(init)`. */
  checked: readonly Checked[];
  /** Others may call it: it is exported, or kept somewhere. */
  escapes: boolean;
}

/** All uses of functions, in one walk of the file. @param names by which the functions are declared */
export function findReferences(file: File, scopes: Scopes, names: ReadonlyMap<FunctionNode, string>): Map<FunctionNode, Reference[]> {
  const found = new Map<FunctionNode, Reference[]>();
  const wanted = new Set(names.values());

  const meant = (name: string, scope: Scope): FunctionNode | undefined => {
    const binding = lookUp(scope, name);
    if (!binding) return undefined;
    const { declaration, sources } = binding;
    const node = declaration.kind === 'function' ? declaration.node : sources.length === 1 ? (sources[0]!.node as FunctionNode) : undefined;
    return node && names.get(node) === name ? node : undefined;
  };

  const add = (name: string, node: Node, parent: Node | undefined, scope: Scope): void => {
    const target = wanted.has(name) ? meant(name, scope) : undefined;
    if (!target || !node.loc) return;
    const list = found.get(target) ?? [];
    list.push({ line: node.loc.start.line, column: node.loc.start.column + 1, ...useOf(node, parent, scope) });
    found.set(target, list);
  };

  const ancestors: Node[] = [];
  const visit = (node: Node, scope: Scope): void => {
    const parent = ancestors.at(-1);
    if (node.type === 'Identifier' && !isDeclared(node, parent)) add(node.name, node, parent, scope);
    else if (node.type === 'JSXIdentifier' && parent?.type === 'JSXOpeningElement') add(node.name, node, parent, scope);
    else if (node.type === 'ExportNamedDeclaration' && node.declaration) exported(node.declaration, scope);
    else if (node.type === 'ExportDefaultDeclaration' && node.declaration.type === 'FunctionDeclaration') exported(node.declaration, scope);
    ancestors.push(node);
    eachChild(node, (child) => visit(child, scopes.of.get(child) ?? scope));
    ancestors.pop();
  };
  const exported = (declaration: Node, scope: Scope): void => {
    const ids = declaration.type === 'VariableDeclaration' ? declaration.declarations.map(({ id }) => id) : [(declaration as { id?: Node }).id];
    for (const id of ids) if (id?.type === 'Identifier') add(id.name, id, undefined, scope);
  };
  visit(file.program, scopes.program);
  return found;
}

const isDeclared = (node: Node, parent: Node | undefined): boolean =>
  (parent?.type === 'VariableDeclarator' && parent.id === node)
  || ((parent?.type === 'FunctionDeclaration' || parent?.type === 'FunctionExpression') && parent.id === node)
  || (parent?.type === 'AssignmentExpression' && parent.left === node);

function useOf(node: Node, parent: Node | undefined, scope: Scope): { checked: readonly Checked[]; escapes: boolean } {
  switch (parent?.type) {
    case 'CallExpression':
    case 'OptionalCallExpression':
    case 'NewExpression':
      return { checked: ofCallback(parent, node, scope, true), escapes: false };
    case 'JSXOpeningElement':
    case 'ArrayExpression': // the dependencies of a hook
      return { checked: [], escapes: false };
    default:
      return { checked: [], escapes: true };
  }
}
