import type { SettingText } from './setting-text.ts';

const INPUT = /<input\b((?:=>|[^>]){0,800})>/gi;
/** Traps for robots switch the filling-in off. */
const FILLED = /autocomplete=["'{]*(?:[\w -]{0,40}\b)?(name|given-name|family-name|email|tel|street-address|postal-code|bday|cc-number|cc-csc)\b/i;
const UNSEEN = /(?:left|top)\s*:\s*["']?-\d{3,}|display\s*:\s*["']?none|visibility\s*:\s*["']?hidden|opacity\s*:\s*["']?0(?![.\d])|\btype=["'{]*hidden|\shidden(?=[\s/=]|$)|class(?:Name)?=["'{]*[^"']{0,80}\b(?:sr-only|visually-hidden|hidden)\b/i;

export const mayHoldHarvest = (text: string): boolean => /autocomplete/i.test(text) && /-9|none|hidden|opacity|sr-only/.test(text);

/** Controls that nobody sees, so that a browser fills in what nobody meant to give. */
export function findHarvestedFields(file: SettingText): void {
  for (const { 0: tag, 1: attributes = '', index } of file.text.matchAll(INPUT)) {
    const filled = FILLED.exec(attributes);
    if (filled && UNSEEN.test(attributes)) file.add('harvested-field', filled[1] ?? '', tag.replace(/\s+/g, ' ').slice(0, 80), index, index + tag.length, { confidence: 'medium' });
  }
}
