import { CATEGORY_ALIASES, PURPOSE_ALIASES, SUBJECT_ALIASES } from './alias-names.ts';
import { listCategories, listPurposes, listSubjects } from './keys.ts';
import { listNoticeNames } from './notices.ts';
import { suggest } from './suggest.ts';

export type Vocabulary = 'category' | 'purpose' | 'subject';

const KEYS = { category: listCategories, purpose: listPurposes, subject: listSubjects };
const ALIASES = { category: CATEGORY_ALIASES, purpose: PURPOSE_ALIASES, subject: SUBJECT_ALIASES };
const tables = new Map<Vocabulary, Map<string, string>>();

const fold = (name: string): string =>
  name.replace(/^(NSPrivacyCollectedDataType(Purpose)?|PSL_|pd:|dpv:)/, '').toLowerCase().replaceAll(/[^a-z0-9]/g, '');

function tableOf(vocabulary: Vocabulary): Map<string, string> {
  let table = tables.get(vocabulary);
  if (table) return table;
  table = new Map();
  for (const line of ALIASES[vocabulary].trim().split('\n')) {
    const [key, names] = line.split(': ') as [string, string];
    for (const name of names.split(' ')) if (!table.has(fold(name))) table.set(fold(name), key);
  }
  if (vocabulary !== 'subject') for (const [key, name] of listNoticeNames(vocabulary)) if (!table.has(fold(name))) table.set(fold(name), key);
  // A key's own last part is a name for it (`email`), unless an alias or a shorter key already has that name.
  for (const key of [...KEYS[vocabulary]()].sort(byDepth)) {
    const name = fold(key.slice(key.lastIndexOf('.') + 1));
    if (!table.has(name)) table.set(name, key);
  }
  tables.set(vocabulary, table);
  return table;
}

const byDepth = (a: string, b: string): number =>
  a.split('.').length - b.split('.').length || (a < b ? -1 : 1);

/**
 * The key for a name of another vocabulary (Apple, Google, CCPA, DPV) or a common word:
 * `PSL_PRECISE_LOCATION` and `gps` are `user.location.precise`. Null if nobody calls anything so.
 */
export function keyForAlias(name: string, vocabulary: Vocabulary = 'category'): string | null {
  return tableOf(vocabulary).get(fold(name)) ?? null;
}

/**
 * Every key that a name of another vocabulary, or a common word, may stand for: one where the name is unambiguous,
 * several where it depends on what was meant (`SensitiveInfo`), none where nobody calls anything so.
 */
export function keysForAlias(name: string, vocabulary: Vocabulary): string[] {
  if (name.length > 120) return [];
  const { named, ending } = meaningsOf(vocabulary);
  const keys = named.get(fold(name)) ?? [];
  // What a shop calls so is what its table says; a plain word may mean any key that ends in it.
  const more = keys.length > 0 && FOREIGN.test(name) ? [] : ending.get(fold(name)) ?? [];
  return [...new Set([...keys, ...more])].sort();
}

const FOREIGN = /^(NSPrivacyCollectedDataType(Purpose)?|PSL_|pd:|dpv:)/;
const meanings = new Map<Vocabulary, { named: Map<string, string[]>; ending: Map<string, string[]> }>();

function meaningsOf(vocabulary: Vocabulary): { named: Map<string, string[]>; ending: Map<string, string[]> } {
  const known = meanings.get(vocabulary);
  if (known) return known;
  const found = { named: new Map<string, string[]>(), ending: new Map<string, string[]>() };
  const add = (map: Map<string, string[]>, name: string, key: string): void => {
    if (name !== '') map.set(name, [...(map.get(name) ?? []), key]);
  };
  for (const line of ALIASES[vocabulary].trim().split('\n')) {
    const [key, names] = line.split(': ') as [string, string];
    for (const name of names.split(' ')) add(found.named, fold(name), key);
  }
  if (vocabulary !== 'subject') for (const [key, name] of listNoticeNames(vocabulary, true)) add(found.named, fold(name), key);
  for (const key of KEYS[vocabulary]()) add(found.ending, fold(key.slice(key.lastIndexOf('.') + 1)), key);
  meanings.set(vocabulary, found);
  return found;
}

/**
 * The key that was most likely meant by one that does not exist: another vocabulary's name for it, the right
 * last part under a wrong parent, or a misspelling. Null if nothing is near.
 */
export function suggestKey(unknown: string, vocabulary: Vocabulary): string | null {
  if (unknown.length > 120) return null;
  const last = unknown.slice(unknown.lastIndexOf('.') + 1);
  const exact = keyForAlias(unknown, vocabulary) ?? keyForAlias(last, vocabulary) ?? suggest(unknown, KEYS[vocabulary]());
  if (exact !== null) return exact;
  const near = suggest(fold(last), tableOf(vocabulary).keys());
  return near === null ? null : keyForAlias(near, vocabulary);
}
