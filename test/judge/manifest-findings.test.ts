import { describe, expect, it } from 'vitest';
import { judge } from '../../src/judge/judge.ts';
import type { Manifest } from '../../src/model/manifest.ts';
import { collect, context, evidence, manifest, recipient, share, shared, use } from './make.ts';

const EMAIL = 'user.contact.email';
const verdictsOf = (stated: Partial<Manifest>, partial = false, seen = [evidence()]) =>
  judge(seen, manifest(stated), context({ partial })).findings.map(({ verdict, declaration }) => `${verdict} ${declaration?.id}`);

describe('stale-declaration', () => {
  it('is an entry that nothing shows', () => {
    expect(verdictsOf({ collects: [collect('a', [EMAIL]), collect('b', ['user.name'])] })).toEqual(['stale-declaration collects.b']);
  });
  it('is not said of a part of the tree', () => {
    expect(verdictsOf({ collects: [collect('a', [EMAIL]), collect('b', ['user.name'])] }, true)).toEqual([]);
  });
  it('is not said of what code cannot show', () => {
    const anyone = recipient('anyone', {}, { kind: 'any' });
    const acquirer = recipient('acquirer', {}, { kind: 'successor' });
    expect(verdictsOf({
      collects: [collect('a', [EMAIL]), collect('b', ['user.name'], { observable: false }), collect('c', ['user.name'], { form: 'aggregate' })],
      recipients: [anyone, acquirer], shares: [share('s', 'anyone', [EMAIL]), share('t', 'acquirer', [EMAIL])],
      uses: [use('u', ['user.name'])],
    })).toEqual([]);
  });
  it('is not said of an entry that was met, but for another purpose', () => {
    expect(verdictsOf({ collects: [collect('a', [EMAIL], { for: ['analytics'] })] }, false, [evidence({ purpose: 'marketing' })])).toEqual(['purpose-mismatch collects.a']);
  });
});

describe('drafts', () => {
  const draft = collect('a', [EMAIL], { status: 'to-review' });
  it('match, and are reported once an entry', () => {
    const result = judge([evidence(), evidence({ id: 'e2', line: 7 })], manifest({ collects: [draft] }), context());
    expect(result.findings.map(({ verdict, severity, path }) => [verdict, severity, path])).toEqual([['review', 'error', 'privacy.yml']]);
    expect(result.declared).toHaveLength(2);
  });
  it('do not matter where a reviewed entry says the same', () => {
    expect(verdictsOf({ collects: [draft, collect('b', [EMAIL])] }, true)).toEqual([]);
  });
  it('do not matter to a part of the tree that does not need them', () => {
    expect(verdictsOf({ collects: [draft] }, true, [])).toEqual([]);
    expect(verdictsOf({ collects: [draft] }, false, [])).toContain('review collects.a');
  });
});

it('calls user alone over-broad, in entries and in ties', () => {
  expect(verdictsOf({
    collects: [collect('a', ['user'])], recipients: [recipient('p', { segment: ['user'] })],
    shares: [share('s', 'p', ['user'], { everything: true })],
  }, true)).toEqual(['over-broad collects.a', 'over-broad recipients.p.bind.segment'].sort());
});

it('counts the clauses that it checks, checks in part, and leaves to people', () => {
  const stated = manifest({
    collects: [collect('a', [EMAIL]), collect('b', [EMAIL], { requires: ['k'] })],
    shares: [share('s', 'segment', [EMAIL], { observable: false })],
    controls: [{ id: 'k', place: { line: 1, column: 1 }, type: 'opt-in', channel: [], evidence: [], cite: [] }],
    promises: [{ id: 'r', place: { line: 1, column: 1 }, cite: [] }],
  });
  expect(judge([], stated, context()).clauses).toEqual({ checked: 1, partly: 1, manual: 3 });
});

describe('a finding', () => {
  const one = (seen = evidence(), stated: Partial<Manifest> = {}) => judge([seen], manifest(stated), context()).findings[0]!;
  it('says the vendor and what it gets', () => {
    expect(one(shared('segment', [EMAIL])).message).toBe('The e-mail address goes to Segment (Twilio); privacy.yml binds Segment to no recipient');
  });
  it('has one cause for a vendor in many files', () => {
    const { findings } = judge([shared('segment', [EMAIL]), shared('segment', [], { id: 'e2', path: 'src/b.ts' })], manifest(), context());
    expect(new Set(findings.map(({ cause }) => cause)).size).toBe(1);
  });
  it('points to the nearest entry and extends it', () => {
    const finding = one(evidence({ data: ['user.location.precise'] }), { collects: [collect('b', ['user.name']), collect('location', ['user.location.imprecise'], { cite: ['by GPS'] })] });
    expect(finding.declaration).toEqual({ id: 'collects.location', path: 'privacy.yml', line: 3 });
    expect(finding.cite).toBe('by GPS');
    expect(finding.fix.declare).toMatch(/^collects:\n {2}location:\n {4}data: \[user\.location\.precise\]/);
  });
  it('ties a vendor to a class that may have the data', () => {
    const stated = { recipients: [recipient('service-providers', { stripe: [EMAIL] })], shares: [share('v', 'service-providers', [EMAIL], { limit: 'necessary' })] };
    expect(one(shared('segment', [EMAIL]), stated).fix.declare).toBe('recipients:\n  service-providers:\n    bind:\n      segment: [user.contact.email]');
  });
  it('offers no declaration for what is forbidden', () => {
    const finding = one(evidence(), { prohibits: [{ id: 'never', place: { line: 8, column: 3 }, action: 'collect', data: [EMAIL], everything: false, kinds: [], via: [], paths: [], subjects: [], unless: [], cite: ['never'] }] });
    expect(finding.fix.declare).toBeNull();
    expect(finding.declaration).toEqual({ id: 'prohibits.never', path: 'privacy.yml', line: 8 });
  });
  it('keeps its id while the code moves', () => {
    expect(one(evidence({ line: 5, endLine: 5 })).id).toBe(one().id);
  });
});
