import type { Cell, Table } from './table.ts';

/** The pipe tables of a Markdown text, first row the header. */
export function readMarkdownTables(text: string): Table[] {
  const tables: Table[] = [];
  let rows: Table = [];
  const end = (): void => {
    // The second line of dashes is what makes it a table.
    if (rows.length > 2 && rows[1]!.every(({ text: dashes }) => /^:?-+:?$/.test(dashes))) tables.push(rows.filter((_, index) => index !== 1));
    rows = [];
  };
  let at = 0;
  while (at <= text.length) {
    const next = text.indexOf('\n', at);
    const stop = next < 0 ? text.length : next;
    const line = text.slice(at, stop);
    if (line.includes('|')) rows.push(splitRow(line, at));
    else end();
    at = stop + 1;
  }
  end();
  return tables;
}

function splitRow(line: string, offset: number): Cell[] {
  const cells: Cell[] = [];
  let start = 0;
  for (let at = 0; at <= line.length; at++) {
    if (at < line.length && (line[at] !== '|' || line[at - 1] === '\\')) continue;
    const raw = line.slice(start, at);
    cells.push({ text: plain(raw), start: offset + start, end: offset + at });
    start = at + 1;
  }
  if (cells[0]?.text === '') cells.shift();
  if (cells.length > 1 && cells.at(-1)?.text === '') cells.pop();
  return cells;
}

/** Without emphasis, code marks and tags. */
const plain = (raw: string): string => raw.replaceAll(/[*_`\\]|<[^<>]*>/g, '').replaceAll(/\s+/g, ' ').trim();
