import { isCategory, isPurpose, isSubject, currentKey, listCategories, listPurposes, listSubjects, replaceFormerKey, suggest, suggestKey, type Vocabulary } from '../taxonomy/index.ts';
import { report } from './source.ts';
import { reportKind, type Located, type Shape } from './shape.ts';

/**
 * Text that a check accepts.
 * @param check says what is wrong: a message and perhaps a hint; null if nothing is.
 */
export function text(what: string, check: (value: string) => readonly [string, string | null] | null = () => null, pattern?: string): Shape<Located> {
  return {
    schema: { type: 'string', ...(pattern === undefined ? {} : { pattern }) },
    read(node, path) {
      if (node.kind !== 'scalar' || typeof node.value !== 'string') return reportKind(node, path, what);
      if (node.value.trim() === '') return reportKind({ ...node, value: null }, path, what);
      const wrong = check(node.value);
      if (wrong) report(node.at, `${path}: ${wrong[0]}`, wrong[1]);
      return wrong ? undefined : { value: node.value, at: node.at };
    },
  };
}

/** One of a few words. */
export function oneOf<const W extends string>(what: string, words: readonly W[]): Shape<Located<W>> {
  return {
    schema: { enum: words },
    read(node, path) {
      if (node.kind !== 'scalar' || typeof node.value !== 'string') return reportKind(node, path, `${what}: ${words.join(', ')}`);
      const { value, at } = node;
      if ((words as readonly string[]).includes(value)) return { value: value as W, at };
      report(at, `${path}: "${value.slice(0, 60)}" is no ${what}`, () => {
        const near = suggest(value, words);
        return near === null ? `one of ${words.join(', ')}` : `did you mean "${near}"?`;
      });
      return undefined;
    },
  };
}

export const yesOrNo: Shape<Located<boolean>> = {
  schema: { type: 'boolean' },
  read(node, path) {
    if (node.kind === 'scalar' && typeof node.value === 'boolean') return { value: node.value, at: node.at };
    return reportKind(node, path, 'true or false');
  },
};

const VOCABULARIES: Record<Vocabulary, { list: () => ReadonlySet<string>; has: (key: string) => boolean }> = {
  category: { list: listCategories, has: isCategory },
  purpose: { list: listPurposes, has: isPurpose },
  subject: { list: listSubjects, has: isSubject },
};
const FIELD_OF: Record<Vocabulary, string> = { category: 'data', purpose: 'for', subject: 'subjects' };

/** A key of the vocabulary; a withdrawn one becomes its successor, with a warning. */
export function keyOf(vocabulary: Vocabulary): Shape<Located> {
  const { has } = VOCABULARIES[vocabulary];
  return {
    schema: { $ref: `#/$defs/${vocabulary}` },
    read(node, path) {
      if (node.kind !== 'scalar' || typeof node.value !== 'string') return reportKind(node, path, `a ${vocabulary}`);
      const { at } = node;
      const key = currentKey(node.value);
      if (key !== node.value) report(at, `${path}: "${node.value}" has been replaced`, `write "${key}", or let privlint migrate do it`, 'warning');
      if (!has(key)) {
        report(at, `${path}: "${key.slice(0, 80)}" is no ${vocabulary}`, () => hintForKey(key, vocabulary));
        return undefined;
      }
      return { value: key, at };
    },
  };
}

function hintForKey(key: string, vocabulary: Vocabulary): string {
  for (const other of ['category', 'purpose', 'subject'] as const) {
    if (other !== vocabulary && VOCABULARIES[other].has(key)) return `"${key}" is a ${other}: it goes under "${FIELD_OF[other]}"`;
  }
  const former = replaceFormerKey(key, vocabulary);
  const near = former !== null && VOCABULARIES[vocabulary].has(former) ? former : suggestKey(key, vocabulary);
  return near === null ? `a ${vocabulary} is a dotted key such as "${[...VOCABULARIES[vocabulary].list()].at(-1)}"` : `did you mean "${near}"?`;
}

/** `everything`: the list says `"*"`. */
export interface Data {
  everything: boolean;
  keys: Located[];
}

/** Categories: one, several, or `"*"` where the section allows it. */
export function categories(allowEverything: boolean): Shape<Data> {
  const key = keyOf('category');
  const item = allowEverything ? { anyOf: [{ const: '*' }, key.schema] } : key.schema;
  return {
    schema: { anyOf: [item, { type: 'array', items: item }] },
    read(node, path) {
      if (node.kind === 'map' || (node.kind === 'scalar' && node.value === null)) return reportKind(node, path, 'a list of categories');
      const items = node.kind === 'list' ? node.items : [node];
      const data: Data = { everything: false, keys: [] };
      for (const item of items) {
        if (item.kind === 'scalar' && item.value === '*') {
          if (allowEverything) data.everything = true;
          else report(item.at, `${path}: "*" stands for what "collects" declares, so it cannot be used here`, 'name the categories');
          continue;
        }
        const read = key.read(item, path);
        if (read && data.keys.every((one) => one.value !== read.value)) data.keys.push(read);
      }
      if (items.length === 0 && !path.startsWith('shares.')) report(node.at, `${path}: an empty list declares nothing`, 'name the categories', 'warning');
      return data;
    },
  };
}
