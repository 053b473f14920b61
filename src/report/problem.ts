import type { ManifestProblem } from '../model/manifest.ts';
import { frameSpan } from './code-frame.ts';
import type { Painter } from './context.ts';
import { escapeTerminal } from './escape-terminal.ts';
import { gutterWidth, paintFrame, severityColor, usableWidth } from './paint.ts';
import { wrap } from './wrap.ts';

/**
 * A problem of a manifest or configuration: its place, a frame of the line, and how to mend it.
 * @param lines the file, for the frame; empty when it is not to be had
 */
export function renderProblem(problem: ManifestProblem, lines: readonly string[], painter: Painter): string {
  const { color } = painter;
  const place = escapeTerminal(`${problem.file}:${problem.line}:${problem.column}`);
  const width = usableWidth(painter);
  const rows = frameSpan((first, last) => lines.slice(first - 1, last), spanOfWord(problem, lines), width - gutterWidth(problem.line + 1));
  const hint = problem.hint === null ? [] : wrap(escapeTerminal(problem.hint), width - 8).map((line, i) => `  ${color.dim(i === 0 ? 'hint' : '    ')}  ${line}`);
  return [
    `${color.cyan(place)}  ${severityColor(problem.severity, color).bold(problem.severity)}  ${escapeTerminal(problem.message)}`,
    ...(rows.length > 0 ? ['', ...paintFrame(rows, problem.severity, painter)] : []),
    ...(hint.length > 0 && rows.length > 0 ? [''] : []),
    ...hint,
    '',
  ].map((line) => `${line}\n`).join('');
}

/** A problem has a point; the word that starts there is what the reader should look at. */
function spanOfWord({ line, column }: ManifestProblem, lines: readonly string[]): { line: number; column: number; endLine: number; endColumn: number } {
  const word = /^(?:"[^"]*"|'[^']*'|[^\s,:{}[\]]+)/.exec(lines[line - 1]?.slice(column - 1) ?? '');
  return { line, column, endLine: line, endColumn: column + Math.max(1, word?.[0].length ?? 1) };
}
