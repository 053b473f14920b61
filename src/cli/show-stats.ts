import type { ChalkInstance } from 'chalk';
import type { Evidence } from '../model/evidence.ts';
import type { Skipped } from '../model/source.ts';
import { labelled } from '../report/paint.ts';
import type { Terminal } from './terminal.ts';

/** What `--stats` adds to the summary. */
export function showStats(evidence: readonly Evidence[], skipped: readonly Skipped[], milliseconds: number, color: ChalkInstance, { stderr }: Terminal): void {
  const rules = new Map<string, number>();
  for (const { rule } of evidence) rules.set(rule, (rules.get(rule) ?? 0) + 1);
  const sorted = [...rules].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  const painter = { color, width: stderr.columns };
  const lines = [
    ...labelled('time', `${(milliseconds / 1000).toFixed(2)} s`, painter),
    ...sorted.flatMap(([rule, count], i) => labelled(i === 0 ? 'evidence' : '', `${count} ${rule}`, painter)),
    ...skipped.flatMap(({ path, reason, detail }, i) => labelled(i === 0 ? 'skipped' : '', `${path}: ${reason}${detail === '' ? '' : `, ${detail}`}`, painter)),
  ];
  stderr.write(lines.map((line) => `${line}\n`).join(''));
}
