import type { Sighting } from '../../model/facts.ts';
import type { Matchers } from '../../model/matchers.ts';
import { sightVendor } from '../../model/sighting.ts';
import type { Positions } from '../positions.ts';
import { readTags } from '../read-tags.ts';
import { DECLARED, firstVendor, sightNamed } from './sight-keys.ts';
import { ANDROID_KEYS, vendorsOfKey } from './vendor-keys.ts';

const PERMISSIONS = new Set(['uses-permission', 'uses-permission-sdk-23', 'uses-permission-sdk-m']);
const COMPONENTS = new Set(['meta-data', 'service', 'receiver', 'provider', 'activity', 'action']);

/** Permissions and vendor components of AndroidManifest.xml, and of a Cordova config.xml that adds to it. */
export function extractAndroidManifest(text: string, positions: Positions, matchers: Matchers): Sighting[] {
  const sightings: Sighting[] = [];
  readTags(text, 'xml', {
    tag(tag, attributes, start, end) {
      const of = (wanted: string): string => attributes.find(({ name }) => name === wanted)?.value ?? '';
      const name = of('android:name');
      if (name === '' || of('tools:node').startsWith('remove')) return;
      const span = positions.span(start, end);
      if (PERMISSIONS.has(tag)) sightings.push(...sightNamed(matchers, 'android', permissionNames(name), span, DECLARED));
      else if (COMPONENTS.has(tag)) {
        const vendor = firstVendor(matchers, vendorsOfKey(ANDROID_KEYS, name)) ?? matchers.vendorOfPackage('gradle', name);
        if (vendor) sightings.push(sightVendor(vendor, 'config', 'declared', name, span));
      }
    },
  });
  return sightings;
}

/** As rules may write it: without the platform's prefix, or by its last part alone. */
export function permissionNames(name: string): string[] {
  const plain = name.replace(/^android\.permission\./, '');
  const last = plain.slice(plain.lastIndexOf('.') + 1);
  return plain === last ? [plain] : [plain, last];
}
