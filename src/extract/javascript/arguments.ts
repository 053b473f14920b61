import type { Node } from '@babel/types';
import type { ArgumentFacts } from '../../model/facts.ts';
import type { Evaluator } from './evaluate.ts';
import { HOLE, type Value } from './value.ts';
import { propertyName, type Scope } from './scope.ts';
import { eachChild } from './walk.ts';

const MAX_NAMES = 24;
/** Functions through which a datum passes as it is. */
const TRANSPARENT = new Set(['JSON', 'stringify', 'String', 'toString', 'encodeURIComponent', 'Buffer', 'from', 'Object', 'assign']);

/** What the text of an argument tells: its constant parts and the names in it. */
export function readArgument(node: Node, scope: Scope, evaluator: Evaluator): ArgumentFacts {
  const value = node.type === 'SpreadElement' ? undefined : evaluator.evaluate(node, scope);
  const from = value?.kind === 'path' && !value.path.includes('()') && /^(?:module|npm):/.test(value.path[0] ?? '') ? { from: value.path } : {};
  if (value?.kind === 'object') {
    // `set({ name: "token", value })`: the entry is named inside
    for (const name of ['name', 'key']) {
      const named = evaluator.property(value, name);
      if (named?.kind === 'text') return { text: textOf(named), names: namesIn(node) };
    }
  }
  return { text: textOf(value), names: namesIn(node), ...from };
}

/** The constant text of a value; parts that are not constant are `*`. Null where none of it is. */
export function textOf(value: Value | undefined): string | null {
  if (value?.kind !== 'text') return null;
  const text = value.text.replaceAll(HOLE, '*');
  return text === '' || /^\*+$/.test(text) ? null : text;
}

/** Variables, properties and keys in an expression: what a reader would go by. Callees are not data. */
export function namesIn(node: Node): string[] {
  const names: string[] = [];
  const add = (name: string | null): void => {
    if (name !== null && names.length < MAX_NAMES && !TRANSPARENT.has(name)) names.push(name);
  };
  const visit = (at: Node): void => {
    if (names.length >= MAX_NAMES) return;
    switch (at.type) {
      case 'Identifier':
        add(at.name);
        return;
      case 'MemberExpression':
      case 'OptionalMemberExpression':
        add(propertyName(at.property, at.computed));
        if (at.object.type === 'MemberExpression' || at.object.type === 'Identifier' || at.object.type === 'OptionalMemberExpression') return;
        visit(at.object);
        return;
      case 'ObjectProperty':
        add(propertyName(at.key, at.computed));
        if (at.value.type !== 'Identifier') visit(at.value);
        return;
      case 'CallExpression':
      case 'OptionalCallExpression':
      case 'NewExpression':
        for (const argument of at.arguments) visit(argument);
        return;
      case 'FunctionExpression':
      case 'ArrowFunctionExpression':
      case 'StringLiteral':
        return;
      default:
        eachChild(at, visit);
    }
  };
  visit(node);
  return names;
}
