import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { VIAS, type Evidence } from '../../src/model/evidence.ts';
import { draftManifest, readManifest } from '../../src/manifest/index.ts';
import { comparePolicy } from '../../src/manifest/policy-text/compare-policy.ts';
import { readPolicyText } from '../../src/manifest/policy-text/read-policy-text.ts';
import { listCategories, listPurposes } from '../../src/taxonomy/index.ts';

const KINDS: Record<string, string> = { stripe: 'payments', segment: 'analytics', sendgrid: 'messaging', doubleclick: 'ad-network' };
const names = { vendorName: (id: string) => ({ stripe: 'Stripe', segment: 'Segment (x)', sendgrid: 'SendGrid' })[id] ?? id, vendorPurposes: () => [], vendorKind: (id: string) => KINDS[id] ?? '' };
const known = { isVendor: (id: string) => Object.hasOwn(KINDS, id), vendorIds: () => Object.keys(KINDS) };
const seen = (part: Partial<Evidence>): Evidence => ({
  id: 'x', rule: 'r', action: 'collect', data: [], recipient: null, purpose: null, via: 'form', api: 'input', strength: 'called', confidence: 'high',
  path: 'src/a.ts', line: 1, column: 1, endLine: 1, endColumn: 2, subject: null, guards: [], flow: [], support: [], ...part,
});

const POLICY = `# Privacy of Example

_Last updated_: 3 May 2026

We never ask for your date of birth. When you sign up, we ask for your **e-mail address** and your name. Write to hello@example.com or to [our officer](mailto:dpo@example.com) at dpo@example.com.

Our servers keep a log with your IP address. With your permission, the app reads your location.

Payments are handled by Stripe, which receives your card number. Another provider delivers our messages to you.
`;

async function draft(evidence: Evidence[], policy = POLICY) {
  const text = await readPolicyText('PRIVACY.md', policy, 'markdown');
  const yaml = draftManifest(evidence, names, { text, path: 'docs/PRIVACY: "x".md' });
  const { manifest, problems } = readManifest('privacy.yml', yaml, known);
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  return { yaml, manifest: manifest!, comparison: comparePolicy(manifest!, text) };
}

describe('quotes that a draft proposes', () => {
  it.each([
    ['what is typed in', seen({ data: ['user.contact.email'] }), 'When you sign up, we ask for your e-mail address and your name'],
    ['a log', seen({ data: ['user.device.ip_address'], via: 'server-log' }), 'Our servers keep a log with your IP address'],
    ['a sensor', seen({ data: ['user.location.precise'], via: 'device-sensor' }), 'With your permission, the app reads your location'],
    ['a vendor by its name', seen({ action: 'share', recipient: 'stripe', data: ['user.device.ip_address'] }), 'Payments are handled by Stripe, which receives your card number'],
    ['a vendor by what it does', seen({ action: 'share', recipient: 'sendgrid', data: ['user.contact.email'] }), 'Another provider delivers our messages to you'],
  ])('%s', async (_, evidence, quote) => {
    const { manifest, comparison } = await draft([evidence]);
    expect([...manifest.collects, ...manifest.shares].map(({ cite }) => cite)).toEqual([[quote]]);
    expect(comparison.drifts).toEqual([]);
  });

  it.each([
    ['what the policy says never happens', seen({ data: ['user.demographic.date_of_birth'] })],
    ['what it does not speak of', seen({ data: ['user.content.calendar'], via: 'permission' })],
    ['a vendor of which it tells nothing', seen({ action: 'share', recipient: 'segment', data: ['user.behavior.interactions'] })],
    ['a host', seen({ action: 'share', recipient: 'api.example.net', via: 'network' })],
  ])('are none for %s', async (_, evidence) => {
    const { manifest } = await draft([evidence]);
    expect([...manifest.collects, ...manifest.shares].map(({ cite }) => cite)).toEqual([[]]);
  });

  it('come with the text, its date and the address for questions', async () => {
    const { manifest } = await draft([]);
    expect(manifest.policy).toMatchObject({ text: 'docs/PRIVACY: "x".md', updated: '2026-05-03' });
    expect(manifest.entity.contact).toBe('dpo@example.com');
    expect((await draft([], 'Last updated: 03/04/2026. We are us.')).manifest.policy.updated).toBeNull();
  });

  it('are always in the text, and never longer than a sentence', async () => {
    const evidence = fc.record({
      action: fc.constantFrom('collect', 'share' as const), recipient: fc.constantFrom('stripe', 'segment', 'sendgrid', 'doubleclick'), via: fc.constantFrom(...VIAS),
      data: fc.subarray([...listCategories()], { maxLength: 5 }), purpose: fc.option(fc.constantFrom(...listPurposes())),
    }).map(seen);
    const words = fc.constantFrom('we', 'collect', 'your', 'e-mail', 'location,', 'and', 'share', 'it', 'with', 'Stripe', '(for', 'example)', 'cookies;', 'providers.', 'IP', 'address.', '"payments"', 'advertising', '\u201cnews\u201d', '*name*', '\u{1f36a}', 'a\u00adb', '\n\n', ':', 'ﬁles');
    await fc.assert(fc.asyncProperty(fc.array(evidence, { minLength: 1, maxLength: 5 }), fc.array(words, { minLength: 5, maxLength: 90 }), async (all, policy) => {
      const { manifest, comparison } = await draft(all, policy.join(' '));
      expect(comparison.drifts.filter(({ kind }) => kind === 'quote')).toEqual([]);
      for (const { cite } of [...manifest.collects, ...manifest.shares]) for (const quote of cite) expect(quote.length).toBeLessThanOrEqual(145);
    }), { numRuns: 300 });
  });

  const real = new URL('../../../shared/seeds/cipo-privacy-policy.txt', import.meta.url);
  it.skipIf(!existsSync(real))('fit a real policy', async () => {
    const text = await readPolicyText('POLICY.txt', readFileSync(real, 'utf8'), 'plain');
    const yaml = draftManifest([
      seen({ data: ['user.contact.email', 'user.name', 'user.job_title'] }), seen({ data: ['user.location.precise'], via: 'device-sensor' }), seen({ data: ['user.device.model', 'user.device.operating_system'], via: 'device-sensor' }),
      seen({ data: ['user.device.ip_address'], via: 'server-log' }), seen({ action: 'share', recipient: 'stripe', data: ['user.financial.credit_card'] }),
    ], names, { text, path: 'POLICY.txt' });
    const { manifest } = readManifest('privacy.yml', yaml, known);
    const { quotes, drifts } = comparePolicy(manifest!, text);
    expect(quotes).toBe(5);
    expect(drifts).toEqual([]);
    const citeOf = (id: string): string => [...manifest!.collects, ...manifest!.shares].find((entry) => entry.id === id)!.cite[0]!;
    expect(citeOf('collects.contact-details')).toMatch(/name, email, phone numbers/);
    expect(citeOf('collects.location')).toMatch(/location information/);
    expect(citeOf('collects.device-log')).toMatch(/Internet protocol/);
    expect(citeOf('shares.stripe')).toMatch(/processing payments/);
  });
});
