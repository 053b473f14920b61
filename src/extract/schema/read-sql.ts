/** A column that a statement defines or writes, with its place in the text (0-based offsets). */
export interface Column {
  table: string;
  name: string;
  start: number;
  end: number;
  /** It holds yes or no: a choice perhaps, but no datum. */
  isFlag?: boolean;
}

/** Of what one ALTER TABLE does, with commas between. */
const ADDED = /^\s*add\s+(?:column\s+)?(?:if\s+not\s+exists\s+)?/i;
const STATEMENT = /\b(?:create\s+(?:temporary\s+|unlogged\s+)?table(?:\s+if\s+not\s+exists)?|insert\s+(?:or\s+\w+\s+)?into|replace\s+into|alter\s+table(?:\s+only)?(?:\s+if\s+exists)?)\s+((?:[`"'[]?[\w$]+[`"'\]]?\.)?[`"'[]?[\w$]+[`"'\]]?)\s*(\(|(?=(?:add|drop|alter|modify|change|rename)\s))/gi;
const NAME = /^\s*[`"'[]?([A-Za-z_][\w$]*)/;
const FLAG_TYPE = /^[`"'\]]?\s+(?:boolean|bool|bit|tinyint\(1\))/i;
/** Words that begin a constraint, not a column. */
const CONSTRAINT = /^(?:primary|foreign|unique|constraint|key|index|check|exclude|fulltext|spatial|like|values|select)$/i;
const MAX_COLUMNS = 400;

/** Whether a text can hold such a statement. */
export const mayHoldSql = (text: string): boolean => /\b(?:(?:create|alter)\s+(?:temporary\s+|unlogged\s+)?table|(?:insert|replace)\s+(?:or\s+\w+\s+)?into)\b/i.test(text);

/** The columns of CREATE TABLE, INSERT INTO and ALTER TABLE … ADD, in any dialect. Linear in the text. */
export function* readSql(text: string): Iterable<Column> {
  const statements = [...text.matchAll(STATEMENT)];
  for (const [index, statement] of statements.entries()) {
    const table = (statement[1] ?? '').replace(/[`"'[\]]/g, '').split('.').at(-1) ?? '';
    const from = statement.index + statement[0].length;
    if (statement[2] !== '(') {
      for (const start of addedAt(text.slice(0, statements[index + 1]?.index ?? text.length), from)) {
        const column = nameAt(text, start);
        if (column) yield { table, ...column };
      }
      continue;
    }
    let count = 0;
    for (const start of listStarts(text, from)) {
      const column = nameAt(text, start);
      if (column) yield { table, ...column };
      if (++count >= MAX_COLUMNS) break;
    }
  }
}

function nameAt(text: string, from: number): Omit<Column, 'table'> | null {
  const match = NAME.exec(text.slice(from, from + 200));
  const name = match?.[1];
  if (!match || name === undefined || CONSTRAINT.test(name)) return null;
  const end = from + match[0].length;
  return { name, start: end - name.length, end, ...(FLAG_TYPE.test(text.slice(end, end + 24)) ? { isFlag: true } : {}) };
}

/** Where the columns begin that an ALTER TABLE adds, whatever else it does. */
function* addedAt(text: string, from: number): Iterable<number> {
  let count = 0;
  for (const start of listStarts(text, from, ';')) {
    const added = ADDED.exec(text.slice(start, start + 80));
    if (added) yield start + added[0].length;
    if (++count >= MAX_COLUMNS) return;
  }
}

/** Where the items of a list in parentheses, or of one up to a sign, begin; what is nested or quoted is passed over. */
function* listStarts(text: string, from: number, last = ')'): Iterable<number> {
  yield from;
  let depth = 0;
  for (let at = from; at < text.length && at < from + 100_000; at++) {
    const char = text[at];
    if (char === '(') depth++;
    else if (char === last && depth === 0) return;
    else if (char === ')') {
      if (depth-- === 0) return;
    } else if (char === ',' && depth === 0) yield at + 1;
    else if (char === "'" || char === '"' || char === '`') {
      const close = text.indexOf(char, at + 1);
      if (close < 0) return;
      at = close;
    } else if (char === '-' && text[at + 1] === '-') {
      const line = text.indexOf('\n', at);
      if (line < 0) return;
      at = line;
    }
  }
}
