import type { PolicyDate } from '../../model/policy.ts';
import type { PolicyText } from './policy-text.ts';

/** What stands before the date of a policy, in the languages of many policies; the first group is the better sign. */
const LABELS = [
  'last (?:updated|modified|revised|changed|reviewed|update|revision|amended)|(?:date of )?last (?:update|revision|change|amendment)|updated(?: on)?|revised(?: on)?|date of (?:revision|last revision)|version (?:of|dated)|last updated on',
  'stand|zuletzt (?:aktualisiert|geändert)(?: am)?|letzte (?:aktualisierung|änderung)|dernière mise à jour|mise? à jour le|última (?:actualización|atualização|modificación)|actualizado el|ultimo aggiornamento|aggiornat[ao] al|laatst (?:bijgewerkt|gewijzigd)(?: op)?|ostatnia aktualizacja|senast uppdaterad|senest opdateret|sist oppdatert|最終更新日?|最終改定日?|最后更新(?:日期)?|最后修订',
];
const LATER_LABELS = ['effective(?: date| as of| from)?|in effect (?:since|from)|gültig ab|en vigueur(?: depuis| le| à compter du)?|in force from|date'];

/** Month by the first letters of its name, longest first where one begins with another. */
const MONTHS: readonly (readonly [month: number, names: string])[] = [
  [1, 'jan|jän|ene|gen|sty'], [2, 'feb|fév|fev|fév|lut'], [3, 'mar|mär|mrz|maa|mrt'], [4, 'apr|avr|abr|kwi'],
  [5, 'may|mai|maj|mei|mag'], [6, 'juin|jun|giu|cze'], [7, 'juil|jul|lug|lip'], [8, 'aug|août|aou|ago|sie'], [9, 'sep|set|wrz'],
  [10, 'oct|okt|out|ott|paź'], [11, 'nov|lis'], [12, 'dec|dez|déc|dic|gru'],
];

const WORD = '[\\p{L}]{3,12}\\.?';
const FORMS: readonly { pattern: string; read: (groups: string[]) => (string | null)[] }[] = [
  { pattern: '(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})(?!\\d)', read: ([y, m, d]) => [isoDate(y, m, d)] },
  { pattern: '(\\d{4})年 ?(\\d{1,2})月 ?(\\d{1,2})日', read: ([y, m, d]) => [isoDate(y, m, d)] },
  { pattern: `(${WORD}) (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})`, read: ([m, d, y]) => [isoDate(y, monthOf(m), d)] },
  { pattern: `(\\d{1,2})(?:st|nd|rd|th|er|º|\\.)?(?: of| de)? ?(${WORD}),?(?: de| del)? (\\d{4})`, read: ([d, m, y]) => [isoDate(y, monthOf(m), d)] },
  { pattern: '(\\d{1,2})\\.(\\d{1,2})\\.(\\d{4})', read: ([d, m, y]) => [isoDate(y, m, d)] },
  { pattern: '(\\d{1,2})[/-](\\d{1,2})[/-](\\d{4})', read: ([a, b, y]) => [isoDate(y, a, b), isoDate(y, b, a)] },
];
/** A weekday, "on", a colon: what may stand between label and date. */
const BETWEEN = '["\']?\\)? ?[:\\-]? ?(?:(?:on|am|le|el|il|the|as of|den|of|date) ?:? ?)?(?:\\p{L}{3,10}, )?\\(?';

/** The date that the text says it is of; null where it says none. Where it says several, the first of the best label. */
export function findPolicyDate(text: PolicyText): PolicyDate | null {
  for (const labels of [LABELS.join('|'), LATER_LABELS.join('|')]) {
    const label = new RegExp(`(?<![\\p{L}\\p{N}])(?:${labels})${BETWEEN}`, 'giu');
    for (const { index, 0: found } of text.folded.text.matchAll(label)) {
      const at = index + found.length;
      const date = readDate(text.folded.text.slice(at, at + 40));
      if (date) return { ...text.passage(at, at + date.length), dates: date.dates };
    }
  }
  return null;
}

function readDate(text: string): { length: number; dates: string[] } | null {
  for (const { pattern, read } of FORMS) {
    const match = new RegExp(`^${pattern}`, 'iu').exec(text);
    if (!match) continue;
    const dates = [...new Set(read(match.slice(1).map((group) => group ?? '')).filter((date) => date !== null))];
    if (dates.length > 0) return { length: match[0].length, dates };
  }
  return null;
}

function monthOf(name: string | undefined): string {
  const lower = name?.toLowerCase() ?? '';
  return String(MONTHS.find(([, names]) => names.split('|').some((start) => lower.startsWith(start)))?.[0] ?? 0);
}

function isoDate(year: string | undefined, month: string | undefined, day: string | undefined): string | null {
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  const days = new Date(Date.UTC(y, m, 0)).getUTCDate();
  if (!(m >= 1 && m <= 12 && d >= 1 && d <= days && y >= 1990)) return null;
  return `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
}
