/** One character as a reader sees it, and the columns a terminal gives it. */
export interface Cell {
  text: string;
  /** UTF-16 units in the original. */
  units: number;
  columns: number;
}

/** Text of which every UTF-16 unit is a character one column wide: most of it, so that segmenting is for the rest. */
const PLAIN = /^[\x20-\x7e\u00a1-\u00ac\u00ae-\u02ff\u0370-\u0377\u0391-\u03ff\u0400-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u203b\u2190-\u22ff\u2400-\u2426\u2500-\u259f\ufffd]*$/;
// East Asian wide and full-width blocks, and emoji (Unicode UAX #11).
const WIDE = /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{17000}-\u{18cff}\u{1b000}-\u{1b2ff}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}|\ufe0f/u;
const NO_WIDTH = /^[\p{Mn}\p{Me}\p{Cf}]+$/u;
let segmenter: Intl.Segmenter | undefined;

/** Columns that `text` takes on a terminal. */
export function displayWidth(text: string): number {
  if (PLAIN.test(text)) return text.length;
  return toCells(text).reduce((sum, cell) => sum + cell.columns, 0);
}

/** Splits into characters as seen. Controls must have been replaced before. */
export function toCells(text: string): Cell[] {
  if (PLAIN.test(text)) return Array.from(text, (c) => ({ text: c, units: 1, columns: 1 }));
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  return Array.from(segmenter.segment(text), ({ segment }) => ({ text: segment, units: segment.length, columns: columnsOf(segment) }));
}

function columnsOf(character: string): number {
  if (PLAIN.test(character)) return 1;
  if (NO_WIDTH.test(character)) return 0;
  return WIDE.test(character) ? 2 : 1;
}

/** Pads with spaces on the right to `columns`. */
export function padColumns(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - displayWidth(text)));
}
