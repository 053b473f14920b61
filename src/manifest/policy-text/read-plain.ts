import { Folding, type Folded } from './fold.ts';

/** Lines this long are not broken by hand: each is a paragraph. */
const LONG_LINE = 160;
const LIST_ITEM = /^\s*(?:[-*•·–]|\(?[0-9]{1,3}[.)]|\(?[a-z][.)])\s/;

/** Plain text. A blank line ends a paragraph; so does every line break, where paragraphs are one line each. */
export function readPlain(text: string): Folded {
  const folding = new Folding();
  const lines = text.split('\n');
  const unbroken = lines.some((line) => line.length > LONG_LINE);
  let offset = 0;
  for (const line of lines) {
    if (unbroken || line.trim() === '' || LIST_ITEM.test(line)) folding.break();
    folding.add(`${line}\n`, offset);
    offset += line.length + 1;
  }
  return folding.finish();
}
