import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findConflicts } from '../../src/manifest/find-conflicts.ts';
import { createMayMeet } from '../../src/manifest/glob-overlap.ts';
import { compileGlobs } from '../../src/model/glob.ts';
import { manifestOf, timeSpent } from './policy-text/read-as.ts';

const KINDS: Record<string, string> = { segment: 'analytics', stripe: 'payments', 'google-analytics': 'analytics' };
const conflictsOf = (yaml: string): string[] => findConflicts(manifestOf(yaml), (id) => KINDS[id] ?? null)
  .map(({ verdict, entry, prohibition, data }) => `${verdict} ${entry.id} ${prohibition.id.replace('prohibits.', '')} ${data.join(' ')}`);

const EMAIL = 'user.contact.email';
/** A collect entry, a prohibition, and what they are to each other. */
const COLLECT: readonly (readonly [about: string, entry: string, prohibition: string, verdict: 'contradiction' | 'misleading-definition' | null])[] = [
  ['the same data', `data: ${EMAIL}`, `collect: ${EMAIL}`, 'contradiction'],
  ['the same data, entry for one mechanism', `data: ${EMAIL}, via: form`, `collect: ${EMAIL}`, 'contradiction'],
  ['the same data, entry for some files', `data: ${EMAIL}, paths: "app/**"`, `collect: ${EMAIL}`, 'contradiction'],
  ['the same data, both for one mechanism', `data: ${EMAIL}, via: cookie`, `collect: ${EMAIL}, via: cookie`, 'contradiction'],
  ['the same data, entry for more mechanisms', `data: ${EMAIL}, via: [cookie, form]`, `collect: ${EMAIL}, via: cookie`, 'contradiction'],
  ['one of several categories is the same', `data: [user.name, ${EMAIL}]`, `collect: [${EMAIL}, user.location]`, 'contradiction'],
  ['the same data with consent, which the prohibition does not name', `data: ${EMAIL}, requires: c`, `collect: ${EMAIL}`, 'contradiction'],

  ['a part of the data', `data: ${EMAIL}`, 'collect: user.contact', 'misleading-definition'],
  ['a part of the data, two levels down', 'data: user.contact.address.city', 'collect: user.contact', 'misleading-definition'],
  ['a sensitive part of the data', 'data: user.location.precise', 'collect: user.location', 'misleading-definition'],
  ['a part of everything', `data: ${EMAIL}`, 'collect: "*"', 'misleading-definition'],
  ['a part of user', `data: ${EMAIL}`, 'collect: user', 'misleading-definition'],
  ['a part of the data by one mechanism', `data: ${EMAIL}, via: form`, 'collect: user.contact', 'misleading-definition'],
  ['a part, both for the same group of people', `data: ${EMAIL}, subjects: employee`, 'collect: user.contact, subjects: employee', 'misleading-definition'],
  ['a part, in a place that lies within', `data: ${EMAIL}, paths: "site/**"`, 'collect: user.contact, paths: "site/**"', 'misleading-definition'],
  ['crossing: a part of the data by more mechanisms', `data: ${EMAIL}, via: [cookie, form]`, 'collect: user.contact, via: [cookie]', 'contradiction'],
  ['crossing: a part of the data in a wider place', `data: ${EMAIL}, paths: ["site/**", "app/**"]`, 'collect: user.contact, paths: "site/**"', 'contradiction'],

  ['an exception: a part of the data is prohibited', 'data: user.contact', `collect: ${EMAIL}`, null],
  ['an exception: a sensitive part is prohibited', 'data: user.location', 'collect: user.location.precise', null],
  ['an exception for a mechanism', `data: ${EMAIL}`, `collect: ${EMAIL}, via: cookie`, null],
  ['an exception for a mechanism, of broader data', `data: ${EMAIL}`, 'collect: user.contact, via: cookie', null],
  ['an exception for a place', `data: ${EMAIL}`, `collect: ${EMAIL}, paths: "site/**"`, null],
  ['an exception for a group of people', `data: ${EMAIL}`, 'collect: "*", subjects: child_under_13', null],
  ['lifted by a control', `data: ${EMAIL}`, `collect: ${EMAIL}, unless: c`, null],
  ['lifted by a control, everything', `data: ${EMAIL}, via: cookie`, 'collect: "*", via: cookie, unless: c', null],
  ['other data', 'data: user.name', `collect: ${EMAIL}`, null],
  ['siblings', 'data: user.contact.phone_number', `collect: ${EMAIL}`, null],
  ['a name that only begins alike', 'data: user.contact.url', 'collect: user.content', null],
  ['other mechanisms', `data: ${EMAIL}, via: form`, `collect: ${EMAIL}, via: cookie`, null],
  ['other places', `data: ${EMAIL}, paths: "app/**"`, `collect: ${EMAIL}, paths: "site/**"`, null],
  ['other people', `data: ${EMAIL}, subjects: employee`, `collect: ${EMAIL}, subjects: customer`, null],
  ['figures only', `data: ${EMAIL}, form: aggregate`, `collect: ${EMAIL}`, null],
  ['another action', `data: ${EMAIL}`, `share: ${EMAIL}`, null],
];

describe('what is collected and what never is', () => {
  it.each(COLLECT)('%s', (_, entry, prohibition, verdict) => {
    const found = conflictsOf(`controls: { c: { type: opt-in } }\ncollects: { a: { ${entry} } }\nprohibits: { p: { ${prohibition} } }`);
    expect(found.map((one) => one.split(' ')[0])).toEqual(verdict === null ? [] : [verdict]);
  });

  it('names the categories that both speak of', () => {
    expect(conflictsOf(`collects: { a: { data: [${EMAIL}, user.name, user.contact.url] } }\nprohibits: { p: { collect: [user.contact, user.job_title] } }`))
      .toEqual([`misleading-definition collects.a p ${EMAIL} user.contact.url`]);
  });
});

const SHARE: readonly (readonly [about: string, entry: string, prohibition: string, verdict: 'contradiction' | 'misleading-definition' | null])[] = [
  ['nothing is shared, yet something is', `with: partners, data: ${EMAIL}`, 'share: "*"', 'misleading-definition'],
  ['nothing is shared, yet everything is', 'with: partners, data: "*"', 'share: "*"', 'contradiction'],
  ['this is shared with nobody', `with: partners, data: ${EMAIL}`, `share: ${EMAIL}`, 'contradiction'],
  ['a part of everything is shared with nobody', 'with: partners, data: "*"', `share: ${EMAIL}`, null],
  ['not with that kind of recipient', `with: partners, data: ${EMAIL}`, `share: ${EMAIL}, kinds: ad-network`, null],
  ['not with this kind of recipient', `with: partners, data: ${EMAIL}`, `share: ${EMAIL}, kinds: third-party`, 'contradiction'],
  ['not with this kind of recipient, everything', `with: partners, data: ${EMAIL}`, 'share: "*", kinds: [ad-network, third-party]', 'misleading-definition'],
  ['not with this kind of vendor', `with: segment, data: ${EMAIL}`, `share: ${EMAIL}, kinds: analytics`, 'contradiction'],
  ['not with that kind of vendor', `with: stripe, data: ${EMAIL}`, `share: ${EMAIL}, kinds: analytics`, null],
  ['not with a kind of which one bound vendor is', `with: providers, data: ${EMAIL}`, `share: ${EMAIL}, kinds: analytics`, 'contradiction'],
  ['not with a kind of which a bound vendor is that gets something else', `with: providers, data: [${EMAIL}, user.name]`, 'share: user.name, kinds: analytics', null],
  ['crossing: a part, with more vendors than one', `with: providers, data: ${EMAIL}`, 'share: user.contact, kinds: analytics', 'contradiction'],
  ['not with a kind, while anyone may get it under conditions', `with: anyone, data: ${EMAIL}, requires: c`, `share: ${EMAIL}, kinds: data-broker`, null],
  ['figures to anyone', 'with: anyone, data: "*", form: aggregate', 'share: "*"', null],
];

describe('what is shared and what never is', () => {
  it.each(SHARE)('%s', (_, entry, prohibition, verdict) => {
    const found = conflictsOf(`
controls: { c: { type: opt-in } }
collects: { a: { data: [${EMAIL}, user.name] } }
recipients:
  partners: { kind: third-party }
  anyone: { kind: any }
  providers: { kind: processor, bind: { segment: [${EMAIL}], stripe: [${EMAIL}, user.name] } }
shares: { a: { ${entry} } }
prohibits: { p: { ${prohibition} } }`);
    expect(found.map((one) => one.split(' ')[0])).toEqual(verdict === null ? [] : [verdict]);
  });

  it('costs little however many there are', () => {
    const many = (line: (i: number) => string) => Array.from({ length: 2000 }, (_, i) => `  e${i}: ${line(i)}`).join('\n');
    const yaml = `collects:\n${many((i) => `{ data: ${EMAIL}, paths: "*/a${i}/**" }`)}\nprohibits:\n${many((i) => `{ collect: ${EMAIL}, paths: "*/b${i}/**" }`)}`;
    const manifest = manifestOf(yaml);
    const start = timeSpent();
    expect(findConflicts(manifest, () => null)).toEqual([]);
    expect(timeSpent() - start).toBeLessThan(8000);
  });
});

describe('globs that may meet', () => {
  const mayMeet = createMayMeet();

  it.each([
    ['a/**', 'a/b.ts', true], ['a/**', 'b/**', false], ['**/*.ts', 'src/**', true], ['**/*.ts', '**/*.tsx', false], ['src/*.ts', 'src/a/*.ts', false],
    ['{a,b}/**', '{b,c}/**', true], ['{a,b}/x', '{c,d}/x', false], ['a/', 'a/b/c', true], ['site/public/**', 'site/**', true], ['./a/b', 'a/b', true],
  ])('%s and %s: %s', (a, b, meet) => {
    expect(mayMeet(a, b)).toBe(meet);
    expect(mayMeet(b, a)).toBe(meet);
  });

  it('are never said to be apart where a path matches both', () => {
    const segment = fc.constantFrom('a', 'b', '*', '**', 'a*', '*b', '?', '{a,b}', 'ab');
    const glob = fc.array(segment, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/'));
    const path = fc.array(fc.constantFrom('a', 'b', 'ab', 'ba'), { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/'));
    fc.assert(fc.property(glob, glob, path, (a, b, one) => {
      if (compileGlobs([a])(one) && compileGlobs([b])(one)) expect(mayMeet(a, b)).toBe(true);
    }), { numRuns: 5000 });
  });
});
