import type { Sighting } from '../../model/facts.ts';
import type { Matchers } from '../../model/matchers.ts';
import { Positions } from '../positions.ts';
import { readPrisma } from './read-prisma.ts';
import { readSql, type Column } from './read-sql.ts';
import { sightColumns } from './sight-columns.ts';

/** SQL migrations and Prisma schemas: which columns hold personal data. */
export function extractSchema(path: string, text: string, matchers: Matchers): Sighting[] {
  const positions = new Positions(text);
  const columns: Iterable<Column> = path.endsWith('.prisma') ? readPrisma(text) : readSql(text);
  return sightColumns(columns, ({ start, end }) => positions.span(start, end), matchers);
}
