import type { Sighting } from '../../model/facts.ts';
import type { Matchers } from '../../model/matchers.ts';
import type { Positions } from '../positions.ts';
import { sightDependency } from './sight-keys.ts';

const POD = /^[^\S\n]*pod[^\S\n]*\(?[^\S\n]*(["'])([\w./+-]{1,200})\1/gm;

/** The pods of a Podfile; a subspec counts as its pod where it is not known itself. */
export function extractPodfile(text: string, positions: Positions, matchers: Matchers): Sighting[] {
  return Array.from(text.matchAll(POD)).flatMap((match) => {
    const name = match[2]!;
    const start = match.index + match[0].length - name.length - 1;
    const span = positions.span(start, start + name.length);
    const sightings = sightDependency(matchers, 'pod', name, span);
    return sightings.length > 0 || !name.includes('/') ? sightings : sightDependency(matchers, 'pod', name.slice(0, name.indexOf('/')), span);
  });
}
