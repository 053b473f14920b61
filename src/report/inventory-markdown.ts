import type { InventoryResult } from '../model/result.ts';
import type { ReportContext } from './context.ts';
import { escapeMarkdown } from './escape-markdown.ts';
import { groupByFamily } from './family.ts';
import { dataWords, placeOf } from './labels.ts';
import { redact } from './redact.ts';
import { countOf } from './words.ts';

/** Rows a table holds, so that the text fits a step summary. */
const MOST_ROWS = 200;

/** The inventory as Markdown: one table for each family. */
export function reportInventoryMarkdown(result: InventoryResult, context: ReportContext): string {
  const families = groupByFamily(result.evidence, context);
  const parts = families.map((family) => {
    const third = family.title === 'Third parties';
    const items = family.rows.flatMap((row) => row.evidence.map((evidence) => [row.name, third ? dataWords(evidence, context) : '', evidence] as const));
    const rows = items.slice(0, MOST_ROWS).map(([name, data, e]) =>
      row([name, ...(third ? [data] : []), redact(e.api), e.strength, placeOf(e)].map(escapeMarkdown)));
    const heads = [third ? 'Recipient' : 'Data', ...(third ? ['Data'] : []), 'Seen as', 'Strength', 'Place'];
    const rest = items.length - MOST_ROWS;
    return [
      `## ${family.title}`, '', `${countOf(family.places, 'place')}`, '',
      row(heads), row(heads.map(() => '---')), ...rows,
      ...(rest > 0 ? ['', `and ${countOf(rest, 'more place')}`] : []), '',
    ].join('\n');
  });
  return ['# Personal data in this code\n', ...(parts.length > 0 ? parts : ['Nothing was found.\n'])].join('\n');
}

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
