import { holdsAny, type SettingText } from './setting-text.ts';

const MARKETING = 'newsletter|marketing|promo|mailing|offers|acceptsMarketing';
const ABOUT = new RegExp(`${MARKETING}|subscri|special deals|product updates|partners? (?:may|to) contact`, 'i');
/** An arrow inside an attribute does not end the tag. */
const BOX = /<(?:input|[\w.]*(?:checkbox|switch|toggle))\b((?:=>|[^>]){0,800})>/gi;
const CHECKED = /(?:^|\s)(?:checked|defaultChecked|:checked|\[checked\]|aria-checked|default-checked|default-value|:model-value)(?=\s|\/|$|=(?:["'{]*(?:true|checked)\b))(?!=\{?["']?(?!true|checked)\w)/i;
const STATES: readonly RegExp[] = [
  new RegExp(`\\[\\s*(\\w*(?:${MARKETING}|subscrib)\\w*)\\s*,[^\\]\\n]{0,60}\\]\\s*=\\s*(?:React\\.)?useState(?:<[^>\\n]{0,40}>)?\\(\\s*true\\b`, 'gi'),
  new RegExp(`\\b(?:const|let)\\s+(\\w*(?:${MARKETING}|subscrib)\\w*)\\s*=\\s*(?:ref|signal|\\$state|writable)(?:<[^>\\n]{0,40}>)?\\(\\s*true\\b`, 'gi'),
  new RegExp(`\\b(?:defaultValues|initialValues|initialState|initialData|reactive|state)\\b[^{}\\n]{0,40}\\{[^{}]{0,400}?\\b(\\w*(?:${MARKETING}|subscrib)\\w*)["']?\\s*:\\s*true\\b`, 'gi'),
  new RegExp(`^[ \\t]*(\\w*(?:${MARKETING})\\w*)[ \\t]+bool(?:ean)?\\b[^\\n]{0,80}(?:@default\\(\\s*true|default[ \\t]+true)`, 'gim'),
];

const WORDS = ['ewsletter', 'NEWSLETTER', 'arketing', 'MARKETING', 'romo', 'PROMO', 'ailing', 'ffers', 'ubscri', 'SUBSCRI'];

export const mayHoldBoxes = (text: string): boolean => holdsAny(text, WORDS) && holdsAny(text, ['hecked', 'true', 'TRUE']);

/** Choices for marketing that are made before a person makes them. */
export function findPrecheckedBoxes(file: SettingText): void {
  for (const { 0: tag, 1: attributes = '', index } of file.text.matchAll(BOX)) {
    if (/^<input/i.test(tag) && !/type=["'{]*checkbox/i.test(attributes)) continue;
    if (!CHECKED.test(attributes)) continue;
    const after = file.text.slice(index + tag.length, index + tag.length + 200);
    const label = after.slice(0, Math.max(0, after.search(/<\/label|<input|<\/form|$/i)));
    if (ABOUT.test(attributes) || ABOUT.test(label)) file.add('prechecked-consent', 'checked', tag.replace(/\s+/g, ' ').slice(0, 80), index, index + tag.length);
  }
  for (const pattern of STATES) {
    for (const { 0: whole, 1: name = '', index } of file.text.matchAll(pattern)) {
      const start = index + whole.lastIndexOf(name);
      file.add('prechecked-consent', 'true', name, start, start + name.length, { confidence: 'medium' });
    }
  }
}
