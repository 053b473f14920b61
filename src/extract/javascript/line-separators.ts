import type { File, Node } from '@babel/types';
import { eachChild } from './walk.ts';

const SEPARATORS = /[\u2028\u2029]/;

/**
 * For the language U+2028 and U+2029 end lines too; for editors, git and every report they do not. Places are counted
 * as those do.
 * @param line 1-based line, @param column 1-based column of the first character in its file.
 */
export function countLinesAsEditors(file: File, code: string, line: number, column: number): void {
  if (!SEPARATORS.test(code)) return;
  const starts = [0];
  for (const match of code.matchAll(/\r\n|[\n\r]/g)) starts.push(match.index + match[0].length);
  const place = (index: number): { line: number; column: number; index: number } => {
    let low = 0;
    for (let high = starts.length - 1; low < high; ) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= index) low = middle;
      else high = middle - 1;
    }
    return { line: line + low, column: index - starts[low]! + (low === 0 ? column - 1 : 0), index };
  };
  // A stack of its own: code may nest deeper than calls can.
  const waiting: Node[] = [file];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.loc && typeof node.start === 'number' && typeof node.end === 'number') node.loc = { ...node.loc, start: place(node.start), end: place(node.end) };
    eachChild(node, (child) => waiting.push(child));
  }
}
