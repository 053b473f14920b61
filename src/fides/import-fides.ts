import type { ManifestProblem } from '../model/manifest.ts';
import { RECIPIENT_KINDS } from '../model/manifest.ts';
import type { KnownVendors } from '../manifest/known.ts';
import { listProblems, Source } from '../manifest/source.ts';
import { describe, VOCABULARY } from '../taxonomy/index.ts';
import { collectEntries, type Entries, type Entry, type Recipient } from './import-entries.ts';
import { readRules, type Prohibition } from './import-rules.ts';
import { readResources } from './read-resources.ts';
import type { Resolved } from './resolve-keys.ts';
import type { Resources } from './resources.ts';
import { writeYaml, type Field, type Item } from './write-yaml.ts';

export interface FidesImport {
  /** The draft of a manifest; null where a file has an error. */
  text: string | null;
  problems: ManifestProblem[];
}

/**
 * A draft of `privacy.yml` from Fides resources. Every entry is `to-review`, and says where it comes from.
 * @param files their paths as shown to people, and their texts
 */
export function importFides(files: readonly { file: string; text: string }[], known: KnownVendors): FidesImport {
  const resources: Resources = { organizations: [], systems: [], datasets: [], rules: [], parents: new Map() };
  const sources = files.map(({ file, text }) => new Source(file, text.replace(/^\uFEFF/, '')));
  for (const source of sources) readResources(source, resources);
  const entries = collectEntries(resources, known.isVendor);
  const rules = readRules(resources);
  const problems = sources.flatMap(listProblems);
  if (problems.some(({ severity }) => severity === 'error')) return { text: null, problems };
  return { text: writeDraft(resources, entries, rules.prohibits, rules.left), problems };
}

function writeDraft({ organizations: [own, ...others] }: Resources, entries: Entries, prohibits: readonly Prohibition[], left: readonly string[]): string {
  const entity: Field[] = [
    ...(own?.name ? [{ key: 'name', value: own.name }] : []),
    ...(own?.contact ? [{ key: 'contact', value: own.contact }] : []),
    { key: 'firstParty', value: [], comment: 'your own hosts, e.g. "*.example.com": what goes there is not shared' },
  ];
  const section = (key: string, fields: Field[], always = false): Field[][] => (fields.length > 0 || always ? [[{ key, value: fields.length > 0 ? fields : null }]] : []);
  const parts: Field[][] = [
    [{ key: 'vocabulary', value: VOCABULARY }],
    [{ key: 'entity', value: entity, ...(others.length > 0 ? { above: [`Further organizations: ${others.map(({ name }) => name ?? '?').join(', ')}`] } : {}) }],
    ...section('collects', entries.collects.map(writeEntry), true),
    ...section('recipients', [...entries.recipients.values()].map((recipient) => writeRecipient(recipient, entries.shares))),
    ...section('shares', entries.shares.map(writeEntry), true),
    ...section('prohibits', prohibits.map(writeProhibition)),
    ...section('retention', entries.retention.map(({ id, data, until, origin }) => ({ key: id, value: [{ key: 'data', value: writeKeys(data) }, { key: 'until', value: until }], above: [origin] }))),
  ];
  return [
    '# A draft from Fides resources: it passes no gate yet. For each entry: is it right, and does your privacy policy',
    '# say so? Quote the sentence (cite: "…"), then remove "status: to-review".',
    'privlint: 1',
    ...writeYaml(parts[0]!),
    ...parts.slice(1).flatMap((part) => ['', ...writeYaml(part)]),
    ...(left.length > 0 ? ['', '# Rules that prohibitions cannot express:', ...left.map((line) => `#   ${line.replaceAll(/[^\x20-\x7e]/g, '?')}`)] : []),
    '',
  ].join('\n');
}

const listField = (key: string, values: readonly string[]): Field[] => (values.length === 0 ? [] : [{ key, value: values.map((item) => ({ item })) }]);

function writeEntry(entry: Entry): Field {
  const value: Field[] = [
    ...(entry.with === null ? [] : [{ key: 'with', value: entry.with }]),
    { key: 'data', value: writeKeys(entry.data) },
    ...(entry.purposes.length === 0 ? [] : [{ key: 'for', value: writeKeys(entry.purposes, false) }]),
    ...listField('via', entry.via ?? []),
    ...listField('subjects', entry.subjects.map(({ key }) => key)),
    ...listField('from', entry.from),
    ...(entry.aggregate ? [{ key: 'form', value: 'aggregate' }] : []),
    ...(entry.basis === null ? [] : [{ key: 'basis', value: entry.basis }]),
    { key: 'status', value: 'to-review' },
  ];
  return { key: entry.id, value, above: [entry.origin, ...entry.notes] };
}

const writeKeys = (keys: readonly Resolved[], describes = true): Item[] => keys.map(({ key, from }) => ({
  item: key,
  ...(from !== null ? { comment: describes ? `${describe(key)}: ${from}` : from } : {}),
}));

function writeRecipient({ id, name, kind, bind }: Recipient, shares: readonly Entry[]): Field {
  const known = (RECIPIENT_KINDS as readonly string[]).includes(kind) ? kind : 'third-party';
  const shared = [...new Map(shares.filter((share) => share.with === id).flatMap(({ data }) => data.map((one) => [one.key, { key: one.key, from: null }]))).values()];
  const open = [...bind.values()].every((data) => data === null);
  const targets = open ? [...bind.keys()].map((item) => ({ item })) : [...bind].map(([key, data]) => ({ key, value: writeKeys(data ?? shared) }));
  return { key: id, above: [name], value: [{ key: 'kind', value: known }, ...(targets.length > 0 && known !== 'any' ? [{ key: 'bind', value: targets as Item[] | Field[] }] : [])] };
}

function writeProhibition({ id, origin, action, data, kinds, subjects }: Prohibition): Field {
  return {
    key: id, above: [origin],
    value: [{ key: action, value: writeKeys(data) }, ...listField('kinds', kinds), ...listField('subjects', subjects.map(({ key }) => key))],
  };
}
