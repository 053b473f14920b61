import type { Span } from '../../model/evidence.ts';
import type { Sighting } from '../../model/facts.ts';
import { CHOICES } from '../../model/keyed.ts';
import type { Matchers } from '../../model/matchers.ts';
import { isOfPeople } from '../people-words.ts';
import { areOfVisit, areVisits } from '../visit-records.ts';
import { writtenIn } from '../written-words.ts';
import type { Column } from './read-sql.ts';

/** Tables and models whose rows are people: there `name` and `address` are theirs. */
const PEOPLE = /(?:^|_|[a-z](?=[A-Z]))(?:users?|accounts?|customers?|members?|people|persons?|profiles?|patients?|contacts?|employees?|subscribers?|clients?|leads?|attendees?|guests?|students?|teachers?|drivers?|riders?|passengers?|applicants?|candidates?|invit\w*|orders?|address(?:es)?|authors?|admins?|visitors?|voters?|donors?)$/i;

/** Columns that make a row with coordinates the track of somebody, not a place on a map. */
const TRACK = /^(?:accuracy|speed|heading|bearing|altitude|recorded_?at|start_?time|end_?time|time_?stamp|device_?id|(?:\w+_)?user_?id|owner_?id|author_?id|account_?id|customer_?id|member_?id|session_?id|\w*ip\w*|email|phone)$/i;
/** A reference to another row of ours: what it holds is said there. */
const REFERENCE = /^(?:\w+_)?(?:user|account|member|customer|person|profile|owner|author|creator|contact|subscriber)_?ids?$/i;
/** The row belongs to somebody. */
const OWNER = /(?:^|_|[a-z](?=[A-Z]))(?:user|account|member|customer|person|profile|owner|author|creator|patient|employee)_?id$/i;
/** Here `credential_id` is that of a passkey; elsewhere it is a reference to a row. */
const PASSKEYS = /passkey|credential|authenticator|webauthn|fido/i;
const PASSKEY_COLUMN = /^(?:credential_)?(?:public_?key|counter|transports|aaguid|sign_?count)$/i;
const LOCATION = /^user\.location\b/;

/** What a field is a fact of: a row that is kept, or an API that takes and gives. */
type Told = Pick<Sighting, 'rule' | 'action' | 'via'>;
const COLUMN: Told = { rule: 'database-column', action: 'store', via: 'database' };
export const API_FIELD: Told = { rule: 'api-schema', action: 'collect', via: 'schema' };

/**
 * Columns of tables, fields of schemas: kept for as long as the row is. Coordinates count only where the row is of a
 * person or of a person's way; places have coordinates too.
 */
export function sightColumns(columns: Iterable<Column>, spanOf: (column: Column) => Span, matchers: Matchers, told: Told = COLUMN): Sighting[] {
  const tables = new Map<string, Column[]>();
  for (const column of columns) {
    const list = tables.get(column.table);
    if (list) list.push(column);
    else tables.set(column.table, [column]);
  }
  return [...tables].flatMap(([table, list]) => {
    const ofPeople = PEOPLE.test(table) || isOfPeople(table) === true;
    const ofVisit = areVisits(table) || areOfVisit(list.map(({ name }) => name), matchers);
    const isTrack = ofPeople || ofVisit || list.some(({ name }) => TRACK.test(name));
    const isOwned = list.some(({ name }) => OWNER.test(name));
    return list.flatMap((column) => {
      const own = matchers.classify(column.name, ofPeople ? 'person' : 'field');
      const known = own.length === 0 && ofVisit ? matchers.classify(column.name, 'visit') : own;
      // What a row that belongs to somebody says in words is what they wrote.
      const written = known.length === 0 ? writtenIn(table, column.name) : null;
      const isReference = /^credential_?id$/i.test(column.name) && !PASSKEYS.test(table) && !list.some(({ name }) => PASSKEY_COLUMN.test(name));
      // The row of somebody is named by the column that says whose it is; its own name in other systems is not theirs.
      const isOwn = column.name.toLowerCase() === 'uid' && !ofPeople && isOwned;
      // Machines are seen too.
      const isOfMachine = /^last_?seen(?:_?at)?$/i.test(column.name) && !ofPeople && !isOwned && list.length > 1;
      const all = isReference || isOwn || isOfMachine ? [] : written !== null ? [written] : known.length === 0 && isOwned ? matchers.classify(column.name, 'input') : known;
      const data = all.filter((category) => (column.isFlag ? CHOICES.has(category) : (isTrack || !LOCATION.test(category)) && !(category === 'user.unique_id' && REFERENCE.test(column.name))));
      return data.length === 0 ? [] : [sightColumn(table, column.name, [...data].sort(), spanOf(column), told)];
    });
  });
}

function sightColumn(table: string, column: string, data: string[], span: Span, told: Told): Sighting {
  const name = table === '' ? column : `${table}.${column}`;
  return { ...span, ...told, data, recipient: null, purpose: null, api: name, strength: 'declared', confidence: 'high', detail: name };
}
