import type { Datum } from '../model/datum.ts';
import type { Facts } from '../model/facts.ts';
import type { Program } from './program.ts';
import { RecordTypes } from './record-types.ts';

/** The files that were not parsed, though they hold or give a value that reaches a sink, or declare its type. */
export function findUnreadTypes(facts: readonly Facts[], program: Program): ReadonlySet<string> {
  const types = new RecordTypes(facts, program);
  const look = (data: readonly Datum[], from: string): void => {
    for (const datum of data) {
      if (datum.foreign?.type) types.resolve(datum, from);
      else if (datum.foreign) types.look(datum.foreign.path, from);
    }
  };
  for (const { path, module } of facts) {
    if (!module) continue;
    for (const { data } of module.open) look(data, path);
    for (const use of module.uses) {
      if (use.given?.some((data) => data.some(({ foreign }) => foreign?.type)) && (program.reachesOf(use.path, path) ?? program.trace(use.path, path))) for (const data of use.given) look(data, path);
    }
  }
  return types.unread;
}
