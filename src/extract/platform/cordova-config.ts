import type { Sighting } from '../../model/facts.ts';
import type { Matchers } from '../../model/matchers.ts';
import type { Positions } from '../positions.ts';
import { readTags } from '../read-tags.ts';
import { extractAndroidManifest } from './android-manifest.ts';
import { DECLARED, sightDependency, sightNamed } from './sight-keys.ts';

/** Cordova's config.xml: plug-ins, and what it adds to Info.plist and AndroidManifest.xml. */
export function extractCordovaConfig(text: string, positions: Positions, matchers: Matchers): Sighting[] {
  const sightings = extractAndroidManifest(text, positions, matchers);
  let inKey = false;
  readTags(text, 'xml', {
    tag(tag, attributes, start, end) {
      const of = (wanted: string): string => attributes.find(({ name }) => name === wanted)?.value ?? '';
      const span = positions.span(start, end);
      if (tag === 'plugin' || tag === 'gap:plugin') sightings.push(...sightDependency(matchers, 'npm', of('name') || of('spec'), span));
      else if (tag === 'config-file' || tag === 'edit-config') sightings.push(...sightNamed(matchers, 'ios', [of('parent') || of('target')], span, DECLARED));
      inKey = tag === 'key';
    },
    text(start, end) {
      if (inKey) sightings.push(...sightNamed(matchers, 'ios', [text.slice(start, end).trim()], positions.span(start, end), DECLARED));
    },
    close() {
      inKey = false;
    },
  });
  return sightings;
}
