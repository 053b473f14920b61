import type { Evidence } from '../model/evidence.ts';
import type { InventoryResult } from '../model/result.ts';
import type { ReportContext } from './context.ts';
import { displayWidth, padColumns } from './display-width.ts';
import { escapeTerminal } from './escape-terminal.ts';
import { groupByFamily, type FamilyRow } from './family.ts';
import { placeOf } from './labels.ts';
import { usableWidth } from './paint.ts';
import { redact } from './redact.ts';
import { countOf } from './words.ts';
import { clip, wrap } from './wrap.ts';

const PLACES = 5;
const INDENT = '    ';

/** What is collected and shared, and where, for people at a terminal; the empty text when nothing was found. */
export function reportInventoryPretty(result: InventoryResult, context: ReportContext): string {
  const { color } = context;
  const lines = groupByFamily(result.evidence, context).flatMap((family) => [
    `${color.bold(family.title)}  ${color.dim(countOf(family.places, 'place'))}`,
    '',
    ...family.rows.flatMap((row) => [...renderRow(row, family.title === 'Third parties', context), '']),
  ]);
  return lines.map((line) => `${line}\n`).join('');
}

function renderRow(row: FamilyRow, third: boolean, context: ReportContext): string[] {
  const { color } = context;
  const width = usableWidth(context);
  const name = wrap(escapeTerminal(row.name), width - 16).map((line) => `  ${color.cyan(line)}`);
  const count = row.evidence.length > 1 ? `  ${color.dim(countOf(row.evidence.length, 'place'))}` : '';
  const data = row.data.map((key) => context.describe(key)).join(', ');
  const gets = third ? wrap(`gets ${data === '' ? 'data that code does not show' : escapeTerminal(data)}`, width - 4).map((line) => `${INDENT}${line}`) : [];
  const shown = row.evidence.slice(0, PLACES);
  const column = Math.min(Math.floor(width / 2), Math.max(...shown.map((e) => displayWidth(escapeTerminal(placeOf(e))))));
  const rest = row.evidence.length - shown.length;
  return [
    ...name.slice(0, -1), `${name.at(-1) ?? ''}${count}`,
    ...gets,
    ...shown.map((e) => renderPlace(e, column, width, context)),
    ...(rest > 0 ? [`${INDENT}${color.dim(`and ${countOf(rest, 'more place')}; --format csv lists all`)}`] : []),
  ];
}

function renderPlace(evidence: Evidence, column: number, width: number, context: ReportContext): string {
  const place = padColumns(escapeTerminal(placeOf(evidence)), column);
  const room = width - INDENT.length - displayWidth(place) - 2;
  const api = escapeTerminal(redact(evidence.api));
  const weak = evidence.strength === 'declared' || evidence.strength === 'imported' ? ` (${evidence.strength})` : '';
  // A very long path keeps its line for itself: a place must stay whole to be clicked.
  return `${INDENT}${place}${room < 8 ? '' : `  ${context.color.dim(clip(api + weak, room))}`}`.trimEnd();
}
