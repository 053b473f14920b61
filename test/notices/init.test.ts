import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { draftManifest, readManifest } from '../../src/manifest/index.ts';
import type { Notice, NoticeItem } from '../../src/model/notice.ts';
import { runInventory } from '../../src/run.ts';
import { categoriesOfTerm } from '../../src/taxonomy/index.ts';

const names = { vendorName: (id: string) => id, vendorPurposes: () => [], vendorKind: () => '' };
const known = { isVendor: () => false, vendorIds: () => [] };
const item = (term: string, line: number): NoticeItem =>
  ({ term, data: categoriesOfTerm('apple', term), line, column: 1, endLine: line, endColumn: 2, collected: true, shared: false, linked: null, tracking: null, purposes: [] });
const notice = (items: NoticeItem[], path = 'ios/PrivacyInfo.xcprivacy'): Notice =>
  ({ kind: 'apple-privacy-manifest', path, items, line: 1, column: 1, endLine: 1, endColumn: 2, complete: true, unclear: [], tracking: null, trackingDomains: [], accessedApis: [] });

describe('a draft', () => {
  it('declares, to review, what only a notice names, with the place', () => {
    const text = draftManifest([], names, undefined, [notice([item('EmailAddress', 7), item('CoarseLocation', 9)])]);
    const { manifest, problems } = readManifest('privacy.yml', text, known);
    expect(problems).toEqual([]);
    expect(manifest!.collects.map(({ data, status }) => ({ data, status }))).toEqual([{ data: ['user.contact.email', 'user.location.imprecise'], status: 'to-review' }]);
    expect(text).toContain('EmailAddress in ios/PrivacyInfo.xcprivacy:7');
  });

  it('leaves what is too vague to people', () => {
    const text = draftManifest([], names, undefined, [notice([item('OtherDataTypes', 7), item('SensitiveInfo', 8)])]);
    expect(readManifest('privacy.yml', text, known).manifest!.collects).toEqual([]);
    expect(text).toMatch(/^# .*OtherDataTypes in ios\/PrivacyInfo\.xcprivacy:7$/m);
    expect(text).toMatch(/^# .*SensitiveInfo in /m);
  });

  it('does not repeat what code shows', () => {
    const shown = { id: 'x', rule: 'r', action: 'collect', data: ['user.contact.email'], recipient: null, purpose: null, via: 'form', api: 'input', strength: 'called', confidence: 'high', path: 'a.ts', line: 1, column: 1, endLine: 1, endColumn: 2, subject: null, guards: [], flow: [], support: [] } as const;
    const text = draftManifest([{ ...shown, data: [...shown.data], guards: [], flow: [], support: [] }], names, undefined, [notice([item('EmailAddress', 7)])]);
    expect(text).not.toContain('EmailAddress');
  });

  it('lets no path or term end its comment', () => {
    const text = draftManifest([], names, undefined, [notice([item('EmailAddress', 1), { ...item('EmailAddress', 2), term: 'x\ncollects: {}' }], 'a\nshares: 1')]);
    expect(readManifest('privacy.yml', text, known).problems).toEqual([]);
  });
});

it('an inventory hands over notices and takes none for evidence', async () => {
  const root = fileURLToPath(new URL('../../fixtures/notices/apple-in-line', import.meta.url));
  const { notices, result } = await runInventory({ root, paths: [], staged: false, include: [], today: '2026-01-01', rules: {}, only: [], skip: [], ci: false });
  expect(notices.map(({ path, items }) => [path, items.map(({ term }) => term)])).toEqual([
    ['ios/Walks/PrivacyInfo.xcprivacy', ['Name', 'EmailAddress', 'PreciseLocation']], ['ios/Widget/PrivacyInfo.xcprivacy', []],
  ]);
  expect(result.evidence).toEqual([]);
});
