import type { Column } from './read-sql.ts';

const BLOCK = /^[ \t]*(?:model|type|view)[ \t]+(\w+)[ \t]*\{/gm;
const FIELD = /^[ \t]*(\w+)[ \t]+(\w+)(?:\[\])?\??/;
/** What a column can hold; other types are relations, whose own model says what they are. */
const SCALAR = /^(?:String|Int|BigInt|Float|Decimal|DateTime|Boolean|Bytes|Json|Unsupported)$/;

/** The columns of the models of a Prisma schema. */
export function* readPrisma(text: string): Iterable<Column> {
  for (const block of text.matchAll(BLOCK)) {
    const table = block[1] ?? '';
    for (let at = text.indexOf('\n', block.index) + 1; at > 0 && at < text.length; ) {
      const newline = text.indexOf('\n', at);
      const line = text.slice(at, newline < 0 ? text.length : newline);
      if (/^[ \t]*\}/.test(line)) break;
      const field = FIELD.exec(line);
      if (field?.[1] !== undefined && SCALAR.test(field[2] ?? '')) {
        const start = at + line.indexOf(field[1]);
        yield { table, name: field[1], start, end: start + field[1].length, ...(field[2] === 'Boolean' ? { isFlag: true } : {}) };
      }
      if (newline < 0) break;
      at = newline + 1;
    }
  }
}
