import { isAlias, isMap, isScalar, isSeq, type Document, type Node as YamlNode, type Pair, type ParsedNode } from 'yaml';
import { report, type Source, type Spot } from './source.ts';

/** A manifest's values with their positions: YAML reduced to what a manifest may hold. */
export type Node = ScalarNode | ListNode | MapNode;
export interface ScalarNode {
  kind: 'scalar';
  at: Spot;
  value: string | number | boolean | null;
  /** As the file has it. */
  written: string;
  /** Stands for something that was refused and reported: no need to complain again. */
  broken?: true;
}
export interface ListNode { kind: 'list'; at: Spot; items: Node[] }
export interface MapNode { kind: 'map'; at: Spot; entries: Entry[] }
export interface Entry { key: string; at: Spot; value: Node }

const DEEPEST = 12;
const MOST_ALIASES = 100;
/** Largest value an alias may repeat, in nodes; with the limit on aliases this bounds all work. */
const LARGEST_REPEATED = 500;
const CORE_TAG = /^tag:yaml\.org,2002:(map|seq|str|int|float|bool|null)$/;
const RESERVED = new Set(['__proto__', 'constructor', 'prototype']);

interface Anchored { node: Node; size: number; aliases: number }

/** Reduces a parsed document to a tree, reporting what a manifest may not hold: duplicate keys, tags, alias bombs. */
export function buildTree(document: Document.Parsed<ParsedNode>, source: Source, deepest = DEEPEST): Node {
  const anchors = new Map<string, Anchored | 'open'>();
  let size = 0;
  let aliases = 0;
  let tooDeep = false;

  const spotOf = (node: YamlNode | null | undefined, fallback: Spot): Spot =>
    node?.range ? { source, offset: node.range[0] } : fallback;
  const nothing = (at: Spot): ScalarNode => ({ kind: 'scalar', at, value: null, written: '' });
  const refuse = (at: Spot): ScalarNode => ({ ...nothing(at), broken: true });

  function build(node: YamlNode | null | undefined, outer: Spot, depth: number): Node {
    const at = spotOf(node, outer);
    size++;
    if (!node) return nothing(at);
    if (isAlias(node)) return repeat(node.source, at);
    if (depth > deepest) {
      if (!tooDeep) report(at, 'nested too deeply', `at most ${deepest} levels are read`);
      tooDeep = true;
      return refuse(at);
    }
    const anchor = 'anchor' in node && typeof node.anchor === 'string' ? node.anchor : null;
    const before = { size, aliases };
    if (anchor !== null) anchors.set(anchor, 'open');
    const built = buildValue(node, at, depth);
    if (anchor !== null) anchors.set(anchor, { node: built, size: size - before.size, aliases: aliases - before.aliases });
    return built;
  }

  function buildValue(node: YamlNode, at: Spot, depth: number): Node {
    if (node.tag !== undefined && !CORE_TAG.test(node.tag)) {
      report(at, `the tag ${node.tag} has no meaning here`, 'leave the tag out');
    }
    if (isMap(node)) {
      return { kind: 'map', at, entries: buildEntries(node.items as Pair<YamlNode, YamlNode | null>[], at, depth) };
    }
    if (isSeq(node)) return { kind: 'list', at, items: node.items.map((item) => build(item as YamlNode, at, depth + 1)) };
    if (!isScalar(node)) return nothing(at);
    const { value } = node;
    const written = node.source ?? String(value);
    const plain = typeof value === 'bigint' ? Number(value) : value;
    const simple = typeof plain === 'string' || typeof plain === 'number' || typeof plain === 'boolean' ? plain : null;
    return { kind: 'scalar', at, value: simple, written };
  }

  function buildEntries(pairs: Pair<YamlNode, YamlNode | null>[], outer: Spot, depth: number): Entry[] {
    const entries = new Map<string, Entry>();
    for (const pair of pairs) {
      const at = spotOf(pair.key, outer);
      if (!isScalar(pair.key)) {
        report(at, 'a key must be a word', null);
        continue;
      }
      const key = typeof pair.key.value === 'string' ? pair.key.value : (pair.key.source ?? '');
      const value = build(pair.value, at, depth + 1);
      const earlier = entries.get(key);
      if (RESERVED.has(key)) report(at, `"${key}" is not allowed as a key`, 'choose another name');
      else if (key === '<<') report(at, 'merge keys (<<) are not part of YAML 1.2', 'write the fields out, or repeat a list with an alias');
      else if (earlier) {
        report(at, `"${key}" is already there, on line ${source.placeAt(earlier.at.offset).line}`, 'every key is unique: merge the two or rename one');
      } else entries.set(key, { key, at, value });
    }
    return [...entries.values()];
  }

  function repeat(name: string, at: Spot): Node {
    const target = anchors.get(name);
    if (++aliases > MOST_ALIASES) {
      if (aliases === MOST_ALIASES + 1) report(at, 'too many aliases', `a manifest may repeat values with * at most ${MOST_ALIASES} times`);
      return refuse(at);
    }
    const refused =
      target === undefined ? [`no value above is named &${name}`, 'an alias repeats a value that an anchor names']
      : target === 'open' ? [`*${name} contains itself`, 'write the values out']
      : target.aliases > 0 || target.size > LARGEST_REPEATED ? [`*${name} repeats too much`, 'write the values out']
      : null;
    if (!refused) return { ...(target as Anchored).node, at };
    report(at, refused[0]!, refused[1]!);
    return refuse(at);
  }

  return build(document.contents, { source, offset: 0 }, 0);
}
