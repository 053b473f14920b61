import type { Node as YamlNode, ParsedNode } from 'yaml';
import type { ManifestProblem, Place } from '../model/manifest.ts';

/** A configuration as data with places. Maps are lists of entries, so no key can mean anything to the language. */
export type Node = ScalarNode | ListNode | MapNode;
export interface ScalarNode { kind: 'scalar'; offset: number; value: string | number | boolean | null }
export interface ListNode { kind: 'list'; offset: number; items: Node[] }
export interface MapNode { kind: 'map'; offset: number; entries: Entry[] }
export interface Entry { key: string; offset: number; value: Node }

/** One file while it is read. */
export interface ConfigSource {
  /** As shown to people. */
  file: string;
  text: string;
  problems: ManifestProblem[];
}

export function report({ file, text, problems }: ConfigSource, offset: number, message: string, hint: string | null = null, severity: ManifestProblem['severity'] = 'error'): void {
  if (problems.length < MOST_PROBLEMS) problems.push({ severity, file, ...placeAt(text, offset), message, hint });
}
const MOST_PROBLEMS = 50;

export function placeAt(text: string, offset: number): Place {
  const before = text.slice(0, offset);
  const start = before.lastIndexOf('\n') + 1;
  let line = 1;
  for (let at = before.indexOf('\n'); at >= 0; at = before.indexOf('\n', at + 1)) line++;
  return { line, column: offset - start + 1 };
}

const DEEPEST = 12;
const RESERVED = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Reads YAML, and so JSON too. Aliases are refused: configurations need none, and they can stand for more than fits in memory.
 * @param key below which the configuration is; null = the whole file
 * @returns null for what is no use, with the problems reported
 */
export async function parseConfig(source: ConfigSource, key: string | null): Promise<MapNode | null> {
  const { isAlias, isMap, isScalar, isSeq, parseDocument } = await import('yaml');
  const before = source.problems.length;
  const document = parseDocument(source.text, { version: '1.2', schema: 'core', merge: false, uniqueKeys: false, prettyErrors: false, logLevel: 'error' });
  for (const { message, pos } of document.errors.slice(0, 1)) report(source, pos[0], `not readable: ${message.split('\n')[0]}`, 'a configuration is JSON or YAML');
  if (document.errors.length > 0) return null;

  let contents: ParsedNode | null = document.contents;
  if (key !== null) {
    const pair = isMap(contents) ? contents.items.find((item) => isScalar(item.key) && item.key.value === key) : undefined;
    contents = pair?.value ?? null;
  }
  if (contents === null || (isScalar(contents) && contents.value === null)) return { kind: 'map', offset: 0, entries: [] };
  const tree = build(contents, 0, 0);
  if (tree.kind === 'map') return source.problems.slice(before).some(({ severity }) => severity === 'error') ? null : tree;
  report(source, tree.offset, 'a configuration is a map', 'for example "ignore: [legacy/]"');
  return null;

  function build(node: YamlNode | null | undefined, outer: number, depth: number): Node {
    const offset = node?.range?.[0] ?? outer;
    if (node && isAlias(node)) report(source, offset, 'aliases (*) are not allowed here', 'write the value out');
    else if (depth > DEEPEST) report(source, offset, 'nested too deeply');
    else if (isSeq(node)) return { kind: 'list', offset, items: node.items.map((item) => build(item as YamlNode, offset, depth + 1)) };
    else if (isMap(node)) return { kind: 'map', offset, entries: buildEntries(node.items as { key: YamlNode; value: YamlNode | null }[], offset, depth) };
    else if (isScalar(node)) {
      const { value } = node;
      return { kind: 'scalar', offset, value: typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null };
    }
    return { kind: 'scalar', offset, value: null };
  }

  function buildEntries(pairs: readonly { key: YamlNode; value: YamlNode | null }[], outer: number, depth: number): Entry[] {
    const entries = new Map<string, Entry>();
    for (const pair of pairs) {
      const offset = pair.key?.range?.[0] ?? outer;
      const name = isScalar(pair.key) && typeof pair.key.value !== 'object' ? String(pair.key.value) : null;
      if (name === null) report(source, offset, 'a key must be a word');
      else if (RESERVED.has(name)) report(source, offset, `"${name}" is not allowed as a key`);
      else if (entries.has(name)) report(source, offset, `"${name}" is already there`, 'every key is unique: merge the two');
      else entries.set(name, { key: name, offset, value: build(pair.value, offset, depth + 1) });
    }
    return [...entries.values()];
  }
}
