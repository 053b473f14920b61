import { holdsAny, type SettingText } from './setting-text.ts';

const NUMBER = /\b([A-Za-z][\w.-]{2,60})["'`]?\s*(?::\s*number\s*)?[:=]\s*["'`]?(\d{1,4})\b(?!\s*\*|\.\d)/g;
const ASKED = /dsar|dsr|gdpr|ccpa|privacy|data_?subject|subject_?(?:access|request)|data_?request|erasure|deletion_?request|access_?request|rights?_?request/i;
const ANSWER = /deadline|sla|within|due|respon|answer|turnaround/i;
const KEPT = /retention|retain|keep_?for|purge_?after|delete_?after/i;
const UNIT = /(hour|day|week|month|year)s?/i;
const DAYS: Readonly<Record<string, number>> = { hour: 1 / 24, day: 1, week: 7, month: 30, year: 365 };
const ADDED = /\baddDays\(\s*[^,()]{1,60}(?:\(\))?\s*,\s*(\d{1,4})\s*\)/g;

const WORDS = ['etention', 'ETENTION', 'etain', 'ETAIN', 'sar', 'SAR', 'dsr', 'DSR', 'gdpr', 'GDPR', 'ccpa', 'CCPA', 'rivacy', 'RIVACY', 'ubject', 'UBJECT', 'rasure', 'RASURE', 'equest', 'EQUEST', 'urge', 'URGE', 'eepFor', 'eep_for', 'KEEP', 'leteAfter', 'lete_after', 'LETE_AFTER'];
const UNITS = ['ay', 'AY', 'our', 'OUR', 'eek', 'EEK', 'onth', 'ONTH', 'ear', 'EAR'];
const KEY = /(?:hour|day|week|month|year)s?\w{0,12}["'`]?\s*(?::\s*number\s*)?[:=]\s*["'`]?\d|addDays\(/i;

export const mayHoldPeriod = (text: string): boolean => holdsAny(text, UNITS) && KEY.test(text) && holdsAny(text, WORDS);

/** How soon requests of people are answered, and how long data is kept. In days. */
export function findPeriods(file: SettingText): void {
  const place = file.path + (ASKED.exec(file.text)?.[0] ?? '');
  for (const { 0: whole, 1: key = '', 2: number = '', index } of file.text.matchAll(NUMBER)) {
    const unit = UNIT.exec(key)?.[1]?.toLowerCase();
    if (unit === undefined) continue;
    const days = String(Math.ceil(Number(number) * (DAYS[unit] ?? 1)));
    if (KEPT.test(key)) file.add('retention-period', days, whole, index, index + whole.length);
    else if (ANSWER.test(key) && (ASKED.test(key) || ASKED.test(place))) file.add('response-time', days, whole, index, index + whole.length, { confidence: ASKED.test(key) ? 'high' : 'medium' });
  }
  if (!ASKED.test(file.path)) return;
  for (const { 0: whole, 1: days = '', index } of file.text.matchAll(ADDED)) {
    if (ANSWER.test(file.lineAt(index))) file.add('response-time', days, whole, index, index + whole.length, { confidence: 'medium' });
  }
}
