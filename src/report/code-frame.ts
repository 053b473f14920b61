import type { Span } from '../model/evidence.ts';
import { displayWidth, toCells, type Cell } from './display-width.ts';
import { escapeCode } from './escape-terminal.ts';
import { redact } from './redact.ts';

/** One row of a code frame, still without colour. */
export interface FrameRow {
  kind: 'code' | 'mark' | 'more';
  /** Line number for code; null elsewhere. */
  line: number | null;
  text: string;
}

/** Lines of a span that are shown before the rest is cut short. */
const SPAN_LINES = 4;
const TAB_STOP = 2;
/** What of a very long line is looked at, on either side of the span. */
const REACH = 2000;

/**
 * The lines around a span, clipped to `width` columns around it, with a row of `^` under each of its lines.
 * @param read lines `first` to `last` (1-based) of the file, fewer at its end
 */
export function frameSpan(read: (first: number, last: number) => string[], span: Span, width: number, around = 1): FrameRow[] {
  const shownEnd = Math.min(span.endLine, span.line + SPAN_LINES - 1);
  const cut = span.endLine > shownEnd;
  const first = Math.max(1, span.line - around);
  const lines = read(first, cut ? shownEnd : shownEnd + around);
  if (lines.length <= span.line - first) return [];
  while (lines.length > shownEnd - first + 1 && lines.at(-1)?.trim() === '') lines.pop();
  const marks = lines.map((text, i) => markOf(text, first + i, span, shownEnd));
  const from = windowStart(lines, marks, width);
  const rows: FrameRow[] = [];
  lines.forEach((text, i) => {
    const line = first + i;
    if (line < span.line && text.trim() === '' && rows.length === 0) return;
    const mark = marks[i] ?? null;
    const shown = showLine(text, mark, from, width);
    rows.push({ kind: 'code', line, text: shown.text });
    if (shown.mark !== null) rows.push({ kind: 'mark', line: null, text: shown.mark });
  });
  if (cut) rows.push({ kind: 'more', line: null, text: `… to line ${span.endLine}` });
  return rows;
}

interface Mark {
  /** 0-based UTF-16 units, end exclusive. */
  start: number;
  end: number;
}

function markOf(text: string, line: number, span: Span, shownEnd: number): Mark | null {
  if (line < span.line || line > shownEnd) return null;
  const indent = text.length - text.trimStart().length;
  const start = line === span.line ? Math.min(span.column - 1, text.length) : indent;
  const end = line === span.endLine ? Math.min(span.endColumn - 1, text.length) : text.trimEnd().length;
  if (line !== span.line && end <= start) return null;
  return { start: Math.max(0, start), end: Math.max(start + 1, end) };
}

/** First column shown, so that the start of the span is in view; 0 where everything fits. */
function windowStart(lines: readonly string[], marks: readonly (Mark | null)[], width: number): number {
  const at = marks.findIndex((mark) => mark !== null);
  const mark = marks[at];
  const text = lines[at];
  if (!mark || text === undefined) return 0;
  const base = Math.max(0, mark.start - REACH);
  const prefix = displayWidth(expandTabs(escapeCode(text.slice(base, mark.start))));
  const span = displayWidth(expandTabs(escapeCode(text.slice(mark.start, Math.min(mark.end, mark.start + width * 2)))));
  if (prefix + span <= width - 1) return 0;
  return Math.max(0, prefix - Math.max(8, Math.floor((width - Math.min(span, width)) / 3)));
}

function showLine(text: string, mark: Mark | null, from: number, width: number): { text: string; mark: string | null } {
  // The window is in columns from here on; the base of a very long line is the same for the marked one only.
  const base = Math.max(0, (mark?.start ?? 0) - REACH);
  const cells = layOut(escapeCode(redact(text.slice(base, base + REACH * 2 + width * 2))));
  const total = cells.reduce((sum, cell) => sum + cell.columns, 0);
  const clippedLeft = from > 0 && total > 0;
  const clippedRight = total - from > width;
  const last = from + width - (clippedRight ? 1 : 0);
  let shown = clippedLeft ? '…' : '';
  let under = clippedLeft ? ' ' : '';
  let column = 0;
  let unit = base;
  for (const cell of cells) {
    const inView = column >= from + (clippedLeft ? 1 : 0) && column + cell.columns <= last;
    if (inView) {
      shown += cell.text;
      const marked = mark !== null && unit < mark.end && unit + cell.units > mark.start;
      under += (marked ? '^' : ' ').repeat(cell.columns);
    }
    column += cell.columns;
    unit += cell.units;
  }
  if (clippedRight) shown += '…';
  // A span at the very end of a line (a missing token) still gets its mark.
  if (mark !== null && !under.includes('^')) under = `${under.trimEnd().padEnd(displayWidth(shown.trimEnd()))}^`;
  return { text: shown.trimEnd(), mark: mark === null ? null : under.trimEnd() };
}

function layOut(escaped: string): Cell[] {
  const cells: Cell[] = [];
  let column = 0;
  for (const cell of toCells(escaped)) {
    const tab = cell.text === '\u2409';
    const columns = tab ? TAB_STOP - (column % TAB_STOP) : cell.columns;
    cells.push({ text: tab ? ' '.repeat(columns) : cell.text, units: cell.units, columns });
    column += columns;
  }
  return cells;
}

const expandTabs = (escaped: string): string => layOut(escaped).map((cell) => cell.text).join('');
