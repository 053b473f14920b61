import type { Binding, Declaration, Manifest, Recipient } from '../model/manifest.ts';
import { fideslangKey, type Vocabulary } from '../taxonomy/index.ts';
import { takeId, toSlug } from './take-id.ts';
import { writeYaml, type Field, type Item } from './write-yaml.ts';

const BASES: Readonly<Record<string, string>> = {
  consent: 'Consent', contract: 'Contract', 'legal-obligation': 'Legal obligations', 'vital-interests': 'Vital interests',
  'public-task': 'Public interest', 'legitimate-interests': 'Legitimate interests',
};

/** The purpose that Fideslang has for what states none: each privacy declaration must have exactly one. */
const UNSTATED = { collects: 'collect', uses: 'collect', shares: 'third_party_sharing' } as const;

/**
 * A manifest as Fides resources: the organization, one system for ourselves, and one for each recipient, which declares
 * what is shared with it. What Fides has no place for is left out, and said so at the top.
 */
export function exportFides(manifest: Manifest): string {
  const organization = manifest.entity.name === null ? 'default_organization' : toKey(manifest.entity.name);
  const own = manifest.entity.name === null ? 'application' : `${organization}_application`;
  const recipients = new Map<string, Declaration[]>();
  for (const share of manifest.shares) recipients.set(share.with, [...(recipients.get(share.with) ?? []), share]);
  const taken = new Set([own]);
  const keyOf = new Map([...recipients.keys()].map((id) => [id, takeId(toKey(id), taken)]));
  const common: Field[] = [{ key: 'organization_fides_key', value: organization }];
  const { contact } = manifest.entity;

  const system: Field[] = [
    { key: 'fides_key', value: own },
    ...common,
    { key: 'name', value: manifest.entity.name ?? 'Application' },
    { key: 'system_type', value: 'Application' },
    { key: 'responsibility', value: rolesOf(manifest).map((item) => ({ item })) },
    ...(recipients.size === 0 ? [] : [{ key: 'egress', value: [...recipients].map(([id, shares]) => ({ item: [
      { key: 'fides_key', value: keyOf.get(id)! },
      { key: 'type', value: 'system' },
      { key: 'data_categories', value: writeKeys(shares.flatMap(({ data }) => data), 'category') },
    ] })) }]),
    { key: 'privacy_declarations', value: [...manifest.collects, ...manifest.uses].flatMap((entry) => writeDeclarations(entry)) },
  ];
  const others = [...recipients].map(([id, shares]): Item => ({ item: writeRecipient(id, keyOf.get(id)!, common, shares, manifest.recipients.find((one) => one.id === id)) }));
  return [
    ...aboutLosses(manifest),
    ...writeYaml([
      { key: 'organization', value: [{ item: [
        { key: 'fides_key', value: organization },
        { key: 'name', value: manifest.entity.name ?? 'Organization' },
        ...(contact?.includes('@') ? [{ key: 'controller', value: [{ key: 'name', value: manifest.entity.name ?? '' }, { key: 'address', value: '' }, { key: 'email', value: contact }, { key: 'phone', value: '' }] }] : []),
      ] }] },
      { key: 'system', value: [{ item: system }, ...others] },
    ]),
    '',
  ].join('\n');
}

function writeRecipient(id: string, key: string, common: Field[], shares: Declaration[], recipient: Recipient | undefined): Field[] {
  // Fides lets `meta` hold anything: what an import of ours needs to find the recipient in code again.
  const bind = recipient?.bind ?? [{ target: id, data: null }];
  const meta: Field[] = [
    ...(recipient ? [{ key: 'recipient_kind', value: recipient.kind }] : []),
    ...(bind.length > 0 ? [{ key: 'bind', value: bind.map(writeBinding) }] : []),
  ];
  return [
    { key: 'fides_key', value: key },
    ...common,
    { key: 'name', value: id },
    { key: 'system_type', value: 'Third Party' },
    ...(recipient?.kind === 'processor' ? [{ key: 'responsibility', value: [{ item: 'Processor' }] }] : []),
    ...(meta.length > 0 ? [{ key: 'meta', value: meta }] : []),
    { key: 'privacy_declarations', value: shares.flatMap((share) => writeDeclarations(share)) },
  ];
}

const writeBinding = ({ target, data }: Pick<Binding, 'target' | 'data'>): Field => ({ key: target, value: data === null ? '*' : data.map((item) => ({ item })) });

/** One declaration for each purpose, under the name of the entry. */
function writeDeclarations(entry: Declaration): Item[] {
  const purposes = entry.for.length > 0 ? entry.for : [UNSTATED[entry.kind]];
  if (entry.data.length === 0) return [];
  return purposes.map((purpose): Item => {
    const use = fideslangKey(purpose, 'purpose') ?? purpose;
    const subjects = writeKeys(entry.subjects, 'subject');
    return { item: [
      { key: 'name', value: entry.id.slice(entry.id.indexOf('.') + 1) },
      { key: 'data_categories', value: writeKeys(entry.data, 'category') },
      { key: 'data_use', value: use, ...(use === purpose ? {} : { comment: purpose }) },
      { key: 'data_subjects', value: subjects },
      ...(entry.basis !== null && BASES[entry.basis] ? [{ key: 'legal_basis_for_processing', value: BASES[entry.basis]! }] : []),
      ...(entry.form === 'aggregate' ? [{ key: 'data_qualifier', value: 'aggregated' }] : []),
    ] };
  });
}

/** Keys in Fideslang's own words; a comment names those of ours that stand behind one. */
function writeKeys(keys: readonly string[], vocabulary: Vocabulary): Item[] {
  const found = new Map<string, string[]>();
  for (const key of new Set(keys)) {
    const theirs = fideslangKey(key, vocabulary);
    if (theirs === null) continue;
    found.set(theirs, [...(found.get(theirs) ?? []), ...(theirs === key ? [] : [key])]);
  }
  return [...found].map(([item, ours]) => (ours.length === 0 ? { item } : { item, comment: `stands for ${ours.join(', ')}` }));
}

function rolesOf({ policy }: Manifest): string[] {
  return policy.role === 'both' ? ['Controller', 'Processor'] : [policy.role === 'processor' ? 'Processor' : 'Controller'];
}

function aboutLosses({ prohibits, controls, rights, retention, transfers, promises, exclusions, collects, shares }: Manifest): string[] {
  const sections = Object.entries({ prohibits, controls, rights, retention, transfers, promises, exclusions }).filter(([, list]) => list.length > 0).map(([name]) => name);
  const limited = [...collects, ...shares].some(({ via, paths }) => via.length + paths.length > 0);
  return [
    '# From a manifest of privlint. Keys that Fideslang lacks are written as the nearest above them.',
    ...(sections.length > 0 ? [`# Not part of it, as Fides has no place for them: ${sections.join(', ')}.`] : []),
    ...(limited ? ['# Nor are the limits "via" and "paths": what an entry limits to these holds everywhere here.'] : []),
  ];
}

/** A fides_key: letters, digits, `_`, `.` and `-`. */
const toKey = (name: string): string => toSlug(name.replaceAll('*.', '')).replaceAll('-', '_');
