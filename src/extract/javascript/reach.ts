import type { File, Function as FunctionNode, Node, SwitchStatement } from '@babel/types';
import type { ControlNames } from '../../model/controls.ts';
import { namesIn, nameOf, type Checked } from './condition-names.ts';
import { asksBefore, endsHere } from './guard-statements.ts';
import { attributeGuards, componentGuard } from './jsx-guards.ts';
import { propertyName, type Scope, type Scopes } from './scope.ts';
import { calleeName, tagName } from './url-context.ts';
import { eachChild } from './walk.ts';

/** 1-based, as sightings have it. */
export interface Position {
  line: number;
  column: number;
}

/** What was decided on the way to a place; the innermost decision first. */
export interface Decided {
  checked: readonly Checked[];
  outer: Decided | null;
}

/** A function around a place, innermost first. */
export interface Within {
  node: FunctionNode;
  /** The name by which code of the file calls it. */
  name: string | null;
  outer: Within | null;
}

export interface Reached {
  decided: Decided | null;
  within: Within | null;
}

/** `promise.then(run)` says of the promise what a condition on it would. */
const SETTLED = /^(?:then|finally)$/;
/** What runs where something failed says nothing of what was granted. */
const NEVER = /^(?:catch)$/;

/**
 * Finds what decided that the code at each place runs: conditions, early ends, callbacks, elements. One descent, which
 * enters only what holds a place.
 * @param places in order of position
 */
export function reach(file: File, scopes: Scopes, places: readonly Position[], controls: ControlNames): (Reached | undefined)[] {
  const reached: (Reached | undefined)[] = new Array(places.length).fill(undefined);
  if (places.length === 0) return reached;
  const first = (line: number, column: number, low: number, high: number): number => {
    while (low < high) {
      const middle = (low + high) >> 1;
      const place = places[middle]!;
      if (place.line < line || (place.line === line && place.column < column + 1)) low = middle + 1;
      else high = middle;
    }
    return low;
  };

  const names = new Map<Node, string>();
  const visit = (node: Node, low: number, high: number, scope: Scope, decided: Decided | null, within: Within | null): void => {
    const here = { decided, within };
    for (let index = low; index < high; index++) reached[index] = here;
    noteNames(node, names);
    const rest = decisionsOf(node, scope, controls, names);
    const inside = isFunction(node) ? { node, name: names.get(node) ?? (node.type === 'FunctionDeclaration' ? (node.id?.name ?? null) : null), outer: within } : within;
    eachChild(node, (child) => {
      if (!child.loc) return;
      const { start, end } = child.loc;
      if (end.line < places[low]!.line || start.line > places[high - 1]!.line) return;
      const from = first(start.line, start.column, low, high);
      const to = first(end.line, end.column, from, high);
      if (from < to) {
        const checked = rest.before(child);
        visit(child, from, to, scopes.of.get(child) ?? scope, checked.length > 0 ? { checked, outer: decided } : decided, inside);
      }
    });
  };
  visit(file.program, 0, places.length, scopes.program, null, null);
  return reached;
}

interface Decisions {
  /** What must have been decided for the child to run, beyond what its parent needs. Children are asked about in source order. */
  before(child: Node): readonly Checked[];
}

const NOTHING: readonly Checked[] = [];
const UNDECIDED: Decisions = { before: () => NOTHING };

function decisionsOf(node: Node, scope: Scope, controls: ControlNames, names: ReadonlyMap<Node, string>): Decisions {
  switch (node.type) {
    case 'IfStatement':
    case 'ConditionalExpression':
      return { before: (child) => (child === node.test ? NOTHING : namesIn(node.test, child === node.consequent, scope)) };
    case 'WhileStatement':
      return { before: (child) => (child === node.body ? namesIn(node.test, true, scope) : NOTHING) };
    case 'LogicalExpression':
      return { before: (child) => (child === node.right && node.operator !== '??' ? namesIn(node.left, node.operator === '&&', scope) : NOTHING) };
    case 'Program':
    case 'BlockStatement':
    case 'StaticBlock':
      return afterStatements(node.body, scope, controls);
    case 'SwitchStatement':
      return { before: (child) => inCase(node, child, scope) };
    case 'SwitchCase':
      return afterStatements(node.consequent, scope, controls);
    case 'CallExpression':
    case 'OptionalCallExpression':
    case 'NewExpression':
      return { before: (child) => ofCallback(node, child, scope) };
    case 'ObjectExpression':
    case 'ArrayExpression':
      return { before: (child) => ofHandler(child, names.get(node)) };
    case 'AssignmentExpression':
      return { before: (child) => (child === node.right && isFunction(child) && node.left.type !== 'Identifier' ? named(nameOf(node.left)) : NOTHING) };
    case 'JSXOpeningElement':
      return { before: (child) => (child.type === 'JSXAttribute' && child.name.type === 'JSXIdentifier' && child.value?.type === 'JSXExpressionContainer' && isFunction(child.value.expression) ? named(`${tagName(node.name)}.${child.name.name}`) : NOTHING) };
    case 'JSXElement': {
      const gate = componentGuard(node);
      return { before: (child) => (child === node.openingElement ? attributeGuards(node.openingElement, controls) : [...gate, ...attributeGuards(node.openingElement, controls)]) };
    }
    default:
      return UNDECIDED;
  }
}

/** What objects, lists and functions are called by where they stand: `CookieConsent.run({ onAccept() {} })` is `CookieConsent.run.onAccept`. */
function noteNames(node: Node, names: Map<Node, string>): void {
  const note = (target: Node | null | undefined, name: string | null): void => {
    if (name !== null && target && (target.type === 'ObjectExpression' || target.type === 'ArrayExpression' || isFunction(target))) names.set(target, name);
  };
  switch (node.type) {
    case 'VariableDeclarator':
      if (node.id.type === 'Identifier') note(node.init, node.id.name);
      return;
    case 'AssignmentExpression':
      if (node.right.type !== 'ObjectExpression' || names.get(node.right) === undefined) note(node.right, isFunction(node.right) && node.left.type !== 'Identifier' ? null : nameOf(node.left));
      return;
    case 'CallExpression':
    case 'OptionalCallExpression':
    case 'NewExpression':
      for (const argument of node.arguments) {
        if (argument.type === 'ObjectExpression') note(argument, nameOf(node.callee));
        else if (argument.type === 'ArrayExpression') note(argument, nameOf({ ...node, arguments: argument.elements.filter((element) => element !== null).slice(0, 2) } as Node));
      }
      return;
    case 'ObjectExpression': {
      const own = names.get(node);
      for (const property of node.properties) {
        if (property.type === 'ObjectProperty' && property.value.type === 'ObjectExpression') note(property.value, joined(own, propertyName(property.key, property.computed)));
      }
      return;
    }
    default:
  }
}

const joined = (own: string | undefined, key: string | null): string | null => (key === null ? (own ?? null) : own === undefined ? key : `${own}.${key}`);

/** A function kept in an object or a list is run by whoever got that. */
function ofHandler(child: Node, owner: string | undefined): readonly Checked[] {
  if (child.type === 'ObjectMethod' || (child.type === 'ObjectProperty' && isFunction(child.value))) return named(joined(owner, propertyName(child.key, child.computed)));
  return isFunction(child) && owner !== undefined ? named(owner) : NOTHING;
}

const named = (name: string | null): Checked[] => (name === null ? [] : [{ name, holds: true }]);

/** Statements that end the block, or ask and wait, decide on all that follows them. */
function afterStatements(statements: readonly Node[], scope: Scope, controls: ControlNames): Decisions {
  let next = 0;
  const decided: Checked[] = [];
  return {
    before(child) {
      for (; next < statements.length && statements[next] !== child; next++) {
        const statement = statements[next]!;
        if (statement.type === 'IfStatement') {
          const [yes, no] = [endsHere(statement.consequent), statement.alternate ? endsHere(statement.alternate) : false];
          if (yes !== no) decided.push(...namesIn(statement.test, no, scope));
        }
        decided.push(...asksBefore(statement, controls));
      }
      // The question itself needs no other to go before it.
      const own = child.type === 'ExpressionStatement' ? asksBefore(child, controls) : NOTHING;
      return decided.length + own.length === 0 ? NOTHING : [...decided, ...own];
    },
  };
}

/** A case runs for its own value and those that fall through to it; where one of them is `default`, for any. */
function inCase({ discriminant, cases }: SwitchStatement, child: Node, scope: Scope): readonly Checked[] {
  const index = cases.findIndex((one) => one === child);
  if (index < 0) return NOTHING;
  let first = index;
  while (first > 0 && !cases[first - 1]!.consequent.some(endsHere)) first--;
  const tests = cases.slice(first, index + 1).map(({ test }) => test ?? null);
  if (tests.includes(null)) return NOTHING;
  const all = tests.map((test) => (discriminant.type === 'BooleanLiteral'
    ? namesIn(test!, discriminant.value, scope)
    : namesIn({ type: 'BinaryExpression', operator: '===', left: discriminant, right: test! } as Node, true, scope)));
  const [own = [], ...others] = all;
  return own.filter((one) => others.every((list) => list.some((other) => other.name === one.name && other.holds === one.holds)));
}

/** A function given to another runs when that one decides: `onConsent(() => …)`, `ask().then(() => …)`. */
export function ofCallback(call: Extract<Node, { type: 'CallExpression' | 'OptionalCallExpression' | 'NewExpression' }>, child: Node, scope: Scope, isReference = false): readonly Checked[] {
  if (child === call.callee || !(isReference || isFunction(child))) return NOTHING;
  const { callee } = call;
  const method = callee.type === 'MemberExpression' || callee.type === 'OptionalMemberExpression' ? calleeName(callee) : null;
  if (method !== null && NEVER.test(method)) return NOTHING;
  if (method !== null && SETTLED.test(method)) return method === 'then' && child === call.arguments[0] && 'object' in callee ? namesIn(callee.object, true, scope) : NOTHING;
  return named(nameOf(call));
}

export function isFunction(node: Node): node is FunctionNode {
  switch (node.type) {
    case 'FunctionDeclaration':
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
    case 'ObjectMethod':
    case 'ClassMethod':
    case 'ClassPrivateMethod':
      return true;
    default:
      return false;
  }
}
