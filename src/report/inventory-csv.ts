import type { Evidence } from '../model/evidence.ts';
import type { InventoryResult } from '../model/result.ts';
import { escapeCsv } from './escape-csv.ts';
import { comparePlaces } from './group.ts';

const COLUMNS: readonly (readonly [string, (evidence: Evidence) => string])[] = [
  ['id', (e) => e.id],
  ['rule', (e) => e.rule],
  ['action', (e) => e.action],
  ['data', (e) => e.data.join(' ')],
  ['recipient', (e) => e.recipient ?? ''],
  ['purpose', (e) => e.purpose ?? ''],
  ['via', (e) => e.via],
  ['api', (e) => e.api],
  ['strength', (e) => e.strength],
  ['confidence', (e) => e.confidence],
  ['path', (e) => e.path],
  ['line', (e) => String(e.line)],
  ['column', (e) => String(e.column)],
  ['endLine', (e) => String(e.endLine)],
  ['endColumn', (e) => String(e.endColumn)],
  ['guards', (e) => e.guards.join(' ')],
];

/** One row for each piece of evidence, with a head (RFC 4180, except that lines end in a bare newline). */
export function reportInventoryCsv(result: InventoryResult): string {
  const rows = [...result.evidence].sort(comparePlaces).map((e) => COLUMNS.map(([, show]) => escapeCsv(show(e))));
  return [COLUMNS.map(([name]) => name), ...rows].map((cells) => `${cells.join(',')}\n`).join('');
}
