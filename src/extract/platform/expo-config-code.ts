import type { Node } from '@babel/types';
import type { Sighting } from '../../model/facts.ts';
import type { Matchers } from '../../model/matchers.ts';
import { languageOf, parseJavaScript } from '../javascript/parse.ts';
import { propertyName } from '../javascript/scope.ts';
import { eachChild } from '../javascript/walk.ts';
import { Positions } from '../positions.ts';
import type { JsonEntry } from '../read-json.ts';
import { sightExpoEntries } from './expo-config.ts';

const MAX_DEPTH = 12;

/** Expo's app.config.ts: what app.json would say, where it is written as a literal. */
export function extractExpoCode(path: string, text: string, matchers: Matchers): Sighting[] {
  const entries: JsonEntry[] = [];
  const visit = (node: Node): void => {
    if (node.type === 'ObjectExpression') entries.push(...entriesOf(node, [], 0));
    else eachChild(node, visit);
  };
  visit(parseJavaScript(text, languageOf(path), 1, 1));
  return sightExpoEntries(entries, new Positions(text), matchers);
}

function entriesOf(node: Node, path: string[], depth: number): JsonEntry[] {
  if (depth > MAX_DEPTH) return [];
  const members: { key: string; at: Node; value: Node }[] = [];
  if (node.type === 'ObjectExpression') {
    for (const property of node.properties) {
      const key = property.type === 'ObjectProperty' ? propertyName(property.key, property.computed) : null;
      if (key !== null && property.type === 'ObjectProperty') members.push({ key, at: property.key, value: property.value });
    }
  } else if (node.type === 'ArrayExpression') node.elements.forEach((element, index) => element && members.push({ key: String(index), at: element, value: element }));
  return members.flatMap(({ key, at, value }) => {
    const inner = [...path, key];
    const isItem = at === value;
    const entry: JsonEntry = { path: inner, key, keyStart: at.start!, keyEnd: isItem ? at.start! : at.end!, value: constantOf(value), valueStart: value.start!, valueEnd: value.end! };
    return [entry, ...entriesOf(value, inner, depth + 1)];
  });
}

function constantOf(node: Node): string | null {
  switch (node.type) {
    case 'StringLiteral':
      return node.value;
    case 'BooleanLiteral':
    case 'NumericLiteral':
      return String(node.value);
    case 'TemplateLiteral':
      return node.quasis.map((quasi) => quasi.value.cooked ?? '').join('');
    default:
      return null;
  }
}
