import type { Passage } from '../../model/policy.ts';
import type { Folded } from './fold.ts';
import { splitSentences, type Sentence } from './sentences.ts';

/** The text of a policy, ready to be compared with. */
export class PolicyText {
  /** As shown to people. */
  readonly file: string;
  readonly folded: Folded;
  readonly sentences: readonly Sentence[];
  readonly #lineStarts: number[] = [0];

  /** @param raw the file, for lines and columns */
  constructor(file: string, raw: string, folded: Folded) {
    this.file = file;
    this.folded = folded;
    this.sentences = splitSentences(folded);
    for (const { index, 0: end } of raw.matchAll(/\r\n|\n|\r/g)) this.#lineStarts.push(index + end.length);
  }

  /** @param start, end offsets in the folded text */
  passage(start: number, end: number): Passage {
    const from = this.#placeOf(this.folded.offsets[start] ?? 0);
    const to = this.#placeOf(this.folded.offsets[Math.max(start, end - 1)] ?? 0);
    return { text: this.folded.text.slice(start, end), ...from, endLine: to.line, endColumn: to.column + 1 };
  }

  #placeOf(offset: number): { line: number; column: number } {
    let low = 0;
    let high = this.#lineStarts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (this.#lineStarts[middle]! <= offset) low = middle;
      else high = middle;
    }
    return { line: low + 1, column: offset - this.#lineStarts[low]! + 1 };
  }
}
