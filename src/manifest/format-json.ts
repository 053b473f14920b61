import { isMap, isScalar, isSeq, parseDocument, type Node } from 'yaml';
import { sortFields } from './format-order.ts';

/** A manifest that is JSON, in canonical order, one value a line, two spaces a level. */
export function formatJson(text: string): string {
  const { contents } = parseDocument(text, { schema: 'core', uniqueKeys: false, logLevel: 'error' });
  sortFields(contents as Node | null);
  return `${print(contents as Node | null, '')}\n`;
}

// Printed from the document, since objects of JavaScript bring keys that are numbers into another order.
function print(node: Node | null, indent: string): string {
  const deeper = `${indent}  `;
  const block = (open: string, items: string[], close: string): string =>
    items.length === 0 ? open + close : `${open}\n${items.map((item) => deeper + item).join(',\n')}\n${indent}${close}`;
  if (isSeq(node)) return block('[', node.items.map((item) => print(item as Node, deeper)), ']');
  if (isMap(node)) return block('{', node.items.map(({ key, value }) => `${print(key as Node, deeper)}: ${print(value as Node | null, deeper)}`), '}');
  return JSON.stringify(isScalar(node) ? node.value : null);
}
