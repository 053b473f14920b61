import type { ControlNames } from '../model/controls.ts';
import type { Strength } from '../model/evidence.ts';
import type { Guarded, Sighting } from '../model/facts.ts';

/** An import or a dependency alone does nothing yet, so that nothing need guard it. */
const IDLE: ReadonlySet<Strength> = new Set(['declared', 'imported']);

/** Of one fact at several places, only what guards all of them guards it. @param main the strongest */
export function guardsOfAll(group: readonly Sighting[], main: Sighting, controls: ControlNames): Guarded {
  const active = group.filter(({ strength }) => !IDLE.has(strength));
  if (active.length < 2) return main;
  const lists = active.map(({ guards = [] }) => guards);
  const idsOf = (names: readonly string[]): Set<string> => new Set(names.flatMap((name) => controls.checkedBy(name)));
  const ids = lists.map(idsOf);
  const isCommon = (name: string): boolean => lists.every((names) => names.includes(name)) || controls.checkedBy(name).some((id) => ids.every((own) => own.has(id)));
  return { guards: [...new Set(lists.flat())].filter(isCommon), unless: [...new Set(active.flatMap(({ unless = [] }) => unless))] };
}

/** The known controls that guard a place: those of which a check came out as "yes", and none as "no". */
export function controlsThatGuard({ guards = [], unless = [] }: Guarded, controls: ControlNames): string[] {
  if (guards.length === 0) return [];
  const failed = new Set(unless.flatMap((name) => controls.checkedBy(name)));
  return [...new Set(guards.flatMap((name) => controls.checkedBy(name)))].filter((id) => !failed.has(id)).sort();
}
