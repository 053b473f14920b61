/** Alternatives and segments beyond which two globs are taken to meet. */
const MOST_ALTERNATIVES = 16;
const MOST_SEGMENTS = 40;

/** Comparisons beyond which a manifest is no person's work, and globs are taken to be apart. */
const MOST_COMPARISONS = 100_000;

/** Tells whether there can be a path that two globs both match. */
export type MayMeet = (a: string, b: string) => boolean;

/**
 * Makes a comparison that remembers the globs it has seen. It errs on the side of yes only within one segment that has
 * wildcards in the middle on both sides.
 */
export function createMayMeet(): MayMeet {
  const known = new Map<string, Glob>();
  let left = MOST_COMPARISONS;
  const read = (glob: string): Glob => {
    let found = known.get(glob);
    if (!found) known.set(glob, (found = { head: head(glob.replace(LEADING, '')), alternatives: expand(glob) }));
    return found;
  };
  return (a, b) => {
    const [one, two] = [read(a), read(b)];
    if (!one.head.startsWith(two.head) && !two.head.startsWith(one.head)) return false;
    if (one.alternatives === null || two.alternatives === null) return true;
    const { alternatives } = two;
    return left-- > 0 && one.alternatives.some((path) => alternatives.some((other) => segmentsMeet(path, other)));
  };
}

interface Glob {
  /** What every match begins with. */
  head: string;
  /** Each in segments; null for too many. */
  alternatives: string[][] | null;
}

const LEADING = /^(\.?\/)+/;

/** The alternatives of a glob, each in segments; null for too many. */
function expand(glob: string): string[][] | null {
  let done = [''];
  let rest = glob.replace(LEADING, '');
  for (let open = rest.indexOf('{'); open >= 0; open = rest.indexOf('{')) {
    const close = rest.indexOf('}', open);
    if (close < 0) break;
    const options = rest.slice(open + 1, close).split(',');
    if (done.length * options.length > MOST_ALTERNATIVES) return null;
    done = done.flatMap((head) => options.map((option) => head + rest.slice(0, open) + option));
    rest = rest.slice(close + 1);
  }
  const globs = done.map((head) => (head + rest).replace(/\/$/, '/**').split('/'));
  return globs.some((segments) => segments.length > MOST_SEGMENTS) ? null : globs;
}

/** Row by row: whether the first i segments of one and j of the other can be the same path. */
function segmentsMeet(a: readonly string[], b: readonly string[]): boolean {
  let row = Array.from({ length: b.length + 1 }, (_, j) => b.slice(0, j).every((segment) => segment === '**'));
  for (const one of a) {
    const next = [row[0]! && one === '**'];
    b.forEach((two, j) => {
      if (one === '**') next.push(row[j + 1]! || next[j]!);
      else if (two === '**') next.push(next[j]! || row[j + 1]!);
      else next.push(row[j]! && segmentMeets(one, two));
    });
    row = next;
  }
  return row[b.length]!;
}

/** Plain beginnings and ends decide; what lies between wildcards on both sides is taken to meet. */
function segmentMeets(a: string, b: string): boolean {
  if (!/[*?]/.test(a) && !/[*?]/.test(b)) return a === b;
  const [headA, tailA, headB, tailB] = [head(a), tail(a), head(b), tail(b)];
  if (!/[*?]/.test(a) && b === '*') return true;
  return (headA.startsWith(headB) || headB.startsWith(headA)) && (tailA.endsWith(tailB) || tailB.endsWith(tailA));
}

const head = (glob: string): string => glob.slice(0, glob.search(/[*?{]|$/));
const tail = (segment: string): string => /[^*?]*$/.exec(segment)![0];
