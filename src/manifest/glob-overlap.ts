/** Alternatives and segments beyond which two globs are taken to meet. */
const MOST_ALTERNATIVES = 16;
const MOST_SEGMENTS = 40;

/**
 * Whether there can be a path that both globs match. Errs on the side of yes only within one segment that has
 * wildcards in the middle on both sides.
 */
export function mayMeet(a: string, b: string): boolean {
  const [left, right] = [expand(a), expand(b)];
  return left === null || right === null || left.some((one) => right.some((two) => segmentsMeet(one, two)));
}

/** The alternatives of a glob, each in segments; null for too many. */
function expand(glob: string): string[][] | null {
  let done = [''];
  let rest = glob.replace(/^(\.?\/)+/, '');
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

const head = (segment: string): string => segment.slice(0, Math.max(0, segment.search(/[*?]|$/)));
const tail = (segment: string): string => /[^*?]*$/.exec(segment)![0];
