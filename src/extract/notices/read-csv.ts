import type { Cell, Table } from './table.ts';

/**
 * The rows of a CSV text (commas, or semicolons or tabs where the first line has more of them), in one pass.
 * @throws Error with the line where a quoted field does not end, or goes on after its quote.
 */
export function readCsv(text: string): Table {
  const first = text.slice(0, text.indexOf('\n') < 0 ? text.length : text.indexOf('\n'));
  const count = (mark: string): number => first.split(mark).length;
  const separator = [';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best), ',');
  const rows: Table = [];
  let row: Cell[] = [];
  let at = 0;
  let line = 1;
  const endRow = (): void => {
    if (row.length > 1 || (row[0]?.text ?? '') !== '') rows.push(row);
    row = [];
  };
  while (at <= text.length) {
    const start = at;
    let value = '';
    if (text[at] === '"') {
      const openedOn = line;
      for (at++; ; at++) {
        const next = text.indexOf('"', at);
        if (next < 0) throw new Error(`line ${openedOn}: the quoted field does not end`);
        value += text.slice(at, next);
        at = next + 1;
        if (text[at] !== '"') break;
        value += '"';
      }
      line += value.split('\n').length - 1;
      if (at < text.length && text[at] !== separator && text[at] !== '\n' && text[at] !== '\r') throw new Error(`line ${line}: expected \`${separator === '\t' ? 'TAB' : separator}\` or the end of the line after a quoted field`);
    } else {
      while (at < text.length && text[at] !== separator && text[at] !== '\n' && text[at] !== '\r') at++;
      value = text.slice(start, at);
    }
    row.push({ text: value.trim(), start, end: at });
    if (text[at] === separator) {
      at++;
      continue;
    }
    if (text[at] === '\r') at++;
    if (text[at] === '\n') at++;
    else if (at < text.length && text[at - 1] !== '\r') at++;
    line++;
    endRow();
    if (at >= text.length) break;
  }
  endRow();
  return rows;
}
