import type { Sighting } from '../../model/facts.ts';

/** The place in the file of a place in the text that starts there, at a 1-based line and column. */
export function placeWithin(sighting: Sighting, line: number, column: number): Sighting {
  if (line === 1 && column === 1) return sighting;
  return {
    ...sighting,
    line: sighting.line + line - 1, column: sighting.line === 1 ? sighting.column + column - 1 : sighting.column,
    endLine: sighting.endLine + line - 1, endColumn: sighting.endLine === 1 ? sighting.endColumn + column - 1 : sighting.endColumn,
  };
}
