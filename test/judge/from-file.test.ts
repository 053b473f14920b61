import { expect, it } from 'vitest';
import { judge } from '../../src/judge/judge.ts';
import { readManifest } from '../../src/manifest/index.ts';
import { context, evidence, shared } from './make.ts';

const known = { isVendor: (id: string) => context().vendor(id) !== undefined, vendorIds: () => ['segment', 'stripe', 'sentry', 'acxiom'] };
const read = (text: string) => {
  const { manifest, problems } = readManifest('privacy.yml', text, known);
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  return manifest!;
};

const STATED = `privlint: 1
collects:
  signup: { data: [user.name, user.contact.email], for: [essential.service] }
recipients:
  providers:
    kind: processor
    bind: { stripe: [user.contact.email], "npm:@sentry/*": [user.name] }
  anyone: { kind: any }
shares:
  vendors: { with: providers, data: "*", limit: necessary }
  legal: { with: anyone, data: "*", observable: false }
prohibits:
  sale: { share: "*", kinds: [data-broker], cite: "we do not sell" }
`;

it('judges by a manifest as it is written', () => {
  const seen = [
    evidence({ id: 'ok' }), shared('stripe', ['user.contact.email'], { id: 'ok2' }), shared('sentry', ['user.name'], { id: 'ok3' }),
    shared('stripe', ['user.name'], { id: 'list' }), shared('segment', [], { id: 'new' }), shared('acxiom', ['user.name'], { id: 'sale' }),
    evidence({ id: 'ads', purpose: 'marketing.advertising' }),
  ];
  const { findings } = judge(seen, read(STATED), context({ partial: false }));
  expect(findings.map(({ evidence: one, verdict, declaration }) => [one?.id, verdict, declaration?.id, declaration?.line]).sort()).toEqual([
    ['ads', 'purpose-mismatch', 'collects.signup', 3], ['list', 'undeclared-sharing', 'shares.vendors', 10],
    ['new', 'undeclared-recipient', 'recipients.providers', 5], ['sale', 'prohibited', 'prohibits.sale', 13],
  ]);
});

it('offers YAML that the reader accepts and that settles the matter', () => {
  const empty = 'privlint: 1\n';
  for (const one of [evidence(), shared('segment', ['user.name']), shared('segment', []), shared('api.x.com', ['user.name'], { purpose: 'analytics' }), shared(null, ['user.name'])]) {
    const declare = judge([one], read(`${empty}collects: {}\nshares: {}\n`), context()).findings[0]!.fix.declare!;
    const missing = ['collects', 'shares'].filter((section) => !declare.includes(`${section}:`)).map((section) => `${section}: {}\n`).join('');
    expect(judge([one], read(`${empty}${declare}\n${missing}`), context()).findings).toEqual([]);
  }
});
