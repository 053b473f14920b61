import type { Suppression } from '../model/facts.ts';
import { commentStyleOf, findComments, type Comment } from './comments.ts';

const MARK = 'privlint-ignore';
/** Comments between a directive and its line; a bound, so that a file of nothing else stays cheap. */
const MOST_STACKED = 50;

/**
 * The suppression comments of a file: `privlint-ignore-next-line RULE -- reason`, `privlint-ignore-line`,
 * `privlint-ignore-file`, each directly at the start of a comment. One that names no rule or has an unknown form is
 * listed without ids, so that it can be reported instead of silently doing nothing.
 */
export function parseSuppressions(text: string, path: string): Suppression[] {
  if (!text.includes(MARK)) return [];
  const comments = commentStyleOf(path).flatMap((style) => findComments(text, style)).sort((a, b) => a.start - b.start);
  const lines = new LineIndex(text);
  const found = new Map<number, Suppression>();
  for (const [i, comment] of comments.entries()) {
    for (const { offset, directive } of directivesIn(text, comment)) {
      found.set(offset, read(directive, lines, offset, comment, i, comments, text));
    }
  }
  return [...found].sort(([a], [b]) => a - b).map(([, suppression]) => suppression);
}

/** Each line of a comment may hold one, after the opening or the star that leads lines of a block. */
function* directivesIn(text: string, { bodyStart, bodyEnd }: Comment): Iterable<{ offset: number; directive: string }> {
  let at = text.indexOf(MARK, bodyStart);
  while (at >= 0 && at < bodyEnd) {
    // Within the comment only: the line itself may be the whole file.
    const lineStart = bodyStart + text.slice(bodyStart, at).lastIndexOf('\n') + 1;
    const newline = text.slice(at, bodyEnd).indexOf('\n');
    const lineEnd = newline < 0 ? bodyEnd : at + newline;
    if (/^[\s*!]*$/.test(text.slice(lineStart, at))) yield { offset: at, directive: text.slice(at, lineEnd).trim() };
    at = text.indexOf(MARK, lineEnd);
  }
}

function read(
  directive: string, lines: LineIndex, offset: number, comment: Comment, index: number, comments: readonly Comment[], text: string,
): Suppression {
  const line = lines.lineOf(offset);
  const [, form, rest = ''] = /^privlint-ignore(?:-(next-line|line|file))?(?![\w-])(.*)$/s.exec(directive) ?? [];
  // `--` may not stand in an XML comment, so a dash or a colon does as well.
  const [, ids = '', reason = ''] = /^(.*?)(?:(?:^|\s)(?:--|—|–)(?:\s|$)|:\s|:$)(.*)$/s.exec(rest) ?? [rest, rest, ''];
  const target = form === 'file' ? null : form === 'next-line' ? nextLine(lines, comment, index, comments, text) : line;
  return {
    line,
    target,
    ids: form === undefined ? [] : ids.split(/[\s,]+/).filter((id) => id !== ''),
    reason: form === undefined ? '' : reason.trim(),
  };
}

/** The line after the comment, and after comment lines that follow it: several directives may stand one above the other. */
function nextLine(lines: LineIndex, comment: Comment, index: number, comments: readonly Comment[], text: string): number {
  let line = lines.lineOf(comment.end) + 1;
  for (let i = index + 1; i < Math.min(comments.length, index + MOST_STACKED); i++) {
    const next = comments[i]!;
    if (next.start < comment.end) continue;
    if (lines.lineOf(next.start) !== line) break;
    // `{/* … */}` in JSX is a comment line too.
    const before = text.slice(lines.startOf(line), next.start).trim();
    const after = lines.restOf(next.end).trim();
    if ((before !== '' && before !== '{') || (after !== '' && after !== '}')) break;
    line = lines.lineOf(next.end) + 1;
  }
  return line;
}

/** Line numbers of offsets, 1-based. */
class LineIndex {
  readonly #text: string;
  readonly #starts = [0];
  constructor(text: string) {
    this.#text = text;
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) this.#starts.push(at + 1);
  }
  lineOf(offset: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  }
  startOf(line: number): number {
    return this.#starts[line - 1] ?? this.#text.length;
  }
  restOf(offset: number): string {
    return this.#text.slice(offset, this.startOf(this.lineOf(offset) + 1));
  }
}
