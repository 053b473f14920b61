import type { ManifestProblem, Place } from '../model/manifest.ts';

/** What a reader is shown at once; the rest is counted. */
const SHOWN = 50;

type Hint = string | null | (() => string | null);

interface Pending {
  severity: ManifestProblem['severity'];
  offset: number;
  message: string;
  hint: Hint;
}

/** One manifest file while it is read: its text, where its lines start, and what is wrong with it. */
export class Source {
  readonly file: string;
  readonly text: string;
  /** True for a file that another extends: its places carry its name. */
  readonly base: boolean;
  readonly pending: Pending[] = [];
  readonly #lineStarts: number[] = [0];

  constructor(file: string, text: string, base = false) {
    this.file = file;
    this.text = text;
    this.base = base;
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) this.#lineStarts.push(at + 1);
  }

  placeAt(offset: number): Place {
    let low = 0;
    let high = this.#lineStarts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (this.#lineStarts[middle]! <= offset) low = middle;
      else high = middle;
    }
    const place: Place = { line: low + 1, column: offset - this.#lineStarts[low]! + 1 };
    return this.base ? { ...place, file: this.file } : place;
  }

  get hasErrors(): boolean {
    return this.pending.some((problem) => problem.severity === 'error');
  }
}

/** A position in a source, as an offset in its text. */
export interface Spot {
  source: Source;
  offset: number;
}

/** @param hint computed only if the problem is shown: looking for near names is the costly part. */
export function report(spot: Spot, message: string, hint: Hint = null, severity: 'error' | 'warning' = 'error'): void {
  spot.source.pending.push({ severity, offset: spot.offset, message, hint });
}

/** The problems of a source by position, at most about fifty, with a count of the others at the end. */
export function listProblems(source: Source): ManifestProblem[] {
  const sorted = source.pending.toSorted((a, b) => a.offset - b.offset || (a.message < b.message ? -1 : a.message > b.message ? 1 : 0));
  const distinct = sorted.filter((one, i) => one.offset !== sorted[i - 1]?.offset || one.message !== sorted[i - 1]?.message);
  const toProblem = ({ severity, offset, message, hint }: Pending): ManifestProblem => {
    const { line, column } = source.placeAt(offset);
    return { severity, file: source.file, line, column, message, hint: typeof hint === 'function' ? hint() : hint };
  };
  const shown = distinct.slice(0, SHOWN).map(toProblem);
  const rest = distinct.slice(SHOWN);
  if (rest.length > 0) {
    const severity = rest.some((problem) => problem.severity === 'error') ? 'error' : 'warning';
    shown.push(toProblem({ severity, offset: rest[0]!.offset, message: `… and ${rest.length} more`, hint: 'mend the ones above first' }));
  }
  return shown;
}
