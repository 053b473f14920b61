import { describe, expect, it } from 'vitest';
import { findContradictions, findDrift, findUncited } from '../../src/judge/policy-findings.ts';
import type { Passage, Quote } from '../../src/model/policy.ts';
import { collect, manifest, prohibit, share } from './make.ts';

const stated = manifest();
const passage = (text: string, line: number): Passage => ({ text, line, column: 4, endLine: line, endColumn: 4 + text.length });
const quote = (text: string, more: Partial<Quote> = {}): Quote => ({ id: 'collects.account', entryPlace: { line: 3, column: 3 }, place: { line: 5, column: 11 }, text, all: [text], ...more });

describe('drift', () => {
  const of = (one: Quote, nearest: Passage | null) => findDrift([{ kind: 'quote', quote: one, nearest }], 'POLICY.md', stated)[0]!;
  it('shows both texts, the line of the text and the place of the quote', () => {
    const finding = of(quote('we ask for your name'), passage('we ask for your names', 38));
    expect(finding).toMatchObject({ verdict: 'policy-text-drift', severity: 'error', path: 'privacy.yml', line: 5, column: 11, cite: 'we ask for your name', declaration: { id: 'collects.account', line: 3 } });
    expect(finding.message).toContain('“we ask for your name”');
    expect(finding.message).toContain('POLICY.md:38');
    expect(finding.message).toContain('“we ask for your names”');
    expect(finding.fix.declare).toBe('collects:\n  account:\n    cite: "we ask for your names"');
  });
  it('replaces only the lost one of several quotes', () => {
    expect(of(quote('b', { all: ['a', 'b'] }), passage('B: "x"', 1)).fix.declare).toBe('collects:\n  account:\n    cite:\n      - "a"\n      - "B: \\"x\\""');
    expect(of(quote('b', { id: 'promises.p' }), passage('B', 1)).fix.declare).toBe('promises:\n  p: "B"');
  });
  it('proposes nothing where nothing is alike', () => expect(of(quote('x'), null).fix.declare).toBeNull());
  it('keeps its id while lines move, and has another for another quote', () => {
    const id = of(quote('a'), passage('b', 1)).id;
    expect(of(quote('a', { place: { line: 90, column: 1 } }), passage('c', 7)).id).toBe(id);
    expect(of(quote('b'), null).id).not.toBe(id);
  });
  it('points to the file of an entry that is taken over', () => {
    expect(of(quote('a', { place: { line: 2, column: 1, file: '../privacy.yml' }, entryPlace: { line: 1, column: 1, file: '../privacy.yml' } }), null)).toMatchObject({ path: '../privacy.yml', declaration: { path: '../privacy.yml' } });
  });
  it('shows both dates', () => {
    const [finding] = findDrift([{ kind: 'date', updated: '2025-03-20', place: { line: 2, column: 9 }, found: { ...passage('21 March 2025', 4), dates: ['2025-03-21'] } }], 'POLICY.md', stated);
    expect(finding).toMatchObject({ verdict: 'policy-text-drift', line: 2, column: 9, fix: { declare: 'policy:\n  updated: 2025-03-21' } });
    expect(finding!.message).toMatch(/2025-03-20.*POLICY\.md:4.*21 March 2025/);
  });
});

it('shows each sentence that nothing quotes at its place, as one cause, with the coverage', () => {
  const findings = findUncited({ practices: 3, uncited: [passage('We sell it.', 2), passage('We sell it.', 9)] }, 'POLICY.md', stated);
  expect(findings.map(({ path, line, verdict, severity, cause }) => [path, line, verdict, severity, cause])).toEqual([2, 9].map((line) => ['POLICY.md', line, 'uncited-text', 'note', 'uncited-text']));
  expect(new Set(findings.map(({ id }) => id)).size).toBe(2);
  expect(findings[0]!.message).toContain('33 %');
});

describe('contradictions', () => {
  it('stand at the declaration and point to the prohibition', () => {
    const entry = collect('mail', ['user.contact.email']);
    const never = prohibit('never', 'collect', ['user.contact.email'], { cite: ['we never ask'] });
    const [finding] = findContradictions([{ verdict: 'contradiction', entry, prohibition: never, data: ['user.contact.email'] }], stated);
    expect(finding).toMatchObject({ verdict: 'contradiction', severity: 'error', line: 3, declaration: { id: 'prohibits.never', line: 20 }, cite: 'we never ask', data: ['user.contact.email'] });
    expect(finding!.message).toBe('collects.mail says that the e-mail address is collected; prohibits.never says that this never happens');
  });
  it('tell a broad promise from the part that is taken back', () => {
    const entry = share('mail', 'segment', ['user.contact.email', 'user.contact.phone_number']);
    const data = entry.data;
    const messageOf = (prohibition: ReturnType<typeof prohibit>) => findContradictions([{ verdict: 'misleading-definition', entry, prohibition, data }], stated)[0]!.message;
    expect(messageOf(prohibit('never', 'share', ['user.contact']))).toBe('prohibits.never says that the contact details are never shared; shares.mail takes that back for the e-mail address and phone number');
    expect(messageOf(prohibit('never', 'share', '*', { kinds: ['analytics'] }))).toBe('prohibits.never says that nothing is shared with recipients of kind analytics; shares.mail takes that back for the e-mail address and phone number');
  });
});
