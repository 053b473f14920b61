import { decodeEntities, readTags } from '../read-tags.ts';
import type { Cell, Table } from './table.ts';

/** The tables of an HTML text. A table within a cell ends the one around it: nobody lays out a notice so. */
export function readHtmlTables(text: string): Table[] {
  const tables: Table[] = [];
  let table: Table | null = null;
  let row: Cell[] | null = null;
  let cell: Cell | null = null;
  const endCell = (at: number): void => {
    if (cell) Object.assign(cell, { end: at, text: decodeEntities(cell.text).replaceAll(/\s+/g, ' ').trim() });
    cell = null;
  };
  readTags(text, 'html', {
    tag(name, _attributes, start, end) {
      switch (name.toLowerCase()) {
        case 'table':
          endCell(start);
          tables.push((table = []));
          row = null;
          break;
        case 'tr':
          endCell(start);
          if (table) table.push((row = []));
          break;
        case 'td': case 'th':
          endCell(start);
          cell = { text: '', start: end, end };
          row?.push(cell);
          break;
        default:
          if (cell) cell.text += ' ';
      }
    },
    text(start, end) {
      if (cell) cell.text += text.slice(start, end);
    },
    close(name, start) {
      const tag = name.toLowerCase();
      if (tag === 'td' || tag === 'th' || tag === 'tr' || tag === 'table') endCell(start);
      if (tag === 'table') table = row = null;
    },
  });
  endCell(text.length);
  return tables;
}
