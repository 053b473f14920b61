import { beforeAll, describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../../src/catalogue/index.ts';
import { extract } from '../../../src/extract/extract.ts';
import { findSettings } from '../../../src/extract/settings/find-settings.ts';
import type { Matchers } from '../../../src/model/matchers.ts';
import type { SettingKind } from '../../../src/model/setting.ts';

let matchers: Matchers;
beforeAll(async () => {
  matchers = (await loadCatalogue()).matchers;
});

type Case = [file: string, code: string, value: string | null];
const CASES: Partial<Record<SettingKind, Case[]>> = {
  region: [
    ['main.tf', 'provider "aws" {\n  region = "eu-west-3"\n}', 'FR'],
    ['main.tf', 'resource "azurerm_resource_group" "x" {\n  location = "japaneast"\n}', 'JP'],
    ['main.tf', '# region = "eu-west-3"', null],
    ['serverless.yml', 'provider:\n  region: ap-southeast-2', 'AU'],
    ['.env.production', 'AWS_DEFAULT_REGION=ca-central-1', 'CA'],
    ['Dockerfile', 'FROM node\nENV AWS_REGION me-south-1', 'BH'],
    ['fly.toml', 'app = "x"\nprimary_region = "fra"', 'DE'],
    ['vercel.json', '{ "regions": ["syd1"] }', 'AU'],
    ['src/s3.ts', "new S3Client({ region: process.env.REGION || 'us-gov-west-1' })", 'US'],
    ['functions/index.js', "exports.x = functions.region('europe-west6').https.onCall(f)", 'CH'],
    ['src/files.ts', "const BASE = 'https://files.s3.eu-north-1.amazonaws.com'", 'SE'],
    ['src/call.ts', "fetch('https://asia-south1-shop.cloudfunctions.net/list')", 'IN'],
    ['src/map.ts', "const region = 'frankfurt'", null],
    ['src/shop.ts', "const region = { name: 'Europe', currency: 'eur' }", null],
    ['src/choose.ts', "[{ region: 'eu-west-1' }, { region: 'eu-west-2' }, { region: 'eu-west-3' }, { region: 'us-east-1' }, { region: 'us-east-2' }]", null],
  ],
  'minimum-age': [
    ['sign-up.ts', 'if (user.age < 13) reject()', '13'],
    ['sign-up.ts', 'if (age <= 12) reject()', '13'],
    ['sign-up.ts', 'const allowed = age >= 16', '16'],
    ['config.ts', 'export const MINIMUM_AGE = 10;', '10'],
    ['schema.ts', 'const s = z.object({ age: z.number().int().min(11) })', '11'],
    ['schema.ts', 'const s = Joi.object({ age: Joi.number().min(9).required() })', '9'],
    ['user.ts', 'const s = new Schema({ age: { type: Number, min: 12 } })', '12'],
    ['dto.ts', 'class Dto {\n  @Min(10)\n  @IsInt()\n  age: number;\n}', '10'],
    ['form.html', '<input type="number" name="age" min="8">', '8'],
    ['cache.ts', 'if (entry.age < 10) return entry', null],
    ['cache.ts', 'const minAge = 10; // seconds in cache', null],
    ['cache.ts', 'const maxAge = 10', null],
    ['sign-up.ts', '// if (age < 10) reject()', null],
  ],
  'child-directed': [
    ['ads.ts', 'await mobileAds().setRequestConfiguration({ tagForChildDirectedTreatment: true })', 'true'],
    ['ads.ts', 'await mobileAds().setRequestConfiguration({ tagForChildDirectedTreatment: false })', null],
  ],
  contact: [
    ['footer.html', '<a href="mailto:Privacy@acme.io">Write</a>', 'privacy@acme.io'],
    ['config.ts', "export const DPO = 'dpo@acme.io'", 'dpo@acme.io'],
    ['help.tsx', '<p>To delete your data write to support@acme.io</p>', 'support@acme.io'],
    ['help.tsx', '<p>Broken? Write to support@acme.io</p>', null],
    ['config.ts', "export const DPO = 'dpo@example.com'", null],
    ['package.ts', "import x from 'privacy@1.2.3'", null],
  ],
  'response-time': [
    ['requests.ts', 'export const DSAR_DEADLINE_DAYS = 45', '45'],
    ['requests.ts', 'const privacyRequest = { respondWithinDays: 60 }', '60'],
    ['config/privacy.yml', 'gdpr:\n  responseDueWeeks: 6', '42'],
    ['support.ts', 'const ticketDeadlineDays = 60', null],
    ['requests.ts', 'const dsarPageSize = 45', null],
  ],
  'retention-period': [
    ['logs.ts', 'const LOG_RETENTION_DAYS = 400', '400'],
    ['logs.tf', 'retention_in_days = 90', '90'],
    ['logs.ts', 'const retentionLabel = 90', null],
  ],
  'prechecked-consent': [
    ['a.html', '<input type="checkbox" name="newsletter" checked>', 'checked'],
    ['a.tsx', '<Checkbox onChange={() => set(1)} defaultChecked name="marketingEmails" />', 'checked'],
    ['a.html', '<label><input type="checkbox" name="x" checked> Send me special offers</label>', 'checked'],
    ['a.tsx', 'const [newsletter, setNewsletter] = useState(true)', 'true'],
    ['a.ts', 'useForm({ defaultValues: { email: "", acceptsMarketing: true } })', 'true'],
    ['a.prisma', 'model U {\n  marketingOptIn Boolean @default(true)\n}', 'true'],
    ['a.html', '<input type="checkbox" name="newsletter">', null],
    ['a.html', '<input type="checkbox" name="remember" checked>', null],
    ['a.tsx', '<input type="checkbox" name="newsletter" checked={values.newsletter} />', null],
    ['a.tsx', 'const [newsletter, setNewsletter] = useState(false)', null],
    ['a.tsx', '<input type="radio" name="newsletter" checked />', null],
  ],
  'list-join': [
    ['auth/register.ts', 'export async function register(u) {\n  await save(u);\n  await subscribeToNewsletter(u.mail);\n}', 'sign-up'],
    ['auth/register.ts', 'export async function register(u) {\n  await save(u);\n  if (u.wantsNewsletter) await subscribeToNewsletter(u.mail);\n}', null],
    ['news/footer.ts', 'export async function join(u) {\n  await subscribeToNewsletter(u.mail);\n}\n// register', null],
  ],
  'marketing-mail': [
    ['emails/newsletter.hbs', '<h1>News</h1>', 'no-opt-out'],
    ['emails/newsletter.hbs', '<h1>News</h1><a href="{{ u }}">unsubscribe</a>', null],
    ['emails/password-reset.hbs', '<h1>Reset</h1>', null],
    ['routes/campaigns/campaign-list.tsx', '<h1>Campaigns</h1>', null],
  ],
  'harvested-field': [
    ['a.html', '<input name="x" autocomplete="email" style="display:none">', 'email'],
    ['a.html', '<input name="x" autocomplete="off" style="display:none">', null],
    ['a.html', '<input name="x" autocomplete="email">', null],
  ],
  'insecure-transport': [
    ['a.ts', "fetch('http://api.acme.io/people')", 'api.acme.io'],
    ['.env', 'API_URL=http://api.acme.io', 'api.acme.io'],
    ['a.html', '<form action="http://acme.io/join">', 'acme.io'],
    ['a.ts', "fetch('http://localhost:3000/people')", null],
    ['a.ts', "fetch('http://192.168.0.4/people')", null],
    ['a.html', '<a href="http://acme.io/">Acme</a>', null],
    ['a.ts', "const ns = 'http://www.w3.org/2000/svg'", null],
  ],
  'replay-unmasked': [
    ['a.ts', "import posthog from 'posthog-js';\nposthog.init('k', { session_recording: { maskAllInputs: false } })", 'maskAllInputs=false'],
    ['a.ts', "import LogRocket from 'logrocket';\nLogRocket.init('a/b', { dom: { inputSanitizer: false } })", 'inputSanitizer=false'],
    ['a.ts', "import * as Sentry from '@sentry/react';\nSentry.replayIntegration({ maskAllText: false })", 'maskAllText=false'],
    ['a.ts', "import posthog from 'posthog-js';\nposthog.init('k', { session_recording: { maskAllInputs: true } })", null],
    ['a.ts', "import { make } from './ours';\nmake({ maskAllInputs: false })", null],
  ],
  'link-data': [
    ['a.tsx', '<a href={`https://forum.gardeners.org/join?mail=${encodeURIComponent(user.email)}`}>x</a>', 'forum.gardeners.org'],
    ['a.hbs', '<a href="https://forum.gardeners.org/?phone={{ user.phone_number }}">x</a>', 'forum.gardeners.org'],
    ['a.ts', 'window.open(`https://forum.gardeners.org/?email=${email}`)', 'forum.gardeners.org'],
    ['a.tsx', '<a href={`https://forum.gardeners.org/join?page=${page}`}>x</a>', null],
    ['a.tsx', '<a href={`/join?email=${user.email}`}>x</a>', null],
  ],
  'person-store': [
    ['schema.prisma', 'model User {\n id Int\n}', 'user'],
    ['a.sql', 'create table if not exists public.users (id int)', 'user'],
    ['a.ts', "mongoose.model('User', schema)", 'user'],
    ['a.ts', '@Entity()\nexport class Organization {}', 'tenant'],
    ['a.ts', "mongoose.model('Invoice', schema)", null],
  ],
  erasure: [
    ['a.ts', 'await prisma.user.delete({ where })', 'user'],
    ['a.ts', 'await User.findByIdAndDelete(id)', 'user'],
    ['a.ts', "await knex('users').where({ id }).del()", 'user'],
    ['a.sql', 'DELETE FROM "users" WHERE id = $1', 'user'],
    ['a.ts', 'await db.delete(organizations)', 'tenant'],
    ['a.ts', 'await prisma.invoice.delete({ where })', null],
    ['a.ts', '// prisma.user.delete()', null],
  ],
  'deletion-path': [
    ['a.ts', 'export async function deleteAccount() {}', 'user'],
    ['a.ts', "app.delete('/api/users/:id', handler)", 'user'],
    ['a.ts', 'export async function deleteInvoice() {}', null],
  ],
  'soft-delete': [
    ['a.ts', 'update({ deletedAt: new Date() })', 'soft'],
    ['a.ts', 'select: { deletedAt: true }', null],
  ],
  'aggregate-identifier': [
    ['jobs/stats.ts', 'db.visit.groupBy({ by: ["userId"] })', 'userId'],
    ['jobs/stats.ts', 'db.visit.count({ where: { userId: user.id } })', null],
    ['jobs/mail.ts', 'db.visit.groupBy({ by: ["userId"] })', null],
  ],
  'terms-link': [
    ['a.tsx', '<footer><Link to="/legal/terms-of-service">x</Link></footer>', 'terms'],
    ['a.tsx', '<footer><Link to="/legal/imprint">x</Link></footer>', null],
  ],
};

describe.each(Object.entries(CASES))('%s', (kind, cases) => {
  it.each(cases!)('%s: %s', (file, code, value) => {
    const values = findSettings(file, code, matchers).filter((setting) => setting.kind === kind).map((setting) => setting.value);
    expect(values).toEqual(value === null ? [] : [value]);
  });
});

describe('a whole record', () => {
  const wholeIn = async (code: string): Promise<string[]> => ((await extract('a.ts', code, matchers)).settings ?? []).filter(({ kind }) => kind === 'whole-object').map(({ value, vendor }) => `${value} ${vendor}`);

  it.each([
    ["import * as Sentry from '@sentry/node';\nSentry.setUser(user);", ['user sentry']],
    ["import posthog from 'posthog-js';\nposthog.identify(user.id, { ...user });", ['user posthog']],
    ["import posthog from 'posthog-js';\nposthog.identify(id, { traits: req.session.user });", ['user posthog']],
    ["import posthog from 'posthog-js';\nconst user = { plan: 'free' };\nposthog.identify(id, user);", []],
    ["import posthog from 'posthog-js';\nposthog.identify(user.id, { plan: user.plan });", []],
    ["import Stripe from 'stripe';\nconst s = new Stripe(k);\ns.paymentIntents.create({ amount, customer });", []],
    ["import posthog from 'posthog-js';\nexport const f = (user: string) => posthog.identify(user);", []],
    ["import { save } from './ours';\nimport posthog from 'posthog-js';\nsave(user);", []],
  ])('%s', async (code, expected) => {
    expect(await wholeIn(code)).toEqual(expected);
  });
});

describe('data in a page about people', () => {
  const shownIn = async (path: string, code: string): Promise<string[]> => (await extract(path, code, matchers, true)).sightings.filter(({ rule }) => rule === 'public-data').flatMap(({ data }) => data);

  it('is shown to others', async () => {
    expect(await shownIn('s.ts', "app.get('/users/:id', (req, res) => res.json({ name: u.name, latitude: u.latitude }))")).toEqual(['user.location.precise']);
    expect(await shownIn('pages/api/members/[id].ts', 'export default (req, res) => res.json({ email: m.email })')).toEqual(['user.contact.email']);
  });
  it('is nobody else\'s business on other routes', async () => {
    expect(await shownIn('s.ts', "app.get('/orders/:id', (req, res) => res.json({ latitude: u.latitude }))")).toEqual([]);
    expect(await shownIn('s.ts', "app.post('/users', (req, res) => save({ latitude: u.latitude }))")).toEqual([]);
  });
});

it('takes time in proportion to hostile text', () => {
  const parts = ['<input ', 'href=`https://a.io/?a=${', 'select ', 'region: [', 'age: {', 'delete ', 'users', 'const [newsletter,', 'privacy', '@', 'DSAR_DAYS ', 'aaaaaaaa', '=> ', 'http://', 'lists.', '\n'];
  for (const part of parts) {
    const text = `newsletter region amazonaws.com age: minAge privacy@ mask autocomplete hidden ${part.repeat(Math.ceil(120_000 / part.length))}`;
    for (const file of ['emails/stats/sign-up.tsx', 'main.tf']) {
      const start = performance.now();
      findSettings(file, text, matchers);
      expect(performance.now() - start, `${file} ${part}`).toBeLessThan(4000);
    }
  }
});
