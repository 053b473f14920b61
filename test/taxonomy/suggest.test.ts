import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  countEdits, isCategory, isPurpose, isSubject, keyForAlias, listCategories, suggest, suggestKey,
} from '../../src/taxonomy/index.ts';
import { CATEGORY_ALIASES, PURPOSE_ALIASES, SUBJECT_ALIASES } from '../../src/taxonomy/alias-names.ts';

describe('countEdits', () => {
  it('counts a swap of neighbours once', () => expect(countEdits('emial', 'email', 4)).toBe(1));
  it('stops at the limit', () => expect(countEdits('kitten', 'sitting', 2)).toBe(3));
  it('is a bounded, symmetric distance', () => {
    const word = fc.string({ maxLength: 8, unit: fc.constantFrom('a', 'b', 'c') });
    fc.assert(fc.property(word, word, fc.nat(6), (a, b, limit) => {
      const exact = countEdits(a, b, 100);
      expect(countEdits(b, a, 100)).toBe(exact);
      expect(exact === 0).toBe(a === b);
      expect(countEdits(a, b, limit)).toBe(Math.min(exact, limit + 1));
    }));
  });
});

describe('suggest', () => {
  it.each([['shars', 'shares'], ['colects', 'collects'], ['first_party', 'first-party'], ['Collects', 'collects']])(
    '%s → %s', (unknown, expected) => expect(suggest(unknown, ['collects', 'shares', 'first-party'])).toBe(expected));
  it('stays silent when nothing is near', () => {
    expect(suggest('zebra', ['collects', 'shares'])).toBeNull();
    expect(suggest('', ['a'])).toBeNull();
    expect(suggest('x'.repeat(1e6), ['a'])).toBeNull();
  });
});

describe('suggestKey', () => {
  it.each([
    ['NSPrivacyCollectedDataTypePreciseLocation', 'user.location.precise'],
    ['PreciseLocation', 'user.location.precise'],
    ['PSL_PRECISE_LOCATION', 'user.location.precise'],
    ['PSL_EMAIL', 'user.contact.email'],
    ['email', 'user.contact.email'],
    ['e-mail', 'user.contact.email'],
    ['user.email', 'user.contact.email'],
    ['user.contact.emial', 'user.contact.email'],
    ['user.contact.phone', 'user.contact.phone_number'],
    ['user.device.ip', 'user.device.ip_address'],
    ['IP address', 'user.device.ip_address'],
    ['emial', 'user.contact.email'],
    ['gps', 'user.location.precise'],
    ['PhotosorVideos', 'user.content.photos'],
    ['pii', 'user'],
    ['credit_card', 'user.financial.credit_card'],
  ])('%s → %s', (unknown, key) => expect(suggestKey(unknown, 'category')).toBe(key));

  it.each([['ads', 'marketing.advertising'], ['APP_FUNCTIONALITY', 'essential.service'], ['analytic', 'analytics'], ['NSPrivacyCollectedDataTypePurposeAnalytics', 'analytics']])(
    'purpose %s → %s', (unknown, key) => expect(suggestKey(unknown, 'purpose')).toBe(key));

  it('knows subjects', () => expect(suggestKey('children', 'subject')).toBe('child_under_13'));
  it('gives up on noise', () => expect(suggestKey('qqqqqqqq', 'category')).toBeNull());

  it('names only keys that exist', () => {
    for (const [table, known] of [[CATEGORY_ALIASES, isCategory], [PURPOSE_ALIASES, isPurpose], [SUBJECT_ALIASES, isSubject]] as const) {
      for (const line of table.trim().split('\n')) expect(known(line.split(': ')[0]!), line).toBe(true);
    }
  });

  it('finds every category under its last part or something nearer', () => {
    for (const key of listCategories()) expect(isCategory(keyForAlias(key.slice(key.lastIndexOf('.') + 1))!), key).toBe(true);
  });
});
