import type { NoticeVocabulary } from '../model/notice.ts';
import { covers, isWithin } from './covers.ts';
import { NOTICE_PURPOSES, NOTICE_TERMS } from './notice-terms.ts';

/** What a notice would have to name for a category. */
export interface TermsOfCategory {
  /** Any one of these says it; empty where no notice of that kind need speak of it. */
  expected: string[];
  /** Those and others that may mean it. */
  accepted: string[];
}

const COLUMNS: readonly NoticeVocabulary[] = ['apple', 'play', 'ccpa', 'firefox'];

interface Table {
  rows: Map<string, TermsOfCategory>;
  /** Folded term → keys, in the order of the rows. */
  keys: Map<string, string[]>;
}
const tables = new Map<NoticeVocabulary, Table>();

const fold = (term: string): string => bareTerm(term).toLowerCase().replaceAll(/[^a-z]/g, '');

/** Without the prefix that Apple or Google puts before it. */
export const bareTerm = (name: string): string => name.trim().replace(/^(?:NSPrivacyCollectedDataType(?:Purpose)?|PSL_)/, '');

function tableOf(vocabulary: NoticeVocabulary): Table {
  let table = tables.get(vocabulary);
  if (table) return table;
  table = { rows: new Map(), keys: new Map() };
  for (const [key, ...columns] of readRows()) {
    const names = (columns[COLUMNS.indexOf(vocabulary)] ?? '').split(' ').filter((name) => name !== '');
    const accepted = names.map((name) => name.replace('?', ''));
    table.rows.set(key, { expected: names.filter((name) => !name.startsWith('?')), accepted });
    for (const name of accepted) {
      const keys = table.keys.get(fold(name));
      if (keys) keys.push(key);
      else table.keys.set(fold(name), [key]);
    }
  }
  tables.set(vocabulary, table);
  return table;
}

function readRows(): [string, ...string[]][] {
  return NOTICE_TERMS.trim().split('\n').map((line) => line.split('|').map((cell) => cell.trim()) as [string, ...string[]]);
}

/** Categories any of which a notice may mean by a term, the likeliest first; [] for a term that no row has. */
export function categoriesOfTerm(vocabulary: NoticeVocabulary, term: string): string[] {
  return tableOf(vocabulary).keys.get(fold(term)) ?? [];
}

/** The one category that a term stands for; null for terms that gather several, such as "other data". */
export function meaningOfTerm(vocabulary: NoticeVocabulary, term: string): string | null {
  const { rows } = tableOf(vocabulary);
  const keys = categoriesOfTerm(vocabulary, term);
  const firm = keys.filter((key) => rows.get(key)?.expected.some((name) => fold(name) === fold(term)));
  const [first] = firm.length > 0 ? firm : keys;
  if (first === undefined || first === 'user' || keys[0] === 'user') return null;
  // Stores name one thing and its relatives by a word; a law or a browser names a whole field.
  const few = vocabulary === 'apple' || vocabulary === 'play' ? 3 : 1;
  return firm.length <= few || firm.every((key) => isWithin(key, first)) ? first : null;
}

/** What a notice of this kind calls a category; a broad one by what any part is called that declaring it licenses. */
export function termsOfCategory(vocabulary: NoticeVocabulary, category: string): TermsOfCategory {
  const { rows } = tableOf(vocabulary);
  const parts = [...rows].filter(([key]) => key !== category && isWithin(key, category));
  const licensed = parts.filter(([key]) => covers(category, key));
  const own = rows.get(category) ?? (parts.length > 0 ? undefined : inheritedRow(rows, category));
  const unique = (terms: string[]): string[] => [...new Set(terms)];
  return {
    // Nearly everything: whatever a notice lists, a part of it is missing, and the manifest is told that it is too broad.
    expected: category === 'user' ? [] : unique(own && own.expected.length > 0 ? own.expected : licensed.flatMap(([, { expected }]) => expected)),
    accepted: unique([...(own?.accepted ?? []), ...parts.flatMap(([, { accepted }]) => accepted)]),
  };
}

function inheritedRow(rows: Table['rows'], category: string): TermsOfCategory | undefined {
  for (let end = category.lastIndexOf('.'); end > 0; end = category.lastIndexOf('.', end - 1)) {
    const row = rows.get(category.slice(0, end));
    if (row) return row;
  }
  return undefined;
}

/** Our purposes that agree with a notice's, the likeliest first; null where it agrees with anything or is unknown. */
export function purposesOfTerm(term: string): string[] | null {
  const wanted = fold(term);
  const line = NOTICE_PURPOSES.trim().split('\n').find((one) => fold(one.slice(0, one.indexOf(':'))) === wanted);
  const keys = line?.slice(line.indexOf(':') + 2).split(' ') ?? ['*'];
  return keys.includes('*') ? null : keys;
}

/**
 * What Apple and Google call things, as further lines of the alias tables: `[key, name]`.
 * @param firm without names that only may be meant
 */
export function listNoticeNames(vocabulary: 'category' | 'purpose', firm = false): [key: string, name: string][] {
  if (vocabulary === 'purpose') {
    return NOTICE_PURPOSES.trim().split('\n').map((line) => [line.split(/:? /)[1]!, line.slice(0, line.indexOf(':'))]);
  }
  // Google's PSL_OTHER is "other financial information"; nobody means that by the bare word.
  return readRows().flatMap(([key, apple = '', play = '']) =>
    `${apple} ${play}`.split(' ').filter((name) => name !== '' && name !== 'OTHER' && !(firm && name.startsWith('?'))).map((name): [string, string] => [key, name.replace('?', '')]));
}
