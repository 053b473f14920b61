import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { importFides } from '../../src/fides/import-fides.ts';
import { formatManifest } from '../../src/manifest/format-manifest.ts';
import { readManifest } from '../../src/manifest/index.ts';
import type { Manifest } from '../../src/model/manifest.ts';
import { known } from '../manifest/known-vendors.ts';

const file = (name: string) => ({ file: name, text: readFileSync(new URL(`../../fixtures/fides/${name}`, import.meta.url), 'utf8') });
const draft = (...texts: string[]) => importFides(texts.map((text, i) => ({ file: `f${i}.yml`, text })), known);

describe('an import of Fides resources', () => {
  const { text, problems } = importFides([file('shop.yml'), file('store-and-rules.yml')], known);
  const reading = readManifest('privacy.yml', text!, known);
  const manifest = reading.manifest as Manifest;
  const entry = (section: 'collects' | 'shares', id: string) => (manifest[section] as Manifest['collects']).find((one) => one.id === `${section}.${id}`);

  it('is a manifest, with nothing in it that passes a gate', () => {
    expect(reading.problems).toEqual([]);
    expect([...manifest.collects, ...manifest.shares].every(({ status }) => status === 'to-review')).toBe(true);
    expect(manifest.entity).toMatchObject({ name: 'Garden Shop Ltd.', contact: 'privacy@garden.example' });
  });

  it('loses no comment when it is formatted', () => {
    expect(formatManifest(text!)).toContain('Web shop: Take orders, shop.yml:22');
  });

  it('takes declarations of our systems for what we collect', () => {
    expect(entry('collects', 'take-orders')).toMatchObject({
      data: ['user.name', 'user.contact.email', 'user.unique_id'], for: ['essential.service'], subjects: ['customer'], basis: 'contract', from: ['user'],
    });
    expect(entry('collects', 'figures')).toMatchObject({ form: 'aggregate', for: ['functional.service.improve'] });
    expect(text).toContain('cookies: nl');
    expect(manifest.retention.find(({ id }) => id === 'take-orders')).toMatchObject({ until: '10 years' });
  });

  it('takes flows to others, and what other systems declare, for shares', () => {
    expect(entry('shares', 'newsletter')).toMatchObject({ with: 'mail_service', data: ['user.contact.email'], for: ['marketing.communications.email'] });
    expect(entry('shares', 'payments')).toMatchObject({ with: 'stripe', data: ['user.financial.bank_account'], for: ['essential.service.payment_processing'] });
    expect(entry('shares', 'figures')).toMatchObject({ with: 'research-institutes', data: ['user.demographic.age_range'] });
    expect(entry('shares', 'ads')).toMatchObject({ with: 'ad_partner', data: ['user.device.cookie_id'], for: ['marketing.advertising.third_party.targeted'] });
    expect(manifest.shares).toHaveLength(4);
    expect(manifest.recipients.find(({ id }) => id === 'stripe')!.bind).toMatchObject([{ target: 'stripe', data: null }]);
  });

  it('takes annotated fields for what databases hold', () => {
    expect(entry('collects', 'orders_db-customers')).toMatchObject({ data: ['user.contact.email', 'user.demographic.date_of_birth'], via: ['database'] });
    expect(text).toMatch(/user\.contact\.email # .*email, billing_email/);
    expect(text).toContain('profile.birthday');
    expect(entry('collects', 'orders_db-stock')).toBeUndefined();
  });

  it('takes rules for prohibitions only where these say the same', () => {
    expect(manifest.prohibits).toMatchObject([
      { action: 'share', data: ['user.contact'], kinds: ['ad-network'], subjects: ['customer'] },
      { action: 'collect', data: ['user.health_and_medical'], kinds: [], subjects: ['customer', 'employee'] },
    ]);
    for (const rule of ['No training', 'Only these']) expect(text).toMatch(new RegExp(`^#   shop_policy: ${rule}`, 'm'));
  });

  it('warns of what it takes over as another key', () => {
    expect(problems).toMatchObject([{ severity: 'warning', file: 'shop.yml', line: 23, message: expect.stringContaining('user.loyalty_number') }]);
  });
});

describe('what Fides files have wrong is shown at its place', () => {
  it.each([
    ['no resources', 'a: 1\n', '1:1'],
    ['no YAML', 'system: [\n', '2:1'],
    ['a list where a text belongs', 'system:\n  - fides_key: [a]\n', '2:16'],
    ['no key', 'system:\n  - name: x\n', '2:5'],
    ['no use', 'system:\n  - fides_key: x\n    privacy_declarations:\n      - data_categories: [user.name]\n', '4:9'],
    ['a category that is none', 'system:\n  - fides_key: x\n    privacy_declarations:\n      - data_categories: [emial]\n        data_use: analytics\n', '4:27'],
    ['a purpose that is none', 'system:\n  - fides_key: x\n    privacy_declarations:\n      - data_categories: [user.name]\n        data_use: analitics\n', '5:19'],
    ['a way to match that is none', 'policy:\n  - fides_key: x\n    rules:\n      - { name: a, data_categories: { matches: SOME, values: [user] }, data_uses: { values: [collect] } }\n', '4:48'],
    ['an alias bomb', `a: &a [x,x,x,x,x,x,x,x]\n${Array.from({ length: 9 }, (_, i) => `b${i}: &b${i} [${Array(9).fill(i ? `*b${i - 1}` : '*a').join(',')}]`).join('\n')}\nsystem: []\n`, null],
    ['a circle of parents', 'data_category: [{ fides_key: x, parent_key: y }, { fides_key: y, parent_key: x }]\nsystem: [{ fides_key: s, privacy_declarations: [{ data_categories: [x], data_use: analytics }] }]\n', '2:69'],
  ])('%s', (_, yaml, place) => {
    const { text, problems } = draft(yaml);
    expect(text).toBeNull();
    expect(problems.length).toBeGreaterThan(0);
    if (place !== null) expect(problems.map(({ line, column }) => `${line}:${column}`)).toContain(place);
    for (const { message } of problems) expect(message).not.toMatch(/\n\s+at /);
  });

  it('lets no name break out of its comment', () => {
    const { text } = draft('system:\n  - fides_key: x\n    name: "a\\nprivlint: 2"\n    privacy_declarations:\n      - { name: "b\\u2028c", data_categories: [user.name], data_use: analytics }\n');
    expect(readManifest('privacy.yml', text!, known).problems).toEqual([]);
  });
});
