import type { Evidence } from '../model/evidence.ts';
import { covers, currentKey, isCategory, isPurpose, isWithin } from '../taxonomy/index.ts';
import { checkHostGlob } from './checks.ts';
import { THEMES } from './draft-themes.ts';

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
export interface CollectGroup extends DraftGroup {
  title: string;
  vias: string[];
}
export interface ShareGroup extends DraftGroup {
  /** Catalogue id or `host:NAME`. */
  target: string;
  title: string;
  /** Of a vendor of the catalogue, by which a text may speak of it; empty for a host. */
  names: string[];
  vendorKind: string | null;
}
export interface DraftGroups {
  collects: CollectGroup[];
  shares: ShareGroup[];
  /** What a draft cannot declare: a recipient or category that code does not show. */
  unclear: Evidence[];
}

/** Groups evidence into entries: what is collected by theme, mechanism and purpose, what is shared by recipient. */
export function groupEvidence(evidence: readonly Evidence[], names: DraftNames): DraftGroups {
  const collected = new Map<string, Evidence[]>();
  const shares = new Map<string, ShareGroup>();
  const unclear: Evidence[] = [];
  const shareIds = new Set<string>();

  for (const one of evidence.toSorted(byPlace)) {
    const data = one.data.filter(isCategory);
    if (one.action !== 'share') {
      if (data.length === 0) unclear.push(one);
      for (const category of data) getOrAdd(collected, category, () => []).push(one);
      continue;
    }
    const recipient = one.recipient === null ? null : describeRecipient(one.recipient, names);
    if (recipient === null) {
      unclear.push(one);
      continue;
    }
    const group = getOrAdd(shares, recipient.target, () => ({ id: takeId(one.recipient!, shareIds), ...emptyGroup(), ...recipient }));
    addTo(group, one, data, purposeOf(one));
  }
  return { collects: groupCollected(collected), shares: sortByKind(shares), unclear };
}

/**
 * One entry for what has theme, kind of mechanism and purposes in common. What is typed into a form arrives in a request,
 * and what a permission is asked for is read from the device: these are told together. So is what a broader category
 * licenses besides: were it declared apart, nobody would notice that its entry goes.
 */
function groupCollected(collected: ReadonlyMap<string, readonly Evidence[]>): CollectGroup[] {
  const families = new Map<string, string[]>();
  for (const category of [...collected.keys()].sort()) getOrAdd(families, broadestOf(category, collected), () => []).push(category);
  const groups = new Map<string, CollectGroup & { theme: string }>();
  for (const [broadest, categories] of families) {
    const evidence = categories.flatMap((category) => collected.get(category)!);
    const theme = THEMES.find(({ below }) => below.some((root) => root === '' || isWithin(broadest, root)))!;
    const vias = [...new Set(evidence.map(({ via }) => via))];
    const purposes = purposesOf(evidence);
    const kinds = [...new Set(vias.map((via) => TOLD_WITH[via] ?? via))].sort();
    const group = getOrAdd(groups, [theme.id, kinds.join(' '), purposes.join(' ')].join('|'), () => ({ id: '', theme: theme.id, title: theme.title, vias: [], ...emptyGroup(), purposes: new Set(purposes) }));
    group.vias = [...new Set([...group.vias, ...vias])].sort();
    for (const category of categories) for (const one of collected.get(category)!) addTo(group, one, [category], null);
  }
  nameGroups([...groups.values()]);
  return sortById(groups);
}

/** The broadest of the categories that covers this one: itself, where no other does. */
function broadestOf(category: string, collected: ReadonlyMap<string, unknown>): string {
  for (let end = category.indexOf('.'); end > 0; end = category.indexOf('.', end + 1)) {
    const above = category.slice(0, end);
    if (collected.has(above) && covers(above, category)) return above;
  }
  return category;
}

const TOLD_WITH: Readonly<Record<string, string>> = { request: 'form', permission: 'device-sensor' };
const SHORT_VIA: Readonly<Record<string, string>> = { 'device-sensor': 'sensor', 'web-storage': 'storage', 'server-log': 'log' };

/** By theme, and where a theme has several entries, by what tells them apart: purpose or mechanism. */
function nameGroups(groups: readonly (CollectGroup & { theme: string })[]): void {
  const ids = new Set<string>();
  for (const group of groups) {
    const same = groups.filter(({ theme }) => theme === group.theme);
    const [purpose] = [...group.purposes].sort();
    const alone = same.length === 1 || (purpose === undefined && same.filter(({ purposes }) => purposes.size === 0).length === 1);
    const suffix = purpose === undefined ? group.vias.map((via) => SHORT_VIA[via] ?? via).join('-') : purpose.slice(purpose.lastIndexOf('.') + 1);
    group.id = takeId(alone ? group.theme : `${group.theme}-${suffix}`, ids);
  }
}

/** None where one of them has no key: an entry limited to the others would not cover it. */
function purposesOf(evidence: readonly Evidence[]): string[] {
  if (evidence.some((one) => one.purpose !== null && purposeOf(one) === null)) return [];
  return [...new Set(evidence.map(purposeOf).filter((purpose) => purpose !== null))].sort();
}

function purposeOf({ purpose }: Evidence): string | null {
  const key = purpose === null ? null : currentKey(purpose);
  return key !== null && isPurpose(key) ? key : null;
}

function describeRecipient(id: string, names: DraftNames): Pick<ShareGroup, 'target' | 'title' | 'names' | 'vendorKind' | 'purposes'> | null {
  const kind = names.vendorKind(id);
  if (kind !== '') {
    const purposes = new Set(names.vendorPurposes(id).map(currentKey).filter(isPurpose));
    return { target: id, title: `${names.vendorName(id)} (${kind})`, names: [names.vendorName(id)], vendorKind: kind, purposes };
  }
  if (checkHostGlob(id) !== null) return null;
  return { target: `host:${id}`, title: `${id}, a host that the catalogue does not know`, names: [], vendorKind: null, purposes: new Set() };
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

const sortById = <G extends DraftGroup>(groups: ReadonlyMap<string, G>): G[] => [...groups.values()].sort((a, b) => (a.id < b.id ? -1 : 1));

/** Vendors of one kind stand together, as a policy speaks of them; hosts that nobody knows come last. */
const sortByKind = (groups: ReadonlyMap<string, ShareGroup>): ShareGroup[] =>
  sortById(groups).sort((a, b) => Number(a.vendorKind === null) - Number(b.vendorKind === null) || compare(a.vendorKind ?? '', b.vendorKind ?? ''));

function byPlace(a: Evidence, b: Evidence): number {
  if (a.path !== b.path) return a.path < b.path ? -1 : 1;
  return a.line - b.line || a.column - b.column || compare(a.rule, b.rule) || compare(a.id, b.id);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
