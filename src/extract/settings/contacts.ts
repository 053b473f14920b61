import type { SettingText } from './setting-text.ts';

const ADDRESS = /\b((privacy|dpo|gdpr|ccpa|data-?protection|datenschutz|privacidad|legal|support|help)[\w.+-]{0,40}@([a-z0-9-]+(?:\.[a-z0-9-]+){0,4}\.[a-z]{2,24}))\b/gi;
const RESERVED = /(?:^|\.)(?:example\.(?:com|org|net)|test|invalid|localhost|example)$/i;
const ABOUT_PRIVACY = /privacy|personal data|personal information|data (?:request|protection)|opt.?out|erasure|delet(?:e|ion)|gdpr|ccpa/i;

const BOX = /(?:privacy|dpo|gdpr|ccpa|protection|datenschutz|privacidad|legal|support|help)[\w.+-]{0,40}$/i;

export function mayHoldContact(text: string): boolean {
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) if (/\w/.test(text[at - 1] ?? '') && BOX.test(text.slice(Math.max(0, at - 60), at))) return true;
  return false;
}

/** Addresses at which people are told to reach whoever answers for their data. */
export function findContacts(file: SettingText): void {
  for (const { 1: address = '', 2: box = '', 3: domain = '', index } of file.text.matchAll(ADDRESS)) {
    if (RESERVED.test(domain)) continue;
    const general = /^(?:legal|support|help)$/i.test(box);
    if (general && !ABOUT_PRIVACY.test(file.lineAt(index))) continue;
    file.add('contact', address.toLowerCase(), address, index, index + address.length, { confidence: general ? 'low' : 'high' });
  }
}
