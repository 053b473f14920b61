import fc from 'fast-check';
import { VIAS } from '../../src/model/evidence.ts';
import type { Manifest } from '../../src/model/manifest.ts';
import { collect, evidence, manifest, prohibit, recipient, share, shared, use } from './make.ts';

const category = fc.constantFrom(
  'user', 'user.name', 'user.contact', 'user.contact.email', 'user.contact.phone_number', 'user.location', 'user.location.precise',
  'user.location.imprecise', 'user.demographic', 'user.demographic.religious_belief', 'user.financial.credit_card', 'user.telemetry');
const categories = fc.uniqueArray(category, { minLength: 1, maxLength: 3 });
const purpose = fc.constantFrom('analytics', 'analytics.reporting', 'marketing', 'essential.service');
const via = fc.constantFrom(...VIAS);
const path = fc.constantFrom('src/a.ts', 'src/b/c.ts', 'site/d.ts');
const vendor = fc.constantFrom('segment', 'sentry', 'stripe', 'acxiom', 'api.other.net', 'api.us.com');
const kind = fc.constantFrom('processor' as const, 'third-party' as const, 'data-broker' as const, 'any' as const, 'public' as const);
const classId = fc.constantFrom('c1', 'c2', 'c3');
const sometimes = <T>(one: fc.Arbitrary<T>) => fc.oneof({ weight: 3, arbitrary: fc.constant([] as T[]) }, { weight: 1, arbitrary: fc.uniqueArray(one, { minLength: 1, maxLength: 2 }) });

const scope = { via: sometimes(via), paths: sometimes(fc.constantFrom('src/**', 'site/*')), subjects: sometimes(fc.constantFrom('customer', 'employee')) };
const form = fc.constantFrom('identifiable' as const, 'identifiable' as const, 'aggregate' as const);
const status = fc.constantFrom('reviewed' as const, 'reviewed' as const, 'to-review' as const);
const entry = fc.record({ ...scope, form, status, for: sometimes(purpose) });

export const collects = fc.array(fc.tuple(categories, entry), { maxLength: 4 }).map((all) => all.map(([data, more], i) => collect(`c${i}`, data, more)));
export const shares = fc.array(fc.tuple(fc.oneof(classId, vendor.filter((one) => !one.includes('.'))), categories, entry, fc.constantFrom(null, null, 'necessary' as const)), { maxLength: 4 })
  .map((all) => all.map(([to, data, more, limit], i) => share(`s${i}`, to, data, { ...more, limit })));
const bind = fc.dictionary(fc.oneof(vendor.map((one) => (one.includes('.') ? `host:${one}` : one)), fc.constant('npm:@sentry/*')), fc.option(categories), { maxKeys: 2, noNullPrototype: true });
const recipients = fc.uniqueArray(fc.tuple(classId, bind, kind), { maxLength: 3, selector: ([id]) => id }).map((all) => all.map(([id, ties, of]) => recipient(id, ties, { kind: of })));
const uses = fc.array(fc.tuple(categories, entry), { maxLength: 2 }).map((all) => all.map(([data, more], i) => use(`u${i}`, data, more)));
export const prohibits = fc.array(fc.tuple(fc.constantFrom('collect' as const, 'share' as const), fc.oneof(categories, fc.constant('*' as const)), fc.record(scope)), { maxLength: 2 })
  .map((all) => all.map(([action, data, more], i) => prohibit(`p${i}`, action, data, more)));

export const manifests = fc.record({ collects, shares, recipients, uses, prohibits, entity: fc.constant({ name: null, contact: null, firstParty: ['*.us.com'] } as Manifest['entity']) }).map((parts) => manifest(parts));

const seen = fc.record({
  data: fc.uniqueArray(category, { maxLength: 3 }), via, path, purpose: fc.option(purpose), subject: fc.option(fc.constantFrom('customer', 'employee')),
  confidence: fc.constantFrom('high' as const, 'medium' as const, 'low' as const), strength: fc.constantFrom('declared' as const, 'called' as const),
  line: fc.integer({ min: 1, max: 9 }), id: fc.uuid(),
});
export const collections = seen.map((more) => evidence(more));
export const sharings = fc.tuple(fc.option(vendor), seen).map(([to, more]) => shared(to, more.data, more));
export const observations = fc.oneof(collections, sharings);
