import type { Evidence } from '../model/evidence.ts';
import type { Declaration, Use } from '../model/manifest.ts';
import { covers, related } from '../taxonomy/index.ts';
import type { Controls, Lack } from './controls.ts';
import type { Rulebook } from './evaluate.ts';

/** One way in which the manifest licenses an observation. */
export interface Permit {
  entry: Declaration;
  /** The further use that gives the purpose, where the entry itself gives another. */
  use: Use | null;
  /** Controls of both, sorted. */
  requires: readonly string[];
}

/** Rule 5: the permits that covering entries give for the purpose of the observation. Reviewed ones come first. */
export function listPermits(evidence: Evidence, category: string | null, covering: readonly Declaration[], book: Rulebook): Permit[] {
  const permits = covering.flatMap((entry): Permit[] => {
    if (agreesOnPurpose(evidence, entry)) return [permit(entry, null)];
    return findUses(evidence, category, entry, book).map((use) => permit(entry, use));
  });
  // Of those that ask for the same controls, one is enough: they hold at the same places.
  const distinct = new Map<string, Permit>();
  for (const one of [...permits.filter(isReviewed), ...permits.filter((other) => !isReviewed(other))]) {
    const key = one.requires.join('\0');
    if (!distinct.has(key)) distinct.set(key, one);
  }
  return [...distinct.values()];
}

/** An entry without `for` does not limit the purpose. */
export function agreesOnPurpose({ purpose }: Evidence, entry: Declaration): boolean {
  return purpose === null || entry.for.length === 0 || entry.for.some((one) => related(one, purpose));
}

/** `uses` add purposes to what we collect; what others get is not ours to use. */
export function findUses(evidence: Evidence, category: string | null, entry: Declaration, book: Rulebook): readonly Use[] {
  const { purpose } = evidence;
  if (entry.kind !== 'collects' || purpose === null || category === null) return [];
  return book.manifest.uses.filter((use) =>
    use.for.some((one) => related(one, purpose)) && use.data.some((one) => covers(one, category)) && book.scopes.admits(use, evidence));
}

/** What rule 7 makes of the permits at one place. */
export type Choice = { permit: Permit; lacking: null } | { permit: Permit; lacking: readonly [Lack, ...Lack[]] };

/** The first permit whose controls all hold here; failing that the one that lacks least. Null without any permit. */
export function choosePermit(evidence: Evidence, permits: readonly Permit[], controls: Controls): Choice | null {
  let nearest: Choice | null = null;
  for (const one of permits) {
    const [first, ...others] = one.requires.length === 0 ? [] : controls.lacking(one.requires, evidence);
    if (!first) return { permit: one, lacking: null };
    const isBetter = !nearest?.lacking || isLess([first, ...others], nearest.lacking);
    if (isBetter) nearest = { permit: one, lacking: [first, ...others] };
  }
  return nearest;
}

/** Lacks come gravest first. */
function isLess(a: readonly [Lack, ...Lack[]], b: readonly [Lack, ...Lack[]]): boolean {
  if (a[0].severity !== b[0].severity) return a[0].severity === 'warning';
  return a.length < b.length;
}

const permit = (entry: Declaration, use: Use | null): Permit =>
  ({ entry, use, requires: [...new Set([...entry.requires, ...(use?.requires ?? [])])].sort() });

const isReviewed = ({ entry, use }: Permit): boolean => entry.status === 'reviewed' && (use === null || use.status === 'reviewed');
