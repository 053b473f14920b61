import { isMap, isScalar, isSeq, type Node, type Pair } from 'yaml';
import { manifestShape } from './manifest-shape.ts';
import { schemaOfItem, schemaOfKey } from './schema-below.ts';
import type { JsonSchema } from './shape.ts';

/** What reads best at the end of an entry; all else stands in the order of the one definition. */
const LAST = ['limit', 'observable', 'cite', 'status'];

/**
 * Brings sections and the fields of entries into their canonical order, in place. Entries keep the order that their
 * author gave them, and so do lists.
 */
export function sortFields(node: Node | null, schema: JsonSchema | null = manifestShape.schema): void {
  if (isSeq(node)) for (const item of node.items) sortFields(item as Node | null, schemaOfItem(schema));
  if (!isMap(node)) return;
  const pairs = node.items as Pair<Node, Node | null>[];
  const names = namesOf(schema);
  if (names !== null) {
    const rank = new Map([...names.filter((name) => !LAST.includes(name)), ...LAST].map((name, i) => [name, i]));
    const rankOf = (pair: Pair<Node>): number => rank.get(keyOf(pair)) ?? rank.size;
    pairs.sort((a, b) => rankOf(a) - rankOf(b));
  }
  for (const pair of pairs) sortFields(pair.value, schemaOfKey(schema, keyOf(pair)));
}

const namesOf = (schema: JsonSchema | null): string[] | null =>
  schema && typeof schema['properties'] === 'object' ? Object.keys(schema['properties'] as object) : null;

const keyOf = ({ key }: Pair<Node>): string => (isScalar(key) ? String(key.value) : '');
