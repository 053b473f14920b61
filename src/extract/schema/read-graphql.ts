import type { Column } from './read-sql.ts';

const BLOCK = /^[ \t]*(?:extend[ \t]+)?(?:type|input|interface)[ \t]+(\w+)[^{}\n]{0,200}\{/gm;
const FIELD = /^[ \t]*(\w+)[ \t]*(\([^)]*\))?[ \t]*:[ \t]*([[\]\w!]+)/;
/** Scalars, also those that schemas define themselves; other types say by their own fields what they hold. */
const SCALAR = /^(?:String|Int|Float|ID|Boolean|\w*(?:Date|DateTime|Time|JSON|Email\w*|Phone\w*|URL|Url|UUID|Decimal|BigInt|Upload|Locale|Cuid))$/;
const OPERATIONS = /^(?:Query|Mutation|Subscription)$/;
const MAX_LINES = 4_000;

/** The fields of the types and inputs of a GraphQL schema. */
export function* readGraphql(text: string): Iterable<Column> {
  for (const block of text.matchAll(BLOCK)) {
    const table = block[1] ?? '';
    let at = block.index + block[0].length;
    for (let count = 0, quoted = false; at < text.length && count < MAX_LINES; count++) {
      const newline = text.indexOf('\n', at);
      const end = newline < 0 ? text.length : newline;
      const line = text.slice(at, end);
      const quotes = line.split('"""').length - 1;
      if (!quoted && quotes === 0) {
        if (/^[ \t]*\}/.test(line)) break;
        const field = FIELD.exec(line);
        if (field?.[1] !== undefined && SCALAR.test((field[3] ?? '').replace(/[[\]!]/g, '')) && !OPERATIONS.test(table)) {
          const start = at + line.indexOf(field[1]);
          yield { table, name: field[1], start, end: start + field[1].length, ...(/^Boolean/.test(field[3] ?? '') ? { isFlag: true } : {}) };
        }
        if (/\}[ \t]*$/.test(line) && !line.includes('{')) break;
      } else if (quotes % 2 === 1) quoted = !quoted;
      at = end + 1;
    }
  }
}
