import { CATEGORY_ALIASES, PURPOSE_ALIASES, SUBJECT_ALIASES } from './alias-names.ts';
import { listCategories, listPurposes, listSubjects } from './keys.ts';
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
