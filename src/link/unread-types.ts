import type { Datum } from '../model/datum.ts';
import type { Facts } from '../model/facts.ts';
import type { Program } from './program.ts';
import { RecordTypes } from './record-types.ts';

/** Types of what has to do with people: others hold their data too seldom to be read for it. */
const OF_PEOPLE = /user|customer|member|profile|account|person|people|patient|contact|employee|subscri|guest|attendee|student|author|client|lead|applica|candidate|sign_?(?:up|in)|login|regist|checkout|billing|shipping|address|recipient|invit|donor|visitor|owner|seller|buyer|session|credential|identity/i;

/** What goes by a name alone is looked for among the types that are known. */
const isOfPeople = ({ foreign, label }: Datum): boolean => foreign?.type === true && /^(?:module|npm):/.test(foreign.path[0] ?? '') && (OF_PEOPLE.test(foreign.path.at(-1) ?? '') || OF_PEOPLE.test(label));

/** The files that were not parsed, though they may declare the type of a value that reaches a sink, with the names of such types. */
export function findUnreadTypes(facts: readonly Facts[], program: Program): ReadonlyMap<string, ReadonlySet<string>> {
  const types = new RecordTypes(facts, program);
  const look = (data: readonly Datum[], from: string): void => {
    for (const datum of data) if (isOfPeople(datum)) types.resolve(datum, from);
  };
  for (const { path, module } of facts) {
    if (!module) continue;
    for (const { sink, data } of module.open) if (program.mayReach(sink, path)) look(data, path);
    for (const use of module.uses) if (use.given?.some((data) => data.some(({ foreign }) => foreign?.type)) && program.interestOfCall(use.path, path) !== null) for (const data of use.given) look(data, path);
  }
  return types.unread;
}
