/** Longer names are never compared, so that a hostile file cannot buy time. */
const LONGEST = 80;

/**
 * Edits (insert, delete, replace, swap of neighbours) that turn one text into the other,
 * or `limit + 1` as soon as it must be more than `limit`.
 */
export function countEdits(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let best = i;
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let edits = Math.min(previous[j]! + 1, row[j - 1]! + 1, previous[j - 1]! + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) edits = Math.min(edits, before[j - 2]! + 1);
      row.push(edits);
      if (edits < best) best = edits;
    }
    if (best > limit && Math.min(...previous) > limit) return limit + 1;
    before = previous;
    previous = row;
  }
  return Math.min(previous[b.length]!, limit + 1);
}

/**
 * The candidate that `unknown` most likely misspells: at most a third of its letters differ (case and
 * `-`, `_` aside). The first of equally near ones, in the order given; null if none is near.
 */
export function suggest(unknown: string, candidates: Iterable<string>): string | null {
  const wanted = fold(unknown);
  if (wanted.length === 0 || wanted.length > LONGEST) return null;
  let limit = Math.min(4, Math.max(1, Math.floor(wanted.length / 3)));
  let nearest: string | null = null;
  for (const candidate of candidates) {
    if (candidate.length > LONGEST + limit) continue;
    const edits = countEdits(wanted, fold(candidate), limit);
    if (edits > limit) continue;
    nearest = candidate;
    if (edits === 0) break;
    limit = edits - 1;
  }
  return nearest;
}

const fold = (name: string): string => name.toLowerCase().replaceAll(/[-\s]/g, '_');
