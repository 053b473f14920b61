import { VIAS } from '../model/evidence.ts';
import { RECIPIENT_KINDS } from '../model/manifest.ts';
import { VENDOR_KINDS } from '../model/rules.ts';
import { VOCABULARY } from '../taxonomy/index.ts';
import { bind } from './bind.ts';
import { checkDate, checkFilePath, checkHostGlob, checkPathGlob } from './checks.ts';
import { controlEvidence } from './control-evidence.ts';
import { field, fields, keyed, reportKind, required, several, type Located, type Read, type Shape } from './shape.ts';
import { report } from './source.ts';
import { categories, keyOf, oneOf, text, yesOrNo } from './words.ts';

// One definition: what is read here is also what the JSON Schema for editors says.

const ORIGINS = ['user', 'employer', 'automatic', 'inferred', 'third-party'] as const;
const BASES = ['consent', 'contract', 'legal-obligation', 'vital-interests', 'public-task', 'legitimate-interests'] as const;

const quote = field('A short exact quote of the policy text', several(text('a quote of the policy text'), 'quotes'));
const controlNames = several(text('the name of a control'), 'controls');
const words = (what: string) => several(text(what), what);

const scope = {
  via: field('Restricts the entry to these mechanisms', several(oneOf('mechanism', VIAS), 'mechanisms')),
  paths: field('Restricts the entry to these files, as globs from the root', several(text('a glob of paths', checkPathGlob), 'globs')),
  subjects: field('Whose data', several(keyOf('subject'), 'subjects')),
};

const declaration = {
  for: field('The purposes', several(keyOf('purpose'), 'purposes')),
  ...scope,
  from: field('Where it comes from', several(oneOf('origin', ORIGINS), 'origins')),
  form: field('Whether people can be identified; aggregate never admits identifiable data', oneOf('form', ['identifiable', 'aggregate'])),
  requires: field('Controls that must be in place', controlNames),
  cite: quote,
  basis: field('Legal basis; never checked against code', oneOf('legal basis', BASES)),
  status: field('to-review: a draft that passes no gate', oneOf('status', ['reviewed', 'to-review'])),
  observable: field('false: code can never show it, so it is never stale', yesOrNo),
};

const collect = fields('an entry of collects', { data: required('What is collected', categories(false)), ...declaration });
const use = fields('an entry of uses', { data: required('What is used; "*" is everything under collects', categories(true)), ...declaration });
const share = fields('an entry of shares', {
  with: required('Who receives it: a recipient, a vendor of the catalogue, host:NAME or npm:NAME', text('a recipient')),
  data: required('What is shared; "*" is everything under collects', categories(true)),
  ...declaration,
  limit: field('necessary: each vendor gets only what its bind lists', oneOf('limit', ['necessary'])),
});
const recipient = fields('a recipient', {
  kind: required('What it is to us', oneOf('kind of recipient', RECIPIENT_KINDS)),
  bind: field('What in code is this recipient: vendors, npm: or host: globs, with the data that each may get', bind),
});
const control = fields('a control', {
  type: required('opt-in or opt-out', oneOf('type of control', ['opt-in', 'opt-out'])),
  channel: field('Where people exercise it', words('a channel')),
  evidence: field('What code would show; absent = looked at by people', several(controlEvidence, 'pieces of evidence')),
  cite: quote,
});
const prohibitionFields = fields('a prohibition', {
  collect: field('What is never collected', categories(true)),
  share: field('What is never shared', categories(true)),
  kinds: field('Only recipients or vendors of these kinds', several(oneOf('kind', [...RECIPIENT_KINDS, ...VENDOR_KINDS.filter((kind) => kind !== 'ad-network' && kind !== 'data-broker')]), 'kinds')),
  ...scope,
  unless: field('Controls that lift it', controlNames),
  cite: quote,
});
const prohibition: typeof prohibitionFields = {
  schema: { ...prohibitionFields.schema, oneOf: [{ required: ['collect'] }, { required: ['share'] }] },
  read(node, path) {
    if (node.kind === 'map') {
      const [first, second] = node.entries.filter(({ key }) => key === 'collect' || key === 'share');
      if (!first) report(node.at, `${path} lacks "collect" or "share"`, 'say what is never collected, or never shared');
      if (second) report(second.at, `${path}: either "collect" or "share"`, 'make two entries of it');
    }
    return prohibitionFields.read(node, path);
  },
};
const right = fields('a right', {
  channel: field('Where people exercise it', words('a channel')),
  within: field('How soon we answer', text('a time')),
  evidence: field('What code would show; absent = looked at by people', several(controlEvidence, 'pieces of evidence')),
  cite: quote,
});
const retention = fields('a period', {
  data: field('What is kept', categories(true)),
  until: field('When it ends', text('an event or time')),
  extendedBy: field('What can prolong it', words('a reason')),
  cite: quote,
});
const transfer = fields('a transfer', {
  data: field('What is transferred', categories(true)),
  from: field('Regions it leaves', words('a region')),
  to: field('Regions or recipients it reaches', words('a region')),
  safeguards: field('What protects it', words('a safeguard')),
  cite: quote,
});
const exclusion = fields('an exclusion', { data: field('What the text does not cover', categories(true)), cite: quote });

const version: Shape<Located<1>> = {
  schema: { const: 1 },
  read(node, path) {
    if (node.kind === 'scalar' && node.value === 1) return { value: 1, at: node.at };
    if (node.kind === 'scalar' && typeof node.value === 'number') {
      report(node.at, `${path}: version ${node.written} of the format is not known`, 'this privlint reads "privlint: 1"');
      return undefined;
    }
    return reportKind(node, path, 'the number 1');
  },
};

export const MANIFEST_FIELDS = {
  $schema: field('For editors', text('the address of the schema')),
  privlint: required('Version of the format: 1', version),
  vocabulary: field('The vocabulary that the keys are of', oneOf('vocabulary', [VOCABULARY])),
  extends: field('Another manifest of this repository, whose entries are taken over', text('a relative path', checkFilePath)),
  policy: field('The text this was made from', fields('text, updated, role', {
    text: field('Path of the text', text('a path', checkFilePath)),
    updated: field('Its date', text('a date', checkDate, '^\\d{4}-\\d{2}-\\d{2}$')),
    role: field('What we are under data protection law', oneOf('role', ['controller', 'processor', 'both'])),
  })),
  entity: field('Who we are', fields('name, contact, firstParty', {
    name: field('Our name', text('a name as text')),
    contact: field('Where to reach us', text('a contact as text')),
    firstParty: field('Our own hosts', several(text('a host', checkHostGlob), 'hosts')),
  })),
  collects: field('What we collect', keyed(collect)),
  recipients: field('The classes of recipients that the policy names', keyed(recipient)),
  shares: field('What goes to whom', keyed(share)),
  uses: field('Further purposes of data declared under collects', keyed(use)),
  controls: field('Opt-ins and opt-outs', keyed(control)),
  prohibits: field('What we say we never do', keyed(prohibition)),
  rights: field('What people may ask for', keyed(right)),
  retention: field('How long data is kept', keyed(retention)),
  transfers: field('Where data may go', keyed(transfer)),
  promises: field('Other statements, each with its quote', keyed(several(text('a quote of the policy text'), 'quotes'))),
  exclusions: field('What the policy does not cover', keyed(exclusion)),
};

export const manifestShape = fields('the manifest', MANIFEST_FIELDS);
export type RawManifest = Read<typeof MANIFEST_FIELDS>;
export type RawDeclaration = Read<typeof declaration>;
