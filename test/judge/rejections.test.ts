import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judge } from '../../src/judge/judge.ts';
import { listRejections } from '../../src/judge/rejections.ts';
import type { Control, Manifest } from '../../src/model/manifest.ts';
import type { Evidence } from '../../src/model/evidence.ts';
import { manifests, observations } from './arbitrary.ts';
import { collect, context, evidence, manifest, prohibit, recipient, share, shared, use } from './make.ts';

const optIn: Control = { id: 'yes', place: { line: 30, column: 3 }, type: 'opt-in', channel: [], evidence: [{ call: 'ask' }], cite: [] };
const EMAIL = ['user.contact.email'];

/** What keeps the entries from licensing the only piece of evidence, as `entry: reason`. */
function why(stated: Partial<Manifest>, seen: Evidence, level: 0 | 1 | 2 = 0): string[] {
  const [whole, surroundings] = [manifest(stated), context({ levels: () => level })];
  const [finding] = judge([seen], whole, surroundings).findings.filter((one) => one.evidence !== null);
  return listRejections(finding!, whole, surroundings).flatMap(({ declaration, reasons }) => reasons.map((reason) => `${declaration.id}: ${reason}`));
}

describe('why an entry does not license a collection', () => {
  const seen = evidence({ data: EMAIL, via: 'form', path: 'web/a.ts', purpose: 'marketing' });
  it.each([
    ['via', collect('a', EMAIL, { via: ['cookie'] }), /via is cookie, and this is form/],
    ['paths', collect('a', EMAIL, { paths: ['mobile/**'] }), /paths \(mobile\/\*\*\) do not include web\/a\.ts/],
    ['form', collect('a', EMAIL, { form: 'aggregate' }), /aggregate/],
    ['purpose', collect('a', EMAIL, { for: ['essential'] }), /it is for .*, and this is for /],
    ['a part', collect('a', ['user.contact.email.x']), /only a part of user\.contact\.email/],
    ['a control', collect('a', EMAIL, { requires: ['yes'] }), /requires yes, of which nothing/],
  ])('%s', (_, entry, reason) => {
    const reasons = why({ collects: [entry], controls: [optIn] }, seen);
    expect(reasons).toHaveLength(1);
    expect(reasons[0]).toMatch(reason);
  });

  it('a control that is elsewhere', () => expect(why({ collects: [collect('a', EMAIL, { requires: ['yes'] })], controls: [optIn] }, seen, 1)[0]).toContain('does not guard this place'));
  it('a use may give the purpose', () => {
    const stated = { collects: [collect('a', EMAIL, { for: ['essential'], via: ['cookie'] })], uses: [use('b', EMAIL, { for: ['marketing'] })] };
    expect(why(stated, seen).filter((reason) => reason.includes('it is for'))).toEqual([]);
  });
  it('a broad key and sensitive data', () => expect(why({ collects: [collect('a', ['user.location'])] }, evidence({ data: ['user.location.precise'] }))[0]).toContain('has to be named'));
  it('a prohibition beats it, and what would lift that', () => {
    const reasons = why({ collects: [collect('a', EMAIL)], prohibits: [prohibit('p', 'collect', EMAIL, { unless: ['yes'] })], controls: [optIn] }, seen);
    expect(reasons.map((reason) => reason.split(':')[0])).toEqual(['prohibits.p', 'collects.a']);
  });
});

describe('why an entry does not license a share', () => {
  const seen = shared('stripe', ['user.contact.email', 'user.name']);
  it('a class that does not have the vendor', () => {
    expect(why({ recipients: [recipient('them', { sentry: null })], shares: [share('a', 'them', ['user'])] }, seen)).toEqual(['shares.a: it is a share with them, to which nothing binds Stripe']);
  });
  it('a list of data without the category', () => {
    expect(why({ recipients: [recipient('them', { stripe: EMAIL })], shares: [share('a', 'them', ['user.contact', 'user.name'])] }, seen)).toEqual(['shares.a: recipients.them.bind does not list user.name for stripe']);
  });
  it('a share without the category, those of the recipient first', () => {
    const reasons = why({ shares: [share('b', 'sentry', ['user.name']), share('a', 'stripe', EMAIL)] }, seen);
    expect(reasons).toEqual(['shares.a: user.name is not in its data', 'shares.b: it is a share with sentry, to which nothing binds Stripe']);
  });
  it('what is only collected', () => expect(why({ collects: [collect('a', EMAIL)] }, seen)[0]).toContain('not that Stripe gets it'));
});

it('gives reasons for whatever is not covered, and the same each time', () => {
  fc.assert(fc.property(manifests, observations, (stated, seen) => {
    for (const finding of judge([seen], stated, context()).findings) {
      const rejections = listRejections(finding, stated, context());
      expect(rejections.every(({ reasons }) => reasons.length > 0)).toBe(true);
      expect(listRejections(finding, stated, context())).toEqual(rejections);
      // What would license all of it is no reason for a finding that lacks an entry.
      if (['undeclared-recipient', 'undeclared-sharing', 'undeclared-collection'].includes(finding.verdict)) {
        expect(rejections.flatMap(({ reasons }) => reasons).filter((reason) => reason.startsWith('it covers this'))).toEqual([]);
      }
    }
  }), { numRuns: 200 });
});
