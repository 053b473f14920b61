import { isMap, isScalar, isSeq, parseDocument, type Node, type Scalar } from 'yaml';
import type { ManifestProblem } from '../model/manifest.ts';
import { isCategory, isPurpose, isSubject, keysForAlias, replaceFormerKey, VOCABULARY, type Vocabulary } from '../taxonomy/index.ts';
import { manifestShape } from './manifest-shape.ts';
import { parseYaml } from './parse-yaml.ts';
import { schemaOfItem, schemaOfKey, vocabularyOf } from './schema-below.ts';
import type { JsonSchema } from './shape.ts';
import { listProblems, Source } from './source.ts';

/** A word of the manifest that is out of date, or another vocabulary's. */
export interface Rename {
  line: number;
  column: number;
  from: string;
  /** The key that stands in for it; several where a person has to choose, and then the text stays as it is. */
  to: string[];
}

export interface Migration {
  text: string;
  renames: Rename[];
  /** Why the file could not be read at all; then nothing was changed. */
  problems: ManifestProblem[];
}

/**
 * Brings the keys of a manifest up to date in place: withdrawn ones, those of earlier Fideslang, and names of Apple,
 * Google, the CCPA or everyday speech. Only these words change. The manifest need not be valid, only readable as YAML.
 */
export function migrateManifest(file: string, text: string): Migration {
  const mark = text.startsWith('\uFEFF') ? 1 : 0;
  const source = new Source(file, text.slice(mark));
  parseYaml(source);
  if (source.hasErrors) return { text, renames: [], problems: listProblems(source) };
  const words: { node: Scalar; to: string[] }[] = [];
  const { contents } = parseDocument(source.text, { version: '1.2', schema: 'core', uniqueKeys: false, prettyErrors: false, logLevel: 'error' });
  listWords(contents as Node | null, manifestShape.schema, words);

  let migrated = '';
  let done = 0;
  const renames: Rename[] = [];
  for (const { node, to } of words.sort((a, b) => a.node.range![0] - b.node.range![0])) {
    const [start, end] = node.range!;
    const { line, column } = source.placeAt(start);
    renames.push({ line, column, from: String(node.value), to });
    if (to.length !== 1) continue;
    const quote = /^["']/.exec(source.text.slice(start, end))?.[0] ?? '';
    migrated += source.text.slice(done, start) + quote + to[0]! + quote;
    done = end;
  }
  return { text: text.slice(0, mark) + migrated + source.text.slice(done), renames, problems: [] };
}

function listWords(node: Node | null, schema: JsonSchema | null, words: { node: Scalar; to: string[] }[]): void {
  if (isSeq(node)) {
    for (const item of node.items) listWords(item as Node | null, schemaOfItem(schema), words);
  } else if (isMap(node)) {
    for (const { key, value } of node.items) listWords(value as Node | null, schemaOfKey(schema, String((key as Scalar).value)), words);
  } else if (isScalar(node) && typeof node.value === 'string' && (node.type === 'PLAIN' || node.type?.startsWith('QUOTE'))) {
    const vocabulary = vocabularyOf(schema);
    const to = vocabulary !== null ? currentKeysOf(node.value, vocabulary as Vocabulary)
      : schema?.['enum'] instanceof Array && schema['enum'].includes(VOCABULARY) && /^fideslang@[\d.]+$/.test(node.value) && node.value !== VOCABULARY ? [VOCABULARY]
      : [];
    if (to.length > 0) words.push({ node: node as Scalar, to });
  }
}

const KNOWN: Record<Vocabulary, (key: string) => boolean> = { category: isCategory, purpose: isPurpose, subject: isSubject };

/** What may stand in for a word; empty where it is current, or nobody knows it. */
function currentKeysOf(word: string, vocabulary: Vocabulary): string[] {
  const has = KNOWN[vocabulary];
  const former = replaceFormerKey(word, vocabulary);
  if (former !== null && has(former)) return [former];
  return has(word) ? [] : keysForAlias(word, vocabulary);
}
