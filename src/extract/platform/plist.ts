import type { Span } from '../../model/evidence.ts';
import type { Sighting } from '../../model/facts.ts';
import type { Matchers } from '../../model/matchers.ts';
import type { Vendor } from '../../model/rules.ts';
import { bareTerm, categoriesOfTerm } from '../../taxonomy/index.ts';
import { isOfPackage } from '../notices/vendored.ts';
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
      // The application's own is a notice, held against the manifest; a package's is its vendor's word on what it does.
      if (key === 'NSPrivacyCollectedDataType' && isOfPackage(path)) sightings.push(...sightDeclaredData(path, item.text, place, matchers));
    }
  }
  return sightings;
}

/** What the vendor of a package says that it collects: sent to that vendor, where the catalogue knows it. */
function sightDeclaredData(path: string, name: string, span: Span, matchers: Matchers): Sighting[] {
  const category = categoriesOfTerm('apple', name)[0];
  if (category === undefined || category === 'user') return [];
  const detail = bareTerm(name);
  const vendor = vendorOfFolder(path, matchers);
  if (vendor) return [sightVendor(vendor, 'sdk', 'declared', name, span, { data: [category], detail })];
  return [{
    ...span, rule: 'privacy-manifest', action: 'collect', data: [category], recipient: null, purpose: null, via: 'sdk',
    api: name, strength: 'declared', confidence: 'medium', detail,
  }];
}

function vendorOfFolder(path: string, matchers: Matchers): Vendor | undefined {
  const npm = /^(?:.*\/)?node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1];
  const pod = /^(?:.*\/)?Pods\/([^/]+)\//.exec(path)?.[1];
  return (npm === undefined ? undefined : matchers.vendorOfPackage('npm', npm)) ?? (pod === undefined ? undefined : matchers.vendorOfPackage('pod', pod));
}
