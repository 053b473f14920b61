import { OF_PERSON, OWN_ID, saysOfSomebody, type Datum } from '../../model/datum.ts';
import type { Sighting } from '../../model/facts.ts';
import type { Matchers } from '../../model/matchers.ts';
import { isPeopleType } from '../../model/records.ts';
import { Positions } from '../positions.ts';
import { readPrisma } from './read-prisma.ts';
import { readSql, type Column } from './read-sql.ts';
import { sightColumns } from './sight-columns.ts';

/** What rows of the models have, by the models' names. */
export function readModels(path: string, text: string, matchers: Matchers): Record<string, Datum[]> {
  if (!path.endsWith('.prisma')) return {};
  const positions = new Positions(text);
  const models = new Map<string, Column[]>();
  for (const column of readPrisma(text)) {
    if (column.isFlag) continue;
    const list = models.get(column.table);
    if (list) list.push(column);
    else models.set(column.table, [column]);
  }
  return Object.fromEntries(Array.from(models, ([model, columns]) => {
    const person = isPeopleType(model) ? { person: true as const } : {};
    const ofPerson = person.person === true || columns.some(({ name }) => matchers.classify(name, 'field').some((category) => OF_PERSON.test(category)));
    return [model, columns.flatMap(({ name, start, end }): Datum[] => {
      const datum = { at: [`.${name}`], label: name, line: positions.span(start, end).line, ...person };
      if (person.person && OWN_ID.test(name)) return [{ ...datum, label: `${model}.${name}`, data: ['user.unique_id'] }];
      return saysOfSomebody(name, ofPerson, matchers) ? [datum] : [];
    })];
  }));
}

/** SQL migrations and Prisma schemas: which columns hold personal data. */
export function extractSchema(path: string, text: string, matchers: Matchers): Sighting[] {
  const positions = new Positions(text);
  const columns: Iterable<Column> = path.endsWith('.prisma') ? readPrisma(text) : readSql(text);
  return sightColumns(columns, ({ start, end }) => positions.span(start, end), matchers);
}
