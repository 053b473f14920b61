import { OWN_ID, type Datum } from '../../model/datum.ts';
import type { Sighting } from '../../model/facts.ts';
import type { Matchers } from '../../model/matchers.ts';
import { isPeopleType } from '../../model/records.ts';
import { Positions } from '../positions.ts';
import { readPrisma } from './read-prisma.ts';
import { readSql, type Column } from './read-sql.ts';
import { sightColumns } from './sight-columns.ts';

/** What rows of the models have, by the models' names. */
export function readModels(path: string, text: string, matchers: Matchers): Record<string, Datum[]> {
  const models = new Map<string, Datum[]>();
  if (!path.endsWith('.prisma')) return {};
  const positions = new Positions(text);
  for (const { table, name, start, end, isFlag } of readPrisma(text)) {
    if (isFlag) continue;
    const person = isPeopleType(table) ? { person: true as const } : {};
    const line = positions.span(start, end).line;
    const own = person.person && OWN_ID.test(name) ? { label: `${table}.${name}`, data: ['user.unique_id'] } : { label: name };
    if (!('data' in own) && matchers.classify(name, 'person').length === 0) continue;
    const list = models.get(table);
    const datum: Datum = { at: [`.${name}`], line, ...own, ...person };
    if (list) list.push(datum);
    else models.set(table, [datum]);
  }
  return Object.fromEntries(models);
}

/** SQL migrations and Prisma schemas: which columns hold personal data. */
export function extractSchema(path: string, text: string, matchers: Matchers): Sighting[] {
  const positions = new Positions(text);
  const columns: Iterable<Column> = path.endsWith('.prisma') ? readPrisma(text) : readSql(text);
  return sightColumns(columns, ({ start, end }) => positions.span(start, end), matchers);
}
