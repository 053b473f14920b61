import { importsOf } from '../../model/imports.ts';
import type { Matchers } from '../../model/matchers.ts';
import { holdsAny, type SettingText } from './setting-text.ts';

const BY_NAME = /\b([\w$.]{0,60}(?:addListMember|setListMember|addToNewsletter|subscribeToNewsletter|subscribeToList|addToMailingList|joinMailingList|addSubscriber|createSubscriber|newsletter\w*\.(?:create|add|subscribe|upsert)|mailingList\w*\.(?:create|add|subscribe|upsert)))\s*\(/gi;
/** These are calls to a mailing list only where its vendor is at work. */
const BY_VENDOR = /\b([\w$.]{0,60}\.(?:subscribe|createContact|createOrUpdateContact|contacts\.create|subscribers\.create\w*|profiles?\.subscribe\w*|lists\.\w*[aA]dd\w*))\s*\(/g;
const SIGN_UP = /sign[-_]?up|regist(?:er|ration)|create[-_]?(?:user|account)/i;
const ANY_HEADER = /\bfunction\s+\w+|\b(?:post|get|put|patch)\(\s*["'`]|\b(?:const|let)\s+\w+\s*=\s*(?:async\s*)?\([^)\n]{0,120}\)\s*=>|^\s*(?:async\s+)?\w+\([^)\n]{0,120}\)\s*\{/gm;
const ASKED = /(?:\bif\s*\(|&&|\?)?[^\n]{0,80}(?:newsletter|marketing|opt_?in|consent|subscribe|promo|wants)\w*\s*(?:===?\s*(?:true|["']\w+["'])\s*)?(?:\)|&&|\?)/i;

const WORDS = ['ListMember', 'ewsletter', 'ailingList', 'ubscribe', 'ontacts.create', 'Contact(', 'lists.'];

export const mayHoldListJoin = (text: string): boolean => holdsAny(text, WORDS) && /sign.?up|regist|create.?(?:user|account)/i.test(text);

/** A mailing list that people join by making an account, without having been asked. */
export function findListJoins(file: SettingText, matchers: Matchers): void {
  const vendors = importsOf(file.text).flatMap((specifier) => matchers.vendorOfPackage('npm', specifier) ?? []).filter(({ kind }) => kind === 'marketing' || kind === 'crm');
  const patterns = vendors.length > 0 ? [BY_NAME, BY_VENDOR] : [BY_NAME];
  const seen = new Set<number>();
  for (const pattern of patterns) {
    for (const { 0: whole, 1: name = '', index } of file.text.matchAll(pattern)) {
      if (seen.has(index) || /function\s+$/.test(file.text.slice(Math.max(0, index - 12), index))) continue;
      seen.add(index);
      const before = file.text.slice(Math.max(0, index - 2000), index);
      const header = Array.from(before.matchAll(ANY_HEADER)).at(-1);
      const body = header ? before.slice(header.index) : before;
      const first = body.split('\n')[0] ?? '';
      const signing = SIGN_UP.test(file.path) || SIGN_UP.test(first);
      const near = body.split('\n').slice(1).slice(-6).join('\n');
      if (signing && !ASKED.test(near)) file.add('list-join', 'sign-up', name, index, index + whole.length - 1, { confidence: 'medium', ...(vendors[0] ? { vendor: vendors[0].id } : {}) });
    }
  }
}
