/** Letters in a row by which passages are found; the units of text that one vote is good for; and limits of the work. */
const GRAM = 4;
const BUCKET = 16;
const MOST_PLACES = 400;
const MOST_VOTES = 4000;
const MOST_GRAMS = 200;
const LONGEST = 600;
const CANDIDATES = 4;
/** Edits, as a share of the quote, beyond which a passage is another one. */
const LEAST_ALIKE = 0.5;

/** A stretch of the text. */
export interface Range {
  start: number;
  end: number;
}

/**
 * Finds what a text has that is most like a quote that it does not have. The text is indexed once by short runs of
 * letters; rare ones of the quote vote on where it lies, and only few places are compared letter by letter. So the cost
 * of a quote depends on its own length.
 */
export class NearestPassages {
  readonly #text: string;
  readonly #lower: string;
  #index: { first: Int32Array; places: Int32Array } | null = null;

  constructor(text: string) {
    this.#text = text;
    this.#lower = lowerCase(text);
  }

  find(quote: string): Range | null {
    const wanted = lowerCase(quote).slice(0, LONGEST);
    let best: (Range & { edits: number }) | null = null;
    for (const start of this.#locate(wanted)) {
      const from = Math.max(0, start - BUCKET * 3);
      const window = this.#lower.slice(from, start + wanted.length + Math.max(BUCKET * 3, wanted.length >> 2));
      const { start: first, end, edits } = align(wanted, window);
      if (edits <= wanted.length * LEAST_ALIKE && (best === null || edits < best.edits)) best = { start: from + first, end: from + end, edits };
    }
    return best && this.#toWords(best.start, best.end + Math.max(0, quote.length - LONGEST));
  }

  /** About where the text begins that most runs of the quote are in, likeliest first. */
  #locate(wanted: string): number[] {
    const { first, places } = (this.#index ??= indexGrams(this.#lower));
    const grams: { at: number; from: number; count: number }[] = [];
    for (let i = 0; i + GRAM <= wanted.length; i++) {
      const slot = hashGram(wanted, i);
      const count = first[slot + 1]! - first[slot]!;
      if (count > 0) grams.push({ at: i, from: first[slot]!, count });
    }
    grams.sort((a, b) => a.count - b.count || a.at - b.at);
    const votes = new Map<number, number>();
    let left = MOST_VOTES;
    for (const { at, from, count } of grams.slice(0, MOST_GRAMS)) {
      // The rare ones, which say most, come first.
      for (let i = from; i < from + Math.min(count, MOST_PLACES) && left > 0; i++, left--) {
        if (!this.#lower.startsWith(wanted.slice(at, at + GRAM), places[i]!)) continue;
        const bucket = Math.floor((places[i]! - at) / BUCKET);
        votes.set(bucket, (votes.get(bucket) ?? 0) + 1 / count);
      }
    }
    // What was put in or left out moves the rest of the quote on into the next bucket.
    const sums = [...votes].map(([bucket, vote]) => ({ bucket, sum: vote + (votes.get(bucket + 1) ?? 0) + (votes.get(bucket - 1) ?? 0) / 2 }));
    return sums.sort((one, two) => two.sum - one.sum || one.bucket - two.bucket).slice(0, CANDIDATES).map(({ bucket }) => bucket * BUCKET);
  }

  #toWords(start: number, end: number): Range {
    const text = this.#text;
    let from = Math.min(start, text.length - 1);
    let to = Math.max(from + 1, Math.min(end, text.length));
    for (let i = 0; i < 30 && from > 0 && isLetter(text[from]!) && isLetter(text[from - 1]!); i++) from--;
    for (let i = 0; i < 30 && to < text.length && isLetter(text[to - 1]!) && isLetter(text[to]!); i++) to++;
    while (from < to - 1 && text[from] === ' ') from++;
    while (to > from + 1 && text[to - 1] === ' ') to--;
    return { start: from, end: to };
  }
}

const isLetter = (character: string): boolean => /[\p{L}\p{N}]/u.test(character);

/** Lower case with every letter where it was: what would grow stays as it is. */
function lowerCase(text: string): string {
  const lower = text.toLowerCase();
  return lower.length === text.length ? lower : text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

const SLOTS = 1 << 16;

function hashGram(text: string, at: number): number {
  let hash = 0;
  for (let i = at; i < at + GRAM; i++) hash = (Math.imul(hash, 31) + text.charCodeAt(i)) | 0;
  return (Math.imul(hash, 0x9e3779b1) >>> 16) & (SLOTS - 1);
}

function indexGrams(text: string): { first: Int32Array; places: Int32Array } {
  const first = new Int32Array(SLOTS + 1);
  const count = Math.max(0, text.length - GRAM + 1);
  for (let i = 0; i < count; i++) first[hashGram(text, i) + 1]!++;
  for (let i = 0; i < SLOTS; i++) first[i + 1]! += first[i]!;
  const next = first.slice();
  const places = new Int32Array(count);
  for (let i = 0; i < count; i++) places[next[hashGram(text, i)]!++] = i;
  return { first, places };
}

/** The stretch of the window that takes the fewest edits to become the quote. */
function align(quote: string, window: string): Range & { edits: number } {
  let edits = new Int32Array(window.length + 1);
  let starts = Int32Array.from({ length: window.length + 1 }, (_, i) => i);
  for (let i = 1; i <= quote.length; i++) {
    const row = new Int32Array(window.length + 1);
    const from = new Int32Array(window.length + 1);
    row[0] = i;
    for (let j = 1; j <= window.length; j++) {
      const change = edits[j - 1]! + (quote[i - 1] === window[j - 1] ? 0 : 1);
      const lack = edits[j]! + 1;
      const more = row[j - 1]! + 1;
      const least = Math.min(change, lack, more);
      row[j] = least;
      // Of equal ones the longest: what was left out or put in at the beginning belongs to it.
      from[j] = Math.min(change === least ? starts[j - 1]! : j, lack === least ? starts[j]! : j, more === least ? from[j - 1]! : j);
    }
    edits = row;
    starts = from;
  }
  let end = 0;
  for (let j = 1; j <= window.length; j++) if (edits[j]! <= edits[end]!) end = j;
  return { start: starts[end]!, end, edits: edits[end]! };
}
