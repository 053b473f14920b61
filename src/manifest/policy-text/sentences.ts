import type { Folded } from './fold.ts';

/** A sentence, by offsets in the folded text. */
export interface Sentence {
  start: number;
  end: number;
  /** A title or label: no full sentence. */
  heading: boolean;
}

const END = /[.!?]+["')\]]{0,3}(?= |$)|[。！？]+["')\]]{0,3}/g;
/** Words whose full stop ends no sentence. */
const ABBREVIATION = /(?:^|[\s("'-])(?:[a-z]|[a-z]\.[a-z]|e\.g|i\.e|inc|ltd|corp|no|art|sec|vs|cf|approx|mr|mrs|ms|dr|st|incl|resp|bzw|abs|nr|ggf|usw)$/i;
const LONGEST_ABBREVIATION = 8;
const HEADING_WORDS = 9;

/** Splits each block at full stops that are followed by a capital letter, digit or quotation mark. */
export function splitSentences({ text, blocks }: Folded): Sentence[] {
  const sentences: Sentence[] = [];
  for (const { start: from, end: to, heading } of blocks) {
    const block = text.slice(from, to);
    let start = 0;
    for (const { index, 0: mark } of block.matchAll(END)) {
      const end = index + mark.length;
      if (end < block.length && !isEnd(block, index, mark, end)) continue;
      add(from + start, from + end, heading);
      start = end;
    }
    add(from + start, to, heading);
  }
  return sentences;

  function add(start: number, end: number, heading: boolean): void {
    let first = start;
    while (first < end && text[first] === ' ') first++;
    if (first < end) sentences.push({ start: first, end, heading: heading || isLabel(text.slice(first, end)) });
  }
}

function isEnd(block: string, index: number, mark: string, end: number): boolean {
  if (/^[。！？]/.test(mark)) return true;
  const next = block.slice(end).trimStart()[0] ?? '';
  if (/\p{Ll}/u.test(next)) return false;
  return !mark.startsWith('.') || !ABBREVIATION.test(block.slice(Math.max(0, index - LONGEST_ABBREVIATION), index));
}

/** A few words without a full stop, which do not begin as a sentence would: `Information We Collect`. */
function isLabel(sentence: string): boolean {
  return !/[.!?。！？:;]["')\]]{0,3}$/.test(sentence) && sentence.length < 100 && /^["'(]?(?!(?:We|They|It) )[\p{Lu}\p{N}]/u.test(sentence) && sentence.split(' ').length <= HEADING_WORDS;
}
