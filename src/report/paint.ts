import type { ChalkInstance } from 'chalk';
import type { Severity } from '../model/finding.ts';
import type { Painter } from './context.ts';
import { displayWidth, padColumns } from './display-width.ts';
import { escapeTerminal } from './escape-terminal.ts';
import { clip, wrap } from './wrap.ts';
import type { FrameRow } from './code-frame.ts';

/** Columns before the values of a block: `  seen      value`. */
export const LABEL = 14;
/** Never narrower, never so wide that prose is hard to read. */
const NARROW = 50;
const WIDE = 110;

export const usableWidth = (context: Painter): number => Math.min(WIDE, Math.max(NARROW, context.width));

export function severityColor(severity: Severity, color: ChalkInstance): ChalkInstance {
  if (severity === 'error') return color.red;
  return severity === 'warning' ? color.yellow : color.blue;
}

/** A label in the left column and wrapped, escaped text beside it. */
export function labelled(label: string, text: string, context: Painter, paint: (line: string) => string = String): string[] {
  return wrap(escapeTerminal(text), usableWidth(context) - LABEL)
    .map((line, i) => margin(i === 0 ? label : '', context) + paint(line));
}

/** A label and lines that keep their breaks; each is clipped, not wrapped. */
export function listed(label: string, lines: readonly string[], context: Painter, paint: (line: string) => string = String): string[] {
  const width = usableWidth(context) - LABEL;
  return kept(label, lines.map((line) => clip(escapeTerminal(line), width)), context, paint);
}

/** A label and lines that stay whole, as they will be copied or clicked. */
export function kept(label: string, lines: readonly string[], context: Painter, paint: (line: string) => string = String): string[] {
  return lines.map((line, i) => margin(i === 0 ? label : '', context) + paint(escapeTerminal(line)));
}

const margin = (label: string, { color }: Painter): string =>
  (label === '' ? ' '.repeat(LABEL) : `  ${color.dim(label)}${padColumns('', LABEL - 2 - displayWidth(label))}`);

/** The rows of a code frame with a gutter of line numbers. */
export function paintFrame(rows: readonly FrameRow[], severity: Severity, context: Painter): string[] {
  const digits = Math.max(...rows.map((row) => String(row.line ?? '').length));
  const bar = context.color.dim('│');
  return rows.map((row) => {
    const number = context.color.dim(String(row.line ?? '').padStart(digits));
    if (row.kind === 'code') return `    ${number} ${bar} ${row.text}`.trimEnd();
    const text = row.kind === 'mark' ? severityColor(severity, context.color)(row.text) : context.color.dim(row.text);
    return `    ${number} ${bar} ${text}`;
  });
}

/** Columns that the gutter of a frame takes whose last line is `line`. */
export const gutterWidth = (line: number): number => 7 + String(line).length;
