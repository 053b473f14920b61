import { SEVERITIES, type Severity } from '../model/finding.ts';
import { isCategory, suggest, suggestKey } from '../taxonomy/index.ts';
import { report, type ConfigSource, type Entry, type MapNode, type Node } from './config-tree.ts';

/** Values of a configuration; each reports what was expected instead, and reads undefined. `path` is the key, for messages. */

export function readText(node: Node, path: string, source: ConfigSource): string | undefined {
  if (node.kind === 'scalar' && typeof node.value === 'string' && node.value.trim() !== '') return node.value;
  report(source, node.offset, `${path} must be a text`);
  return undefined;
}

const MOST_ITEMS = 1_000;

/** A text alone is a list of one. */
export function readTexts(node: Node, path: string, source: ConfigSource): { value: string; offset: number }[] {
  const items = node.kind === 'list' ? node.items : [node];
  if (items.length > MOST_ITEMS) {
    report(source, node.offset, `${path} has more than ${MOST_ITEMS} entries`);
    return [];
  }
  return items.flatMap((item) => {
    const value = readText(item, node.kind === 'list' ? `each of ${path}` : path, source);
    return value === undefined ? [] : [{ value, offset: item.offset }];
  });
}

export function readMap(node: Node, path: string, source: ConfigSource): MapNode | undefined {
  if (node.kind === 'map') return node;
  report(source, node.offset, `${path} must be a map`);
  return undefined;
}

export function readMaps(node: Node, path: string, source: ConfigSource): MapNode[] {
  if (node.kind === 'list' && node.items.length <= MOST_ITEMS) return node.items.flatMap((item) => readMap(item, `each of ${path}`, source) ?? []);
  report(source, node.offset, `${path} must be a list${node.kind === 'list' ? ` of at most ${MOST_ITEMS}` : ''}`);
  return [];
}

/** Calls the reader of each key; unknown keys are reported with the nearest known one. */
export function readFields(map: MapNode, path: string, source: ConfigSource, fields: Readonly<Record<string, (entry: Entry) => void>>, meant: Readonly<Record<string, string>> = {}): void {
  for (const entry of map.entries) {
    if (Object.hasOwn(fields, entry.key)) {
      fields[entry.key]!(entry);
      continue;
    }
    const names = Object.keys(fields);
    const near = Object.hasOwn(meant, entry.key) ? meant[entry.key] : suggest(entry.key, names);
    report(source, entry.offset, `unknown key "${entry.key.slice(0, 60)}"${path === '' ? '' : ` in ${path}`}`, near ? `did you mean "${near}"?` : `one of ${names.join(', ')}`);
  }
}

/** Other tools' words for levels. */
const LEVELS_MEANT: Readonly<Record<string, Severity>> = { warn: 'warning', info: 'note', ignore: 'off', none: 'off', fatal: 'error', '2': 'error', '1': 'warning', '0': 'off', false: 'off' };

export function readSeverity(node: Node, path: string, source: ConfigSource, allowed: readonly Severity[] = SEVERITIES): Severity | undefined {
  const value = node.kind === 'scalar' ? String(node.value) : '';
  const found = allowed.find((one) => one === value);
  if (found) return found;
  const near = Object.hasOwn(LEVELS_MEANT, value) ? LEVELS_MEANT[value] : allowed.find((one) => one === suggest(value, allowed));
  report(source, node.offset, `${path} must be one of ${allowed.join(', ')}`, near && allowed.includes(near) ? `did you mean "${near}"?` : null);
  return undefined;
}

/** Levels by rule, vendor, verdict or category. Only categories can be checked here: the rest is the catalogue's. */
export function readLevels(node: Node, path: string, source: ConfigSource): Record<string, Severity> {
  const levels: Record<string, Severity> = {};
  for (const { key, offset, value } of readMap(node, path, source)?.entries ?? []) {
    const severity = readSeverity(value, `${path}.${key.slice(0, 60)}`, source);
    if (severity) levels[key] = severity;
    if (/^user\./.test(key) && !isCategory(key)) {
      const near = suggestKey(key, 'category');
      report(source, offset, `"${key.slice(0, 80)}" is no category`, near ? `did you mean "${near}"?` : null);
    }
  }
  return levels;
}
