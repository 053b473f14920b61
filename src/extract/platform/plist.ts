import type { Span } from '../../model/evidence.ts';
import type { Sighting } from '../../model/facts.ts';
import type { Matchers } from '../../model/matchers.ts';
import { keyForAlias } from '../../taxonomy/index.ts';
import type { Positions } from '../positions.ts';
import { sightVendor } from '../../model/sighting.ts';
import { readPlist } from './read-plist.ts';
import { DECLARED, firstVendor, sightFirebaseFile, sightNamed } from './sight-keys.ts';
import { IOS_KEYS, vendorsOfKey } from './vendor-keys.ts';

/** Info.plist, entitlements, GoogleService-Info.plist and privacy manifests. */
export function extractPlist(path: string, text: string, positions: Positions, matchers: Matchers): Sighting[] {
  const sightings: Sighting[] = [];
  if (/GoogleService-Info[^/]*\.plist$/.test(path)) {
    return sightFirebaseFile('GoogleService-Info.plist', text, positions, matchers);
  }
  for (const { key, start, end, texts, off } of readPlist(text)) {
    if (off) continue;
    const span = positions.span(start, end);
    sightings.push(...sightNamed(matchers, 'ios', [key], span, DECLARED));
    const vendor = firstVendor(matchers, vendorsOfKey(IOS_KEYS, key));
    if (vendor) sightings.push(sightVendor(vendor, 'config', 'declared', key, span));
    for (const item of texts) {
      const place = positions.span(item.start, item.end);
      if (key === 'UIBackgroundModes') sightings.push(...sightNamed(matchers, 'ios', [`${key}:${item.text}`], place, DECLARED));
      if (key === 'NSPrivacyCollectedDataType') sightings.push(...sightDeclaredData(item.text, place));
    }
  }
  return sightings;
}

/** A privacy manifest is the developer's own statement of what the app collects. */
function sightDeclaredData(name: string, span: Span): Sighting[] {
  const category = keyForAlias(name);
  if (category === null) return [];
  return [{
    ...span, rule: 'privacy-manifest', action: 'collect', data: [category], recipient: null, purpose: null, via: 'config',
    api: name, strength: 'declared', confidence: 'medium', detail: name,
  }];
}
