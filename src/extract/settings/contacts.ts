import type { SettingText } from './setting-text.ts';

const ADDRESS = /\b((privacy|dpo|gdpr|ccpa|data-?protection|datenschutz|privacidad|legal|support|help)[\w.+-]{0,40}@([a-z0-9-]+(?:\.[a-z0-9-]+){1,5}))/gi;
const RESERVED = /(?:^|\.)(?:example\.(?:com|org|net)|test|invalid|localhost|example)$/i;
const ABOUT_PRIVACY = /privacy|personal data|personal information|data (?:request|protection)|opt.?out|erasure|delet(?:e|ion)|gdpr|ccpa/i;

export const mayHoldContact = (text: string): boolean => /(?:privacy|dpo|gdpr|ccpa|protection|datenschutz|privacidad|legal|support|help)[\w.+-]{0,40}@[a-z0-9]/i.test(text);

/** Addresses at which people are told to reach whoever answers for their data. */
export function findContacts(file: SettingText): void {
  for (const { 1: address = '', 2: box = '', 3: domain = '', index } of file.text.matchAll(ADDRESS)) {
    if (RESERVED.test(domain)) continue;
    const general = /^(?:legal|support|help)$/i.test(box);
    if (general && !ABOUT_PRIVACY.test(file.lineAt(index))) continue;
    file.add('contact', address.toLowerCase(), address, index, index + address.length, { confidence: general ? 'low' : 'high' });
  }
}
