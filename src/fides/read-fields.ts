import { nameKind, type Located } from '../manifest/shape.ts';
import { report } from '../manifest/source.ts';
import type { Entry, MapNode, Node } from '../manifest/tree.ts';

const find = (map: MapNode, key: string): Node | null => {
  const entry: Entry | undefined = map.entries.find((one) => one.key === key);
  return entry === undefined || (entry.value.kind === 'scalar' && entry.value.value === null) ? null : entry.value;
};

function refuse(node: Node, what: string, expected: string): void {
  if (node.kind === 'scalar' && node.broken) return;
  report(node.at, `${what}: expected ${expected}, found ${nameKind(node)}`, `write ${expected}`);
}

/** A text of a resource; numbers and truths count as they are written. Null where there is none. */
export function readText(map: MapNode, key: string): string | null {
  return locateText(map, key)?.value ?? null;
}

export function locateText(map: MapNode, key: string): Located | null {
  const node = find(map, key);
  if (node === null) return null;
  if (node.kind === 'scalar') return { value: String(node.value), at: node.at };
  refuse(node, key, 'text');
  return null;
}

/** A text without which the resource means nothing. */
export function requireText(map: MapNode, key: string, what: string): Located | null {
  const found = locateText(map, key);
  if (found === null && find(map, key) === null) report(map.at, `${what} lacks "${key}"`, `add "${key}: …"`);
  return found;
}

/** A list of words; null where there is none. */
export function readWords(map: MapNode, key: string): Located[] | null {
  const node = find(map, key);
  if (node === null) return null;
  const items = node.kind === 'list' ? node.items : [node];
  return items.flatMap((item) => {
    if (item.kind === 'scalar' && item.value !== null) return [{ value: String(item.value), at: item.at }];
    refuse(item, key, 'a list of keys');
    return [];
  });
}

/** A list of maps, or a single one in its place; empty where there is none. */
export function readMaps(map: MapNode, key: string): MapNode[] {
  const node = find(map, key);
  if (node === null) return [];
  const items = node.kind === 'list' ? node.items : [node];
  return items.flatMap((item) => {
    if (item.kind === 'map') return [item];
    refuse(item, key, 'a list of maps');
    return [];
  });
}

export function readMap(map: MapNode, key: string): MapNode | null {
  const node = find(map, key);
  if (node === null || node.kind === 'map') return node;
  refuse(node, key, 'a map');
  return null;
}

export const isTrue = (map: MapNode, key: string): boolean => {
  const node = find(map, key);
  return node?.kind === 'scalar' && node.value === true;
};
