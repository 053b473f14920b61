import type { Spot } from '../manifest/source.ts';
import { resolveKeys, type Resolved } from './resolve-keys.ts';
import type { PrivacyDeclaration, Resources, System } from './resources.ts';
import { takeId, toSlug } from './take-id.ts';

/** An entry of `collects` or `shares` in the making. */
export interface Entry {
  id: string;
  /** Where it comes from, for people. */
  origin: string;
  with: string | null;
  data: Resolved[];
  purposes: Resolved[];
  subjects: Resolved[];
  basis: string | null;
  from: string[];
  aggregate: boolean;
  notes: string[];
  via?: string[];
}
export interface Recipient {
  id: string;
  name: string;
  kind: string;
  /** What this is in code, with the data that it may get; null data = what the shares say. */
  bind: Map<string, Resolved[] | null>;
}
export interface Entries {
  collects: Entry[];
  shares: Entry[];
  recipients: Map<string, Recipient>;
  retention: { id: string; data: Resolved[]; until: string; origin: string }[];
}

const BASES: Readonly<Record<string, string>> = {
  consent: 'consent', contract: 'contract', 'legal obligations': 'legal-obligation', 'legal obligation': 'legal-obligation', 'vital interests': 'vital-interests',
  'public interest': 'public-task', 'legitimate interests': 'legitimate-interests',
};

/** Turns what systems declare into entries. What a system of somebody else declares is shared with it. */
export function collectEntries(resources: Resources, isVendor: (id: string) => boolean): Entries {
  const { systems, parents } = resources;
  const entries: Entries = { collects: [], shares: [], recipients: new Map(), retention: [] };
  const ids = { collects: new Set<string>(), shares: new Set<string>(), retention: new Set<string>() };
  const byKey = new Map(systems.map((system) => [system.key, system]));
  const data = (words: PrivacyDeclaration['data']): Resolved[] => resolveKeys(words, 'category', parents);

  const recipientOf = (key: string, name: string | null): string => {
    const system = byKey.get(key);
    const id = toSlug(key);
    if (!entries.recipients.has(id)) {
      const targets = [key, name ?? '', system?.name ?? ''].flatMap((word) => (/^(?:host|npm):\S+$/.test(word) ? [word] : [toSlug(word.replaceAll('_', '-'))].filter(isVendor)));
      const bind = new Map([...(system?.bind ?? [])].map(([target, words]) => [target, words && (words[0]?.value === '*' ? null : data(words))]));
      if (bind.size === 0 && targets[0] !== undefined) bind.set(targets[0], null);
      entries.recipients.set(id, { id, name: system?.name ?? name ?? key, kind: system?.kind ?? (system?.processor ? 'processor' : 'third-party'), bind });
    }
    return id;
  };

  // Declarations that differ in their purpose alone are one entry.
  const merged = new Map<string, Entry>();
  const add = (section: 'collects' | 'shares', system: System, one: PrivacyDeclaration, made: Pick<Entry, 'with' | 'data'> & { notes?: string[]; from?: string[] }): void => {
    const purposes = resolveKeys([one.use], 'purpose', parents);
    const entry: Entry = {
      id: '', origin: `${system.name ?? system.key}: ${one.name ?? one.use.value}, ${placeOf(one.at)}`, purposes, subjects: resolveKeys(one.subjects, 'subject', parents),
      basis: one.basis === null ? null : BASES[one.basis.toLowerCase()] ?? null, aggregate: one.aggregate, from: [], notes: [], ...made,
    };
    const { id: _, origin: _origin, purposes: _purposes, ...rest } = entry;
    const key = JSON.stringify([section, system.key, one.name ?? one.use.value, rest]);
    const same = merged.get(key);
    if (same) {
      same.purposes.push(...purposes.filter((purpose) => same.purposes.every((known) => known.key !== purpose.key)));
      return;
    }
    merged.set(key, entry);
    entry.id = takeId(one.name ?? one.use.value, ids[section]);
    entries[section].push(entry);
  };

  for (const system of systems) {
    const told = new Set(system.declarations.flatMap(({ egress }) => egress));
    for (const one of system.declarations) {
      const own = data(one.data);
      const notes = one.cookies.length > 0 ? [`cookies: ${one.cookies.join(', ')}`] : [];
      const sources = system.ingress.filter(({ key }) => one.ingress.length === 0 || one.ingress.includes(key));
      const from = [...(sources.some(({ type }) => type === 'user') ? ['user'] : []), ...(sources.some(({ key }) => byKey.get(key)?.external) ? ['third-party'] : [])];
      if (system.external) add('shares', system, one, { with: recipientOf(system.key, system.name), data: own, notes });
      else if (own.length > 0) add('collects', system, one, { with: null, data: own, notes, from });
      for (const key of system.external ? [] : one.egress) {
        const flow = system.egress.find((candidate) => candidate.key === key);
        if (flow && !leavesUs(flow.type, byKey.get(key))) continue;
        add('shares', system, one, { with: recipientOf(key, null), data: flow?.data ? data(flow.data) : own });
      }
      if (one.thirdParties !== null && !system.external) {
        add('shares', system, one, { with: recipientOf(one.thirdParties, one.thirdParties), data: one.sharedData.length > 0 ? data(one.sharedData) : own });
      }
      if (one.retention !== null && own.length > 0) entries.retention.push({ id: takeId(one.name ?? one.use.value, ids.retention), data: own, until: one.retention, origin: placeOf(one.at) });
    }
    for (const flow of system.external ? [] : system.egress) {
      const target = byKey.get(flow.key);
      if (told.has(flow.key) || !leavesUs(flow.type, target) || (target && target.declarations.length > 0)) continue;
      entries.shares.push({
        id: takeId(flow.key, ids.shares), origin: `${system.name ?? system.key}: a flow that no declaration explains`, with: recipientOf(flow.key, null),
        data: data(flow.data ?? []), purposes: [], subjects: [], basis: null, from: [], aggregate: false, notes: [],
      });
    }
  }
  addDatasets(resources, entries, ids);
  return entries;
}

/** Whether a flow goes to somebody else: not to a store, to the person, or to another system of ours. */
const leavesUs = (type: string, target: System | undefined): boolean => type === 'system' && (target === undefined || target.external);

function addDatasets({ datasets, parents }: Resources, entries: Entries, ids: { collects: Set<string>; retention: Set<string> }): void {
  for (const dataset of datasets) {
    for (const collection of dataset.collections) {
      const fieldsOf = new Map<string, { resolved: Resolved; fields: string[] }>();
      for (const field of collection.fields) {
        for (const resolved of resolveKeys(field.data, 'category', parents)) {
          // What a system notes about itself is no data of a person.
          if (/^system(?:\.|$)/.test(resolved.key)) continue;
          const known = fieldsOf.get(resolved.key);
          if (known) known.fields.push(field.path);
          else fieldsOf.set(resolved.key, { resolved, fields: [field.path] });
        }
      }
      if (fieldsOf.size === 0) continue;
      const data = [...fieldsOf.values()].map(({ resolved, fields }) => ({ key: resolved.key, from: `${fields.join(', ')}${resolved.from === null ? '' : ` (${resolved.from})`}` }));
      const origin = `${dataset.key}, ${placeOf(collection.at)}`;
      entries.collects.push({
        id: takeId(`${dataset.key}-${collection.name}`, ids.collects), origin, with: null, data,
        purposes: [], subjects: [], basis: null, from: [], aggregate: false, notes: [], via: ['database'],
      });
      if (collection.retention !== null) entries.retention.push({ id: takeId(`${dataset.key}-${collection.name}`, ids.retention), data: data.map(({ key }) => ({ key, from: null })), until: collection.retention, origin });
    }
  }
}

export const placeOf = ({ source, offset }: Spot): string => `${source.file}:${source.placeAt(offset).line}`;
