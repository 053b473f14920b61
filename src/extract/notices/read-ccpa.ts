import type { Notice, NoticeItem } from '../../model/notice.ts';
import { categoriesOfTerm } from '../../taxonomy/index.ts';
import type { Positions } from '../positions.ts';
import type { Cell, Table } from './table.ts';

/** What the statute calls its categories, as far as it tells them apart. */
const NAMES: readonly (readonly [letter: string, name: RegExp])[] = [
  ['L', /\bsensitive personal (?:information|data)/i],
  ['B', /customer records?|1798\.80/i],
  ['C', /protected class/i],
  ['D', /\bcommercial (?:information|data)/i],
  ['E', /\bbiometric/i],
  ['F', /\b(?:internet|network) (?:or other )?.{0,40}activity|\bonline activity/i],
  ['G', /\bgeo-?location/i],
  ['H', /\bsensory|\baudio, (?:electronic|visual)/i],
  ['J', /\beducation/i],
  ['I', /\bprofessional|\bemployment/i],
  ['K', /\binferences?\b/i],
  ['A', /\bidentifiers?\b/i],
];
const YES = /^(?:yes|y|true|x|✓|✔|✅|☑|collected)(?![a-z])/i;
const NO = /^(?:no|n|none|false|never|✗|✘|❌|☐|-|–|—|n\/a|not (?:collected|sold|shared))(?![a-z])/i;

/** Whether a text may hold such a table: a look that spares the parse. */
export const mayHoldCcpa = (text: string): boolean => /categor/i.test(text) && /collect/i.test(text) && /identifiers?\b/i.test(text);

/** The first of the tables that lists the categories of the CCPA; null where none does. */
export function readCcpaNotice(path: string, tables: readonly Table[], positions: Positions): Notice | null {
  for (const table of tables) {
    const notice = readTable(path, table, positions);
    if (notice) return notice;
  }
  return null;
}

function readTable(path: string, [header, ...rows]: Table, positions: Positions): Notice | null {
  if (!header) return null;
  const category = header.findIndex(({ text }) => /\bcategor/i.test(text));
  if (category < 0) return null;
  const collected = header.findIndex(({ text }, column) => column !== category && /\bcollect/i.test(text));
  // A list of what is collected needs no column that says so.
  if (collected < 0 && !/collect/i.test(header[category]!.text)) return null;
  const shared = header.flatMap(({ text }, column) => (column !== category && column !== collected && /\b(?:sold|sell|sale|shared?|sharing|disclos)/i.test(text) ? [column] : []));
  const items: NoticeItem[] = [];
  const unclear: string[] = [];
  const named = new Set<string>();
  for (const row of rows) {
    const cell = row[category];
    const letter = cell && letterOf(cell);
    if (!cell || letter === undefined || named.has(letter)) continue;
    named.add(letter);
    const answer = collected < 0 ? true : answerOf(row[collected]);
    if (answer === null) unclear.push(letter);
    if (answer !== true) continue;
    items.push({
      ...positions.span(cell.start, cell.end),
      term: letter,
      data: categoriesOfTerm('ccpa', letter),
      collected: true,
      shared: shared.some((column) => answerOf(row[column]) === true),
      linked: null, tracking: null, purposes: [],
    });
  }
  if (named.size < 3) return null;
  return {
    ...positions.span(header[category]!.start, header[category]!.end),
    kind: 'ccpa-table', path, items, complete: true, unclear, tracking: null, trackingDomains: [], accessedApis: [],
  };
}

/** By the letter in front, else by the name. */
function letterOf({ text }: Cell): string | undefined {
  const letter = /^\(?([A-L])(?:[.):]|\s*[-–—]\s|$)/i.exec(text)?.[1]?.toUpperCase();
  return letter ?? NAMES.find(([, name]) => name.test(text.slice(0, 300)))?.[0];
}

function answerOf(cell: Cell | undefined): boolean | null {
  const text = cell?.text ?? '';
  return YES.test(text) ? true : NO.test(text) ? false : null;
}
