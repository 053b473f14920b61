import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../src/model/evidence.ts';
import type { Control, Manifest } from '../../src/model/manifest.ts';
import { judge } from '../../src/judge/judge.ts';
import { collect, context, evidence, manifest, prohibit, recipient, share, shared, use } from './make.ts';

/** What the rules say: "verdict category …" of each finding; nothing = it passes. */
type Case = [what: string, evidence: Evidence, manifest: Partial<Manifest>, expected: string[], level?: 0 | 1 | 2];

const EMAIL = 'user.contact.email';
const GPS = 'user.location.precise';
const bound = (data: string[] | null, shareData: string[], more = {}): Partial<Manifest> =>
  ({ recipients: [recipient('analytics', { segment: data })], shares: [share('stats', 'analytics', shareData, more)] });
const control = (id: string, type: Control['type'], evidence: Control['evidence']): Control => ({ id, place: { line: 5, column: 3 }, type, channel: [], evidence, cite: [] });
const asking = (requires: string[]): Partial<Manifest> => ({
  collects: [collect('a', [EMAIL], { requires })],
  controls: [control('in', 'opt-in', [{ call: '*ask*' }]), control('in2', 'opt-in', [{ call: '*ask*' }]), control('out', 'opt-out', [{ text: 'unsubscribe' }]), control('by-hand', 'opt-in', [{ manual: 'legal' }])],
});

const tables: Record<string, Case[]> = {
  'rule 1: deprecated keys': [
    ['is judged under the current key', evidence({ purpose: 'personalize.profiling' }), { collects: [collect('a', [EMAIL])] }, []],
  ],
  'rule 2: cover': [
    ['the same category', evidence(), { collects: [collect('a', [EMAIL])] }, []],
    ['an ancestor', evidence(), { collects: [collect('a', ['user.contact'])] }, []],
    ['nothing declared', evidence(), {}, ['undeclared-collection user.contact.email']],
    ['a sibling', evidence(), { collects: [collect('a', ['user.contact.phone_number'])] }, ['undeclared-collection user.contact.email']],
    ['location does not license the precise position', evidence({ data: [GPS] }), { collects: [collect('a', ['user.location'])] }, [`undeclared-collection ${GPS}`]],
    ['demographics do not license religion', evidence({ data: ['user.demographic.religious_belief'] }), { collects: [collect('a', ['user.demographic'])] }, ['undeclared-collection user.demographic.religious_belief']],
    ['a sensitive root licenses what is below it', evidence({ data: ['user.financial.credit_card'] }), { collects: [collect('a', ['user.financial'])] }, []],
    ['categories that fail alike are one finding', evidence({ data: ['user.name', EMAIL, GPS] }), { collects: [collect('a', ['user.name'])] }, [`undeclared-collection ${EMAIL} ${GPS}`]],
    ['a share does not license a collection', evidence(), { shares: [share('s', 'segment', [EMAIL])] }, ['undeclared-collection user.contact.email']],
    ['storing and logging are collections', evidence({ action: 'log' }), { collects: [collect('a', [EMAIL])] }, []],
    ['unknown categories of a collection say nothing', evidence({ data: [] }), {}, []],
  ],
  'rule 3: bind': [
    ['no class', shared('segment', [EMAIL]), { collects: [collect('a', [EMAIL])] }, [`undeclared-recipient ${EMAIL}`]],
    ['by catalogue id', shared('segment', [EMAIL]), bound(null, [EMAIL]), []],
    ['a list that lacks it', shared('segment', [EMAIL]), bound(['user.name'], [EMAIL]), [`undeclared-sharing ${EMAIL}`]],
    ['a list alone is no share', shared('segment', [EMAIL]), bound([EMAIL], ['user.name']), [`undeclared-sharing ${EMAIL}`]],
    ['list and share intersect', shared('segment', [EMAIL, 'user.name']), bound([EMAIL], [EMAIL, 'user.name']), ['undeclared-sharing user.name']],
    ['limit: necessary without a list', shared('segment', [EMAIL]), bound(null, [EMAIL], { limit: 'necessary' }), [`undeclared-sharing ${EMAIL}`]],
    ['limit: necessary with a list', shared('segment', [EMAIL]), bound([EMAIL], [EMAIL], { limit: 'necessary' }), []],
    ['limit: necessary on a vendor directly', shared('segment', [EMAIL]), { shares: [share('s', 'segment', [EMAIL], { limit: 'necessary' })] }, []],
    ['vendor directly', shared('segment', [EMAIL]), { shares: [share('s', 'segment', [EMAIL])] }, []],
    ['host directly', shared('api.x.com', [EMAIL]), { shares: [share('s', 'host:*.x.com', [EMAIL])] }, []],
    ['npm glob', shared('sentry', [EMAIL]), { recipients: [recipient('p', { 'npm:@sentry/*': null })], shares: [share('s', 'p', [EMAIL])] }, []],
    ['npm glob of another product of the vendor', shared('google', [EMAIL], { api: '@google-cloud/vision' }), { recipients: [recipient('p', { 'npm:@google-cloud/storage': null })], shares: [share('s', 'p', [EMAIL])] }, [`undeclared-recipient ${EMAIL}`]],
    ['npm glob of this product', shared('google', [EMAIL], { api: '@google-cloud/storage' }), { recipients: [recipient('p', { 'npm:@google-cloud/storage': null })], shares: [share('s', 'p', [EMAIL])] }, []],
    ['host glob, uncatalogued', shared('mail.acme.io', [EMAIL]), { recipients: [recipient('p', { 'host:*.acme.io': null })], shares: [share('s', 'p', [EMAIL])] }, []],
    ['host glob includes the domain', shared('acme.io', [EMAIL]), { recipients: [recipient('p', { 'host:*.acme.io': null })], shares: [share('s', 'p', [EMAIL])] }, []],
    ['host glob does not match a suffix', shared('notacme.io', [EMAIL]), { recipients: [recipient('p', { 'host:*.acme.io': null })], shares: [share('s', 'p', [EMAIL])] }, [`undeclared-recipient ${EMAIL}`]],
    ['host glob of a catalogue vendor', shared('stripe', [EMAIL]), { recipients: [recipient('p', { 'host:api.stripe.com': null })], shares: [share('s', 'p', [EMAIL])] }, []],
    ['kind any never binds', shared('segment', [EMAIL]), { recipients: [recipient('anyone', { segment: null }, { kind: 'any' })], shares: [share('s', 'anyone', [EMAIL])] }, [`undeclared-recipient ${EMAIL}`]],
    ['two classes: one that may have it suffices', shared('segment', [EMAIL]), { recipients: [recipient('a', { segment: null }), recipient('b', { segment: null })], shares: [share('s', 'b', [EMAIL])] }, []],
    ['our own host is a collection', shared('api.us.com', [EMAIL]), { entity: { name: null, contact: null, firstParty: ['*.us.com'] }, collects: [collect('a', [EMAIL])] }, []],
    ['our own host, undeclared', shared('us.com', [EMAIL]), { entity: { name: null, contact: null, firstParty: ['*.us.com'] } }, [`undeclared-collection ${EMAIL}`]],
    ['our own host, unknown data', shared('us.com', []), { entity: { name: null, contact: null, firstParty: ['*.us.com'] } }, []],
    ['we are the vendor', shared('sentry', [EMAIL]), { entity: { name: null, contact: null, firstParty: ['*.sentry.io'] }, collects: [collect('a', [EMAIL])] }, []],
    ['one host of a vendor is ours', shared('stripe', [EMAIL]), { entity: { name: null, contact: null, firstParty: ['pay.stripe.com'] }, collects: [collect('a', [EMAIL])] }, [`undeclared-recipient ${EMAIL}`]],
    ['our own name at a vendor', shared('stripe', [EMAIL], { api: 'pay.stripe.com' }), { entity: { name: null, contact: null, firstParty: ['pay.stripe.com'] }, collects: [collect('a', [EMAIL])] }, []],
    ['the public', shared(null, [GPS]), { recipients: [recipient('others', {}, { kind: 'public' })], shares: [share('s', 'others', [GPS])] }, []],
    ['the public, undeclared', shared(null, [GPS]), {}, [`undeclared-recipient ${GPS}`]],
    ['unknown data, share exists', shared('segment', []), bound(null, ['user.name']), []],
    ['unknown data, no share', shared('segment', []), { recipients: [recipient('p', { segment: null })] }, ['undeclared-sharing']],
    ['unknown data, only an aggregate share', shared('segment', []), bound(null, [EMAIL], { form: 'aggregate' }), ['undeclared-sharing']],
    ['unknown data, unbound', shared('segment', []), {}, ['undeclared-recipient']],
  ],
  'rule 4: candidates': [
    ['via admits', evidence({ via: 'cookie' }), { collects: [collect('a', [EMAIL], { via: ['cookie'] })] }, []],
    ['via refuses', evidence({ via: 'form' }), { collects: [collect('a', [EMAIL], { via: ['cookie'] })] }, [`undeclared-collection ${EMAIL}`]],
    ['paths admit', evidence({ path: 'site/a/b.ts' }), { collects: [collect('a', [EMAIL], { paths: ['site/**/*.{ts,js}'] })] }, []],
    ['paths refuse', evidence({ path: 'lib/site/b.ts' }), { collects: [collect('a', [EMAIL], { paths: ['site/**'] })] }, [`undeclared-collection ${EMAIL}`]],
    ['subjects admit an unknown one', evidence(), { collects: [collect('a', [EMAIL], { subjects: ['customer'] })] }, []],
    ['subjects refuse another one', evidence({ subject: 'employee' }), { collects: [collect('a', [EMAIL], { subjects: ['customer'] })] }, [`undeclared-collection ${EMAIL}`]],
    ['aggregate never admits', evidence(), { collects: [collect('a', [EMAIL], { form: 'aggregate' })] }, [`undeclared-collection ${EMAIL}`]],
    ['the union of entries counts', evidence({ data: [EMAIL, 'user.name'] }), { collects: [collect('a', [EMAIL]), collect('b', ['user.name'])] }, []],
  ],
  'rule 5: purpose': [
    ['unknown', evidence(), { collects: [collect('a', [EMAIL], { for: ['analytics'] })] }, []],
    ['equal', evidence({ purpose: 'analytics' }), { collects: [collect('a', [EMAIL], { for: ['analytics'] })] }, []],
    ['contained', evidence({ purpose: 'analytics.reporting' }), { collects: [collect('a', [EMAIL], { for: ['analytics'] })] }, []],
    ['containing', evidence({ purpose: 'analytics' }), { collects: [collect('a', [EMAIL], { for: ['analytics.reporting'] })] }, []],
    ['other', evidence({ purpose: 'marketing' }), { collects: [collect('a', [EMAIL], { for: ['analytics'] })] }, [`purpose-mismatch ${EMAIL}`]],
    ['no for, no limit', evidence({ purpose: 'marketing' }), { collects: [collect('a', [EMAIL])] }, []],
    ['a further use', evidence({ purpose: 'marketing' }), { collects: [collect('a', [EMAIL], { for: ['analytics'] })], uses: [use('u', ['user.contact'], { for: ['marketing'] })] }, []],
    ['a use alone licenses no collection', evidence({ purpose: 'marketing' }), { uses: [use('u', ['user.contact'], { for: ['marketing'] })] }, [`undeclared-collection ${EMAIL}`]],
    ['uses are first-party: no sharing', shared('segment', [EMAIL], { purpose: 'marketing' }), { ...bound(null, [EMAIL], { for: ['analytics'] }), uses: [use('u', [EMAIL], { for: ['marketing'] })] }, [`purpose-mismatch ${EMAIL}`]],
    ['the purpose of a share of unknown data', shared('segment', [], { purpose: 'marketing' }), bound(null, [EMAIL], { for: ['analytics'] }), ['purpose-mismatch']],
  ],
  'rule 7: controls': [
    ['nobody could look', evidence(), asking(['in']), []],
    ['a guard that evidence carries', evidence({ guards: ['in'] }), asking(['in']), [], 0],
    ['opt-in, nowhere', evidence(), asking(['in']), [`missing-consent ${EMAIL} error`], 0],
    ['opt-in, elsewhere', evidence(), asking(['in']), [`missing-consent ${EMAIL} warning`], 1],
    ['opt-in, elsewhere, of a column', evidence({ strength: 'declared', via: 'schema' }), asking(['in']), [], 1],
    ['opt-in, nowhere, of a column', evidence({ strength: 'declared', via: 'schema' }), asking(['in']), [`missing-consent ${EMAIL} error`], 0],
    ['opt-in, here', evidence(), asking(['in']), [], 2],
    ['opt-out, nowhere', evidence(), asking(['out']), [`missing-opt-out ${EMAIL} error`], 0],
    ['opt-out, elsewhere', evidence(), asking(['out']), [], 1],
    ['what only people can attest', evidence(), asking(['by-hand']), [], 0],
    ['consent goes before the way out', evidence(), asking(['out', 'in']), [`missing-consent ${EMAIL} error`], 0],
    ['another entry asks for nothing', evidence(), { ...asking(['in']), collects: [...asking(['in']).collects!, collect('b', ['user.contact'])] }, [], 0],
    ['of two entries the one that is nearer', evidence({ guards: ['out'] }), { ...asking(['in', 'out']), collects: [collect('a', [EMAIL], { requires: ['in', 'out'] }), collect('b', [EMAIL], { requires: ['in2'] })] }, [`missing-consent ${EMAIL} warning`], 1],
    ['a use asks for it', evidence({ purpose: 'marketing' }), { ...asking([]), collects: [collect('a', [EMAIL], { for: ['analytics'] })], uses: [use('u', [EMAIL], { for: ['marketing'], requires: ['in'] })] }, [`missing-consent ${EMAIL} error`], 0],
    ['a use that is not needed asks in vain', evidence({ purpose: 'analytics' }), { ...asking([]), collects: [collect('a', [EMAIL], { for: ['analytics'] })], uses: [use('u', [EMAIL], { for: ['marketing'], requires: ['in'] })] }, [], 0],
    ['a share asks for it', shared('segment', [EMAIL]), { ...asking([]), ...bound(null, [EMAIL], { requires: ['out'] }) }, [`missing-opt-out ${EMAIL} error`], 0],
    ['a share of unknown data asks for it', shared('segment', []), { ...asking([]), ...bound(null, [EMAIL], { requires: ['in'] }) }, ['missing-consent error'], 0],
    ['anyone, with consent, is nobody in particular', shared('segment', [EMAIL]), { ...asking([]), recipients: [recipient('anyone', {}, { kind: 'any' })], shares: [share('s', 'anyone', [EMAIL], { requires: ['in'] })] }, [`undeclared-recipient ${EMAIL} error`], 2],
    ['a weak sign is to be looked at', evidence({ confidence: 'low' }), asking(['in']), [`review ${EMAIL} note`], 0],
    ['a prohibition goes before', evidence(), { ...asking(['in']), prohibits: [prohibit('p', 'collect', '*', { unless: ['in'] })] }, [`prohibited ${EMAIL} error`], 1],
  ],
  'rule 6: prohibitions': [
    ['beat a declaration', evidence(), { collects: [collect('a', [EMAIL])], prohibits: [prohibit('p', 'collect', ['user.contact'])] }, [`prohibited ${EMAIL}`]],
    ['cross sensitive roots', evidence({ data: [GPS] }), { prohibits: [prohibit('p', 'collect', ['user.location'])] }, [`prohibited ${GPS}`]],
    ['of collecting do not speak of sharing', shared('segment', [EMAIL]), { ...bound(null, [EMAIL]), prohibits: [prohibit('p', 'collect', '*')] }, []],
    ['by kind of vendor', shared('acxiom', [EMAIL]), { prohibits: [prohibit('sale', 'share', '*', { kinds: ['data-broker'] })] }, [`prohibited ${EMAIL}`]],
    ['by kind of vendor, unknown data', shared('acxiom', []), { prohibits: [prohibit('sale', 'share', '*', { kinds: ['data-broker'] })] }, ['prohibited']],
    ['by kind of class', shared('segment', [EMAIL]), { recipients: [recipient('b', { segment: null }, { kind: 'data-broker' })], shares: [share('s', 'b', [EMAIL])], prohibits: [prohibit('sale', 'share', '*', { kinds: ['data-broker'] })] }, [`prohibited ${EMAIL}`]],
    ['of another kind', shared('segment', [EMAIL]), { ...bound(null, [EMAIL]), prohibits: [prohibit('sale', 'share', '*', { kinds: ['data-broker'] })] }, []],
    ['elsewhere', evidence({ path: 'app/x.ts' }), { collects: [collect('a', [EMAIL])], prohibits: [prohibit('p', 'collect', [EMAIL], { paths: ['site/**'] })] }, []],
    ['through another mechanism', evidence({ via: 'form' }), { collects: [collect('a', [EMAIL])], prohibits: [prohibit('p', 'collect', [EMAIL], { via: ['cookie'] })] }, []],
    ['on a subject that is not shown', evidence(), { collects: [collect('a', [EMAIL])], prohibits: [prohibit('p', 'collect', '*', { subjects: ['child_under_13'] })] }, []],
    ['on a subject that is shown', evidence({ subject: 'child_under_13' }), { collects: [collect('a', [EMAIL])], prohibits: [prohibit('p', 'collect', '*', { subjects: ['child_under_13'] })] }, [`prohibited ${EMAIL}`]],
    ['unless a control guards', evidence({ guards: ['ok'] }), { collects: [collect('a', [EMAIL])], prohibits: [prohibit('p', 'collect', '*', { unless: ['ok'] })] }, []],
    ['though a control exists elsewhere', evidence(), { collects: [collect('a', [EMAIL])], prohibits: [prohibit('p', 'collect', '*', { unless: ['ok'] })] }, [`prohibited ${EMAIL}`]],
    ['with the rest judged apart', evidence({ data: [EMAIL, GPS] }), { prohibits: [prohibit('p', 'collect', [EMAIL])] }, [`prohibited ${EMAIL}`, `undeclared-collection ${GPS}`]],
    ['that may be broken', evidence({ data: ['user.contact'] }), { collects: [collect('a', ['user.contact'])], prohibits: [prohibit('p', 'collect', [EMAIL])] }, ['review user.contact']],
  ],
  'rule 8: uncertain': [
    ['less specific than declared', evidence({ data: ['user.contact'] }), { collects: [collect('a', [EMAIL])] }, ['review user.contact']],
    ['less specific in a share', shared('segment', ['user.contact']), bound(null, [EMAIL]), ['review user.contact']],
    ['less specific than the list', shared('segment', ['user.contact']), bound([EMAIL], ['user.contact']), ['review user.contact']],
    ['low confidence', evidence({ confidence: 'low' }), {}, [`review ${EMAIL}`]],
    ['low confidence, declared', evidence({ confidence: 'low' }), { collects: [collect('a', [EMAIL])] }, []],
    ['a dependency that nothing imports', shared('segment', [], { strength: 'declared' }), {}, ['review']],
    ['a permission is not weak', evidence({ strength: 'declared', via: 'permission' }), {}, [`undeclared-collection ${EMAIL}`]],
    ['excluded', evidence({ data: ['user.content.public'] }), { exclusions: [{ id: 'x', place: { line: 1, column: 1 }, data: ['user.content'], cite: [] }] }, ['review user.content.public']],
    ['excluded does not excuse a stranger', shared('segment', [EMAIL]), { exclusions: [{ id: 'x', place: { line: 1, column: 1 }, data: [EMAIL], cite: [] }] }, [`undeclared-recipient ${EMAIL}`]],
  ],
  'opaque': [
    ['beside the judgement of the recipient', shared('segment', [], { opaque: true }), {}, ['opaque', 'undeclared-recipient']],
    ['of a bound recipient', shared('segment', [], { opaque: true }), bound(null, [EMAIL]), ['opaque']],
    ['a computed host is nobody in particular', shared(null, [EMAIL], { opaque: true }), {}, ['opaque']],
  ],
};

for (const [rule, cases] of Object.entries(tables)) {
  describe(rule, () => {
    it.each(cases)('%s', (_what, seen, stated, expected, level) => {
      const { findings, declared } = judge([seen], manifest(stated), context(level === undefined ? {} : { levels: () => level }));
      const isLevelled = level !== undefined;
      expect(findings.map(({ verdict, data, severity }) => [verdict, ...(data ?? []), ...(isLevelled ? [severity] : [])].join(' ')).sort()).toEqual([...expected].sort());
      if (expected.length === 0 && declared.length === 0) expect(seen.data).toEqual([]);
    });
  });
}

it('takes the level of a control from the context', () => {
  const stated = manifest({ collects: [collect('a', [EMAIL])], prohibits: [prohibit('p', 'collect', '*', { unless: ['ok'] })] });
  const at = (level: 0 | 1 | 2) => judge([evidence()], stated, context({ levels: () => level })).findings.length;
  expect([at(0), at(1), at(2)]).toEqual([1, 1, 0]);
});
