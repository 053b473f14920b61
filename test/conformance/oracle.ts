import type { Evidence } from '../../src/model/evidence.ts';
import type { Collect, Manifest, Prohibition, Share, Use } from '../../src/model/manifest.ts';
import { VENDORS } from './vendors.ts';

/**
 * What docs/manifest.md says of one observation, as plainly as possible: no index, no cache, no words. It shares no code
 * with the judge nor with the taxonomy that the judge asks.
 */

export interface Observed {
  manifest: Manifest;
  evidence: Evidence;
  /** By control; what is not here is 0. */
  levels: Record<string, 0 | 1 | 2>;
  prefix: string;
}

/** "verdict severity" for each category; '' stands for data of unknown kind. */
export type Answers = Record<string, string>;

const SENSITIVE = new Set(('user.location.precise user.government_id user.health_and_medical user.biometric user.biometric.health user.authorization '
  + 'user.authorization.biometric user.financial user.childrens user.criminal_history user.demographic.race_ethnicity '
  + 'user.demographic.religious_belief user.demographic.political_opinion user.demographic.sexual_orientation').split(' '));

const parentOf = (key: string): string => key.split('.').slice(0, -1).join('.');
const lineage = (key: string): string[] => (key === '' ? [] : [key, ...lineage(parentOf(key))]);
const isBelow = (key: string, other: string): boolean => key !== other && lineage(key).includes(other);

/** Walks up from what is seen; no step leads out of a sensitive root. */
function isCovered(seen: string, declared: string): boolean {
  if (seen === declared) return true;
  return seen !== '' && !SENSITIVE.has(seen) && isCovered(parentOf(seen), declared);
}

const agree = (a: string, b: string): boolean => lineage(a).includes(b) || lineage(b).includes(a);
const glob = (pattern: string): RegExp =>
  new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll('**', '§').replaceAll('*', '[^/]*').replaceAll('§', '.*')}$`);

function isHostOf(pattern: string, host: string): boolean {
  return glob(pattern).test(host) || pattern === `*.${host}`;
}

function isOurs({ manifest, evidence }: Observed): boolean {
  return manifest.entity.firstParty.some((host) => evidence.recipient !== null && isHostOf(host, evidence.recipient));
}

function isTarget(target: string, recipient: string): boolean {
  const vendor = VENDORS[recipient];
  if (target.startsWith('npm:')) return vendor?.npm.some((name) => glob(target.slice(4)).test(name)) ?? false;
  if (target.startsWith('host:')) return (vendor?.hosts ?? [recipient]).some((host) => isHostOf(target.slice(5), host.replace('*.', '')));
  return target === recipient;
}

interface Tie {
  id: string;
  kind: string | null;
  limited: boolean;
  data: string[] | null;
}

function tiesOf({ manifest, evidence }: Observed): Tie[] {
  const { recipient } = evidence;
  const named = new Set(manifest.recipients.map(({ id }) => id));
  if (recipient === null) return manifest.recipients.filter(({ kind }) => kind === 'public').map(({ id, kind }) => ({ id, kind, limited: false, data: null }));
  return [
    ...manifest.recipients.filter(({ kind }) => kind !== 'any').flatMap(({ id, kind, bind }) =>
      bind.filter(({ target }) => isTarget(target, recipient)).map(({ data }) => ({ id, kind, limited: true, data }))),
    ...manifest.shares.filter((share) => !named.has(share.with) && isTarget(share.with, recipient)).map((share) => ({ id: share.with, kind: null, limited: false, data: null })),
  ];
}

function isPlace({ via, paths }: { via: string[]; paths: string[] }, { evidence, prefix }: Observed): boolean {
  return (via.length === 0 || via.includes(evidence.via)) && (paths.length === 0 || paths.some((one) => glob(one).test(prefix + evidence.path)));
}

function admits(entry: Collect | Share | Use, seen: Observed): boolean {
  const { subject } = seen.evidence;
  return entry.form === 'identifiable' && isPlace(entry, seen) && (entry.subjects.length === 0 || subject === null || entry.subjects.includes(subject));
}

function forbids(one: Prohibition, seen: Observed, isShare: boolean, ties: Tie[]): boolean {
  const { subject, recipient, guards } = seen.evidence;
  return one.action === (isShare ? 'share' : 'collect')
    && isPlace(one, seen)
    && (one.subjects.length === 0 || one.subjects.some((other) => other === subject))
    && (one.kinds.length === 0 || one.kinds.some((kind) => VENDORS[recipient ?? '']?.kind === kind || ties.some((tie) => tie.kind === kind)))
    && !one.unless.some((control) => guards.includes(control) || seen.levels[control] === 2);
}

/** 0 holds, 1 warning, 2 error, for each control that does not hold: [gravity, verdict]. */
function missing(requires: string[], seen: Observed): [number, string][] {
  return requires.flatMap((id): [number, string][] => {
    const control = seen.manifest.controls.find((one) => one.id === id)!;
    const level = seen.evidence.guards.includes(id) ? 2 : seen.levels[id] ?? 0;
    if (control.evidence.filter((one) => !('manual' in one)).length === 0 || level === 2) return [];
    if (control.type === 'opt-out') return level === 1 ? [] : [[2, 'missing-opt-out']];
    if (level === 0) return [[2, 'missing-consent']];
    return seen.evidence.strength === 'declared' ? [] : [[1, 'missing-consent']];
  });
}

function answerFor(category: string, seen: Observed): string {
  const { evidence, manifest } = seen;
  const isShare = evidence.action === 'share' && !isOurs(seen);
  const ties = isShare ? tiesOf(seen) : [];
  const forbidding = manifest.prohibits.filter((one) => forbids(one, seen, isShare, ties));
  if (forbidding.some((one) => one.everything || one.data.some((data) => lineage(category).includes(data)))) return 'prohibited error';
  if (isShare && ties.length === 0) return 'undeclared-recipient error';
  const rest = answerByEntries(category, seen, isShare, ties);
  const isVague = forbidding.some((one) => one.data.some((data) => category !== '' && isBelow(data, category)));
  return rest === 'declared' && isVague ? 'review note' : rest;
}

function answerByEntries(category: string, seen: Observed, isShare: boolean, ties: Tie[]): string {
  const { evidence, manifest } = seen;
  if (category !== '' && manifest.exclusions.some(({ data }) => data.some((one) => isCovered(category, one)))) return 'review note';

  /** Each entry with what it says of this recipient. */
  const entries: [Collect | Share, (test: (data: string) => boolean) => boolean][] = isShare
    ? ties.flatMap((tie) => manifest.shares.filter((share) => share.with === tie.id && !(share.limit !== null && tie.limited && tie.data === null))
      .map((share): [Share, (test: (data: string) => boolean) => boolean] =>
        [share, (test) => share.data.some(test) && (tie.data === null || tie.data.some(test))]))
    : manifest.collects.map((entry) => [entry, (test) => entry.data.some(test)]);
  const admitted = entries.filter(([entry]) => admits(entry, seen));
  const candidates = admitted.filter(([, says]) => category === '' || says((data) => isCovered(category, data))).map(([entry]) => entry);
  if (candidates.length === 0) {
    const isPart = category !== '' && admitted.some(([, says]) => says((data) => isBelow(data, category) || isCovered(category, data)));
    return isPart ? 'review note' : isShare ? 'undeclared-sharing error' : 'undeclared-collection error';
  }

  const { purpose } = evidence;
  const licences: string[][] = candidates.flatMap((entry): string[][] => {
    if (purpose === null || entry.for.length === 0 || entry.for.some((one) => agree(one, purpose))) return [entry.requires];
    if (entry.kind !== 'collects') return [];
    return manifest.uses.filter((use) => admits(use, seen) && use.for.some((one) => agree(one, purpose)) && use.data.some((one) => isCovered(category, one)))
      .map((use) => [...entry.requires, ...use.requires]);
  });
  if (licences.length === 0) return 'purpose-mismatch warning';

  const lacks = licences.map((requires) => missing([...new Set(requires)], seen));
  if (lacks.some((lack) => lack.length === 0)) return 'declared';
  const gravity = (lack: [number, string][]): number => Math.max(...lack.map(([weight]) => weight));
  const least = lacks.toSorted((a, b) => gravity(a) - gravity(b) || a.length - b.length)[0]!;
  const verdicts = least.filter(([weight]) => weight === gravity(least)).map(([, verdict]) => verdict);
  return `${verdicts.includes('missing-consent') ? 'missing-consent' : 'missing-opt-out'} ${gravity(least) === 2 ? 'error' : 'warning'}`;
}

export function answer(seen: Observed): Answers {
  const { evidence } = seen;
  const isShare = evidence.action === 'share' && !isOurs(seen);
  const isUnsure = evidence.confidence === 'low' || (evidence.strength === 'declared' && evidence.recipient !== null);
  const categories = evidence.data.length === 0 && isShare ? [''] : evidence.data;
  return Object.fromEntries(categories.map((category) => {
    const said = answerFor(category, seen);
    return [category, isUnsure && said !== 'declared' ? 'review note' : said];
  }));
}
