import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyLevels } from '../../src/filter/apply-levels.ts';
import { applySuppressions } from '../../src/filter/apply-suppressions.ts';
import { applyWaivers } from '../../src/filter/apply-waivers.ts';
import { judge } from '../../src/judge/judge.ts';
import type { Suppression } from '../../src/model/facts.ts';
import { observations } from '../judge/arbitrary.ts';
import { context, evidence, manifest, shared } from '../judge/make.ts';

const EMAIL = 'user.contact.email';
const findingsOf = (...seen: Parameters<typeof judge>[0]) => judge(seen, manifest(), context()).findings;
const email = () => findingsOf(evidence());
const segment = () => findingsOf(shared('segment', [EMAIL, 'user.name']));
const comment = (more: Partial<Suppression> = {}): Suppression => ({ line: 1, target: 1, ids: ['some-api'], reason: 'why', ...more });
const suppress = (findings = email(), list = [comment()], whole = true) => {
  const { kept, suppressed, findings: about } = applySuppressions(findings, new Map([['src/a.ts', list]]), () => whole);
  return { kept: kept.length, suppressed: suppressed.map(({ reason }) => reason), about: about.map(({ verdict }) => verdict) };
};

describe('applySuppressions', () => {
  it.each([['rule', 'some-api'], ['verdict', 'undeclared-collection'], ['category', EMAIL], ['ancestor', 'user.contact']])('by %s', (_what, id) => {
    expect(suppress(email(), [comment({ ids: [id] })])).toEqual({ kept: 0, suppressed: ['why'], about: [] });
  });
  it('by recipient', () => expect(suppress(segment(), [comment({ ids: ['segment'] })]).kept).toBe(0));
  it('of the whole file', () => expect(suppress(email(), [comment({ target: null })]).kept).toBe(0));
  it('not of another line', () => expect(suppress(email(), [comment({ target: 2 })])).toEqual({ kept: 1, suppressed: [], about: ['unused-suppression'] }));
  it('not without a reason', () => expect(suppress(email(), [comment({ reason: '' })])).toEqual({ kept: 1, suppressed: [], about: ['invalid-suppression'] }));
  it('not without an id', () => expect(suppress(email(), [comment({ ids: [] })])).toEqual({ kept: 1, suppressed: [], about: ['invalid-suppression'] }));
  it('not by one category of two, which would hide the other', () => {
    expect(suppress(segment(), [comment({ ids: [EMAIL] })]).kept).toBe(1);
    expect(suppress(segment(), [comment({ ids: [EMAIL, 'user.name'] })]).kept).toBe(0);
  });
  it('says which of several ids is unused', () => {
    const { findings } = applySuppressions(email(), new Map([['src/a.ts', [comment({ ids: ['some-api', 'stripe'] })]]]));
    expect(findings.map(({ message }) => message)).toEqual([expect.stringContaining('stripe')]);
  });
  it('calls nothing unused in a file judged in part', () => {
    expect(suppress([], [comment()], false).about).toEqual([]);
    expect(suppress([], [comment({ reason: '' })], false).about).toEqual(['invalid-suppression']);
  });
  it('at the end of a call that spans lines', () => {
    expect(suppress(findingsOf(evidence({ endLine: 4 })), [comment({ line: 4, target: 4 })]).kept).toBe(0);
  });
});

describe('applyWaivers', () => {
  const waiver = { rule: 'segment', paths: ['src/**'], reason: 'contract pending', owner: 'ada', until: '2025-06-30' };
  it('holds through its last day', () => {
    const { kept, waived, findings } = applyWaivers(segment(), [waiver], '2025-06-30');
    expect([kept.length, waived.map(({ reason }) => reason), findings.length]).toEqual([0, ['contract pending'], 0]);
  });
  it('waives nothing once expired, and is an error', () => {
    const { kept, findings } = applyWaivers(segment(), [waiver], '2025-07-01');
    expect([kept.length, findings.map(({ verdict, severity }) => `${verdict} ${severity}`)]).toEqual([1, ['expired-waiver error']]);
  });
  it('only in its paths', () => expect(applyWaivers(segment(), [{ ...waiver, paths: ['lib/**'] }], '2025-01-01').kept).toHaveLength(1));
  it('everywhere without paths', () => expect(applyWaivers(segment(), [{ ...waiver, paths: [] }], '2025-01-01').kept).toHaveLength(0));
});

describe('applyLevels', () => {
  const levels = (rules: Record<string, 'error' | 'warning' | 'note' | 'off'>, findings = segment()) => applyLevels(findings, rules).map(({ severity }) => severity);
  it('leaves the default', () => expect(levels({})).toEqual(['error']));
  it('by verdict', () => expect(levels({ 'undeclared-recipient': 'warning' })).toEqual(['warning']));
  it('by vendor, which is more particular', () => expect(levels({ 'undeclared-recipient': 'warning', segment: 'note' })).toEqual(['note']));
  it('off drops', () => expect(levels({ segment: 'off' })).toEqual([]));
  it('by category, with its ancestors', () => expect(levels({ 'user.contact': 'note' }, email())).toEqual(['note']));
  it('the gravest of several categories', () => expect(levels({ 'user.contact': 'off' })).toEqual(['error']));
  it('overrides by path win', () => {
    expect(applyLevels(email(), { 'some-api': 'error' }, [{ files: ['src/**'], rules: { 'some-api': 'note' } }, { files: ['lib/**'], rules: { 'some-api': 'off' } }])[0]?.severity).toBe('note');
  });
  it('is not fooled by names that every object has', () => expect(levels({}, findingsOf(shared('constructor', [EMAIL])))).toEqual(['error']));
});

it('never loses a finding', () => {
  fc.assert(fc.property(fc.array(observations, { maxLength: 4 }), (seen) => {
    const findings = findingsOf(...seen);
    const { kept, suppressed } = applySuppressions(findings, new Map([['src/a.ts', [comment(), comment({ target: null, ids: ['segment', 'user'] })]]]));
    const { kept: left, waived } = applyWaivers(kept, [{ rule: 'review', paths: [], reason: 'r', owner: 'o', until: '2030-01-01' }], '2025-01-01');
    expect(left.length + waived.length + suppressed.length).toBe(findings.length);
  }));
});
