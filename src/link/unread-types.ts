import type { Datum } from '../model/datum.ts';
import type { Facts } from '../model/facts.ts';
import type { Program } from './program.ts';
import { RecordTypes } from './record-types.ts';

/** The files that were not parsed, though they declare the type of a value that reaches a sink. */
export function findUnreadTypes(facts: readonly Facts[], program: Program): ReadonlySet<string> {
  const types = new RecordTypes(facts, program);
  const look = (data: readonly Datum[], from: string): void => {
    // What goes by a name alone is looked for among the types that are known.
    for (const datum of data) if (datum.foreign?.type && /^(?:module|npm):/.test(datum.foreign.path[0] ?? '')) types.resolve(datum, from);
  };
  for (const { path, module } of facts) {
    if (!module) continue;
    for (const { sink, data } of module.open) if (program.mayReach(sink, path)) look(data, path);
    for (const use of module.uses) if (use.given?.some((data) => data.some(({ foreign }) => foreign?.type)) && program.interestOfCall(use.path, path) !== null) for (const data of use.given) look(data, path);
  }
  return types.unread;
}
