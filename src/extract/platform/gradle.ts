import type { Sighting } from '../../model/facts.ts';
import type { Matchers } from '../../model/matchers.ts';
import { sightVendor } from '../../model/sighting.ts';
import type { Positions } from '../positions.ts';
import { readNativeTokens } from './native-tokens.ts';
import { firstVendor, sightDependency } from './sight-keys.ts';
import { GRADLE_PLUGINS, vendorsOfKey } from './vendor-keys.ts';

const COORDINATE = /^([\w.-]+:[\w.-]+)(?::[^:\s]*)*(?:@\w+)?$/;
/** Configurations that reach no user. */
const NOT_SHIPPED = /^(?:test|androidTest|debug|kapt|ksp|annotationProcessor|lintChecks|classpath|detekt)/;

/** Dependencies and plug-ins of build.gradle and build.gradle.kts. Comments nest in Kotlin alone: a glob in one of Groovy opens none. */
export function extractGradle(path: string, text: string, positions: Positions, matchers: Matchers): Sighting[] {
  const sightings: Sighting[] = [];
  const named: { group: string; configuration: string } = { group: '', configuration: '' };
  let line = 0;
  let first = '';
  let previous = '';
  for (const token of readNativeTokens(text, path.endsWith('.kts'))) {
    const { kind, text: word, start, end } = token;
    const at = positions.at(start).line;
    if (at !== line) {
      line = at;
      first = word;
      named.group = '';
    }
    if (kind === 'string') {
      const span = positions.span(start, end);
      const coordinate = COORDINATE.exec(word)?.[1] ?? (previous === 'name' && named.group !== '' ? `${named.group}:${word}` : undefined);
      if (previous === 'group') named.group = word;
      else if (coordinate !== undefined && !NOT_SHIPPED.test(first)) sightings.push(...sightDependency(matchers, 'gradle', coordinate, span));
      else if (previous === 'plugin' || previous === 'id') {
        const vendor = firstVendor(matchers, vendorsOfKey(GRADLE_PLUGINS, word));
        if (vendor && !/\bapply\s+false\b/.test(text.slice(end, end + 80).split('\n')[0]!)) sightings.push(sightVendor(vendor, 'sdk', 'declared', word, span));
      }
    }
    previous = word;
  }
  return sightings;
}
