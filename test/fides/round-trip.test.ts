import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { exportFides } from '../../src/fides/export-fides.ts';
import { importFides } from '../../src/fides/import-fides.ts';
import { readManifest } from '../../src/manifest/index.ts';
import type { Declaration, Manifest } from '../../src/model/manifest.ts';
import { covers, fideslangKey, listCategories, listPurposes, listSubjects } from '../../src/taxonomy/index.ts';
import { known } from '../manifest/known-vendors.ts';

const read = (text: string): Manifest => {
  const { manifest, problems } = readManifest('privacy.yml', text, known);
  expect(problems.filter(({ severity }) => severity === 'error'), text).toEqual([]);
  return manifest!;
};

/** Categories by what is done with them: by recipient, form and purpose, as Fideslang names these. */
function dataByPurpose(declarations: readonly Declaration[]): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const one of declarations) {
    const purposes = one.for.length > 0 ? one.for : [one.kind === 'shares' ? 'third_party_sharing' : 'collect'];
    for (const purpose of purposes) {
      const key = `${one.kind === 'shares' ? one.with.replaceAll(/[^a-z0-9]/g, '') : 'us'} ${one.form} ${fideslangKey(purpose, 'purpose')}`;
      for (const data of one.data) found.set(key, (found.get(key) ?? new Set()).add(data));
    }
  }
  return found;
}

function comesBack(text: string): void {
  const before = read(text);
  const exported = exportFides(before);
  const { text: draft, problems } = importFides([{ file: 'f.yml', text: exported }], known);
  expect(problems).toEqual([]);
  const after = read(draft!);
  const was = dataByPurpose([...before.collects, ...before.uses, ...before.shares]);
  const is = dataByPurpose([...after.collects, ...after.shares]);
  expect([...is.keys()].sort()).toEqual([...was.keys()].sort());
  for (const [key, data] of was) {
    const again = is.get(key)!;
    for (const category of data) expect([...again].some((one) => covers(one, category)), `${key}: ${category}`).toBe(true);
    for (const category of again) expect([...data].some((one) => fideslangKey(one, 'category') === category), `${key}: ${category}`).toBe(true);
  }
  expect(after.recipients.map(({ kind, bind }) => [kind, bind.map(({ target, data }) => [target, data])])).toEqual(
    [...new Set(before.shares.map((share) => share.with))].map((id) => {
      const one = before.recipients.find((recipient) => recipient.id === id);
      return one ? [one.kind, one.bind.map(({ target, data }) => [target, data])] : ['third-party', [[id, null]]];
    }));
}

const some = (keys: Iterable<string>, least = 0): fc.Arbitrary<string[]> => fc.uniqueArray(fc.constantFrom(...keys), { minLength: least, maxLength: 4 });
const entry = fc.record({ data: some(listCategories(), 1), for: some(listPurposes()), subjects: some([...listSubjects()].filter((key) => key !== 'child_under_13')), form: fc.constantFrom('identifiable', 'aggregate'), basis: fc.constantFrom('consent', 'public-task') });
const names = ['a', 'b', 'long-name', 'x_y'];
const keyed = <T>(values: fc.Arbitrary<T>): fc.Arbitrary<Record<string, T>> => fc.dictionary(fc.constantFrom(...names), values, { maxKeys: 3, noNullPrototype: true });
const manifest = fc.record({
  privlint: fc.constant(1),
  entity: fc.record({ name: fc.constantFrom('Example Ltd.', 'no: "one"', '12'), contact: fc.constant('privacy@example.com') }),
  collects: keyed(entry), uses: keyed(entry),
  recipients: fc.constant({ providers: { kind: 'processor', bind: { sentry: ['user.telemetry'], 'host:*.x.io': ['user.contact.email', 'user.device.model'] } }, group: { kind: 'affiliate' } }),
  shares: keyed(fc.tuple(entry, fc.constantFrom('stripe', 'host:api.example.com', 'npm:@acme/*', 'providers', 'group')).map(([one, to]) => ({ ...one, with: to }))),
});

describe('a manifest that went to Fides and back', () => {
  it('covers the same categories for each purpose and recipient', () => {
    fc.assert(fc.property(manifest, (value) => comesBack(JSON.stringify(value))), { numRuns: 60 });
  });

  it('so does the example', () => {
    comesBack(readFileSync(new URL('../../fixtures/apps/in-line/privacy.yml', import.meta.url), 'utf8').replace(/^ {6}(sendgrid|expo-push):.*\n/gm, ''));
  });
});

describe('an export', () => {
  const exported = exportFides(read('privlint: 1\nentity: { name: Example Ltd., contact: privacy@example.com }\ncollects: { a: { data: [user.device.model, user.device.ip_address], for: [analytics, third_party_sharing.business_transfer] } }\nshares: { s: { with: stripe, data: "*" } }\n'));

  it('has the form of Fides resources', () => {
    const { organization, system } = parse(exported) as { organization: object[]; system: { fides_key: string; egress?: { fides_key: string }[]; privacy_declarations: { data_use: string }[] }[] };
    expect(organization).toMatchObject([{ fides_key: 'example_ltd', name: 'Example Ltd.', controller: { email: 'privacy@example.com' } }]);
    expect(system[0]).toMatchObject({ organization_fides_key: 'example_ltd', system_type: 'Application', egress: [{ fides_key: 'stripe', type: 'system' }] });
    expect(system[0]!.privacy_declarations.map(({ data_use: use }) => use)).toEqual(['analytics', 'third_party_sharing']);
    expect(system.map(({ fides_key: key }) => key)).toEqual(['example_ltd_application', 'stripe']);
    for (const { fides_key: key } of system) expect(key).toMatch(/^[a-zA-Z0-9_.-]+$/);
  });

  it('has only keys of Fideslang, and says what they stand for', () => {
    expect(exported).toContain('- user.device # stands for user.device.model\n');
    expect(exported).toContain('data_use: third_party_sharing # third_party_sharing.business_transfer\n');
  });
});
