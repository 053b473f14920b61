import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../../src/catalogue/index.ts';
import { extract } from '../../../src/extract/extract.ts';
import { link } from '../../../src/link/link.ts';

const { matchers } = await loadCatalogue();

/** What reaches the vendor by calls, as `line categories`. */
async function flows(...files: [path: string, code: string][]): Promise<string[]> {
  const facts = await Promise.all(files.map(([path, code]) => extract(path, code, matchers, true)));
  return link(facts, matchers, () => '').filter((piece) => piece.strength === 'flow').map((piece) => `${piece.path}:${piece.line} ${piece.recipient} ${piece.data.join('+')}`);
}
const one = (code: string): Promise<string[]> => flows(['a.ts', code]);
const STRIPE = "import Stripe from 'stripe';\nconst stripe = new Stripe(key);\n";

describe('data that a call passes to a vendor', () => {
  it.each([
    ['an object literal', 'stripe.customers.create({ email, description: "x" });', ['a.ts:3 stripe user.contact.email']],
    ['an object made before', 'const payload = { email: u.email };\nstripe.customers.create(payload);', ['a.ts:4 stripe user.contact.email']],
    ['a spread', 'const base = { email };\nstripe.customers.create({ ...base, metadata: {} });', ['a.ts:4 stripe user.contact.email']],
    ['a member of a person', 'stripe.customers.create({ name: session.user.name });', ['a.ts:3 stripe user.name']],
    ['a template', 'stripe.customers.create({ description: `mail ${user.email}` });', ['a.ts:3 stripe user.contact.email']],
    ['a digest, which still tells people apart', 'stripe.customers.create({ metadata: { key: sha256(user.email) } });', ['a.ts:3 stripe user.unique_id.pseudonymous']],
    ['nested objects', 'stripe.customers.create({ shipping: { phone_number: p } });', ['a.ts:3 stripe user.contact.phone_number']],
  ])('%s', async (_form, code, expected) => {
    expect(await one(STRIPE + code)).toEqual(expected);
  });

  it.each([
    ['a constant', 'stripe.customers.create({ email: "ops@acme.example" });'],
    ['a name that is nobody\'s', 'stripe.products.create({ name: product.name });'],
    ['whether it is there', 'stripe.customers.create({ metadata: { has: !!user.email } });'],
    ['its length', 'stripe.customers.create({ metadata: { n: user.email.length } });'],
    ['a constant of ours', 'stripe.customers.create({ metadata: { kind: Events.TOGGLE_EMAIL } });'],
    ['a value of an enumeration', 'stripe.customers.create({ metadata: { filter: Filter.Email } });'],
    ['a setting', 'stripe.customers.create({ email: configService.get("SUPPORT_EMAIL") });'],
    ['one of several that stand for election by code', 'stripe.prices.create({ name: candidates[0].name });'],
    ['our own keys', 'stripe.accounts.create({ apiKey: process.env.STRIPE_KEY });'],
    ['our own token', 'stripe.accounts.create({ accessToken: process.env.STRIPE_TOKEN });'],
    ['our own token that has a name first', 'const accessToken = process.env.STRIPE_TOKEN ?? "";\nstripe.accounts.create({ accessToken });'],
  ])('not %s', async (_form, code) => {
    expect(await one(STRIPE + code)).toEqual([]);
  });

  it('what makes a client or a model asks nothing yet', async () => {
    const provider = "import { createOpenRouter } from '@openrouter/ai-sdk-provider';\nconst provider = createOpenRouter({ apiKey: keys.find(x) });\n";
    expect(await one(`${provider}provider.chat(settings.model);`)).toEqual([]);
    expect(await one("import OpenAI from 'openai';\nconst openai = new OpenAI();\nopenai.chat.completions.create({ messages });")).toEqual(['a.ts:3 openai user.content']);
  });

  it('through an SDK object that another file makes', async () => {
    expect(await flows(['lib/pay.ts', `${STRIPE}export default stripe;`], ['app.ts', "import pay from './lib/pay';\npay.customers.create({ email });"])).toEqual(['app.ts:2 stripe user.contact.email']);
  });

  it('keeps the way from the source to the call', async () => {
    const facts = [await extract('a.ts', `${STRIPE}stripe.customers.create({\n  email: user.email,\n});`, matchers)];
    const flow = link(facts, matchers, () => '').find((piece) => piece.strength === 'flow')?.flow;
    expect(flow?.map(({ line, label }) => `${line} ${label}`)).toEqual(['4 email', '3 stripe().customers.create']);
  });
});

describe('a vendor\'s software on another host', () => {
  const confidence = async (options: string): Promise<string | undefined> => {
    const facts = [await extract('a.ts', `import * as Sentry from '@sentry/node';\nSentry.init({ dsn: ${options} });`, matchers)];
    return link(facts, matchers, () => '').find((piece) => piece.recipient === 'sentry' && piece.via === 'sdk')?.confidence;
  };

  it('is a weak sign of the vendor', async () => {
    expect(await confidence('"https://k@errors.acorn.dev/1"')).toBe('low');
    expect(await confidence('"https://k@o1.ingest.sentry.io/1"')).toBe('high');
    expect(await confidence('process.env.DSN')).toBe('high');
  });
});
