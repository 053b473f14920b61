import type { Evidence } from '../model/evidence.ts';
import type { RecipientKind } from '../model/manifest.ts';
import { currentKey, isCategory, isPurpose } from '../taxonomy/index.ts';
import { checkHostGlob } from './checks.ts';

/** What a draft must know of the catalogue. `vendorKind` is empty for an id that it does not hold. */
export interface DraftNames {
  vendorName(id: string): string;
  vendorPurposes(id: string): string[];
  vendorKind(id: string): string;
}

/** An entry of the draft: which categories it declares, and the evidence of each. */
export interface DraftGroup {
  id: string;
  data: Map<string, Evidence[]>;
  purposes: Set<string>;
  evidence: Evidence[];
}
export interface CollectGroup extends DraftGroup { via: string }
export interface ShareGroup extends DraftGroup {
  /** Catalogue id or `host:NAME`. */
  target: string;
  title: string;
  recipient: { id: string; kind: RecipientKind };
}
export interface DraftGroups {
  collects: CollectGroup[];
  shares: ShareGroup[];
  /** What a draft cannot declare: a recipient or category that code does not show. */
  unclear: Evidence[];
}

/** Groups evidence into entries: what is collected by mechanism and purpose, what is shared by recipient. */
export function groupEvidence(evidence: readonly Evidence[], names: DraftNames): DraftGroups {
  const collects = new Map<string, CollectGroup>();
  const shares = new Map<string, ShareGroup>();
  const unclear: Evidence[] = [];
  const collectIds = new Set<string>();
  const shareIds = new Set<string>();

  for (const one of evidence.toSorted(byPlace)) {
    const data = one.data.filter(isCategory);
    const purpose = one.purpose === null ? null : currentKey(one.purpose);
    const known = purpose !== null && isPurpose(purpose) ? purpose : null;
    if (one.action !== 'share') {
      if (data.length === 0) {
        unclear.push(one);
        continue;
      }
      const key = known === null ? one.via : `${one.via}-${known.replaceAll('.', '-')}`;
      const group = getOrAdd(collects, key, () => ({ id: takeId(key, collectIds), via: one.via, ...emptyGroup() }));
      addTo(group, one, data, known);
      continue;
    }
    const recipient = one.recipient === null ? null : describeRecipient(one.recipient, names);
    if (recipient === null) {
      unclear.push(one);
      continue;
    }
    const group = getOrAdd(shares, recipient.target, () => ({ id: takeId(one.recipient!, shareIds), ...emptyGroup(), ...recipient }));
    addTo(group, one, data, known);
  }
  return { collects: sortById(collects), shares: sortById(shares), unclear };
}

function describeRecipient(id: string, names: DraftNames): Pick<ShareGroup, 'target' | 'title' | 'recipient' | 'purposes'> | null {
  const kind = names.vendorKind(id);
  if (kind !== '') {
    const purposes = new Set(names.vendorPurposes(id).map(currentKey).filter(isPurpose));
    return { target: id, title: `${names.vendorName(id)} (${kind})`, recipient: recipientOf(kind), purposes };
  }
  if (checkHostGlob(id) !== null) return null;
  return { target: `host:${id}`, title: `${id}, a host that the catalogue does not know`, recipient: { id: 'unknown-hosts', kind: 'third-party' }, purposes: new Set() };
}

function recipientOf(kind: string): ShareGroup['recipient'] {
  if (kind === 'ad-network') return { id: 'ad-networks', kind };
  if (kind === 'data-broker') return { id: 'data-brokers', kind };
  return { id: 'service-providers', kind: 'processor' };
}

const emptyGroup = (): Pick<DraftGroup, 'data' | 'evidence'> & { purposes: Set<string> } =>
  ({ data: new Map(), evidence: [], purposes: new Set() });

function addTo(group: DraftGroup, one: Evidence, data: string[], purpose: string | null): void {
  group.evidence.push(one);
  if (purpose !== null) group.purposes.add(purpose);
  for (const category of data) getOrAdd(group.data, category, () => []).push(one);
}

function takeId(name: string, taken: Set<string>): string {
  const slug = name.toLowerCase().replaceAll(/[^a-z0-9_]+/g, '-').replaceAll(/^[-_]+|-+$/g, '').slice(0, 60) || 'entry';
  let id = slug === 'constructor' || slug === 'prototype' ? `${slug}-entry` : slug;
  for (let i = 2; taken.has(id); i++) id = `${slug}-${i}`;
  taken.add(id);
  return id;
}

function getOrAdd<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = make()));
  return value;
}

const sortById = <G extends DraftGroup>(groups: Map<string, G>): G[] => [...groups.values()].sort((a, b) => (a.id < b.id ? -1 : 1));

function byPlace(a: Evidence, b: Evidence): number {
  if (a.path !== b.path) return a.path < b.path ? -1 : 1;
  return a.line - b.line || a.column - b.column || compare(a.rule, b.rule) || compare(a.id, b.id);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
