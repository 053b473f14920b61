import type { Sighting } from '../../model/facts.ts';
import type { Matchers } from '../../model/matchers.ts';
import { sightVendor } from '../../model/sighting.ts';
import { sightEnvironment } from '../environment/extract-environment.ts';
import type { Positions } from '../positions.ts';
import { readJson, type JsonEntry } from '../read-json.ts';
import { permissionNames } from './android-manifest.ts';
import { vendorOfAddon } from './heroku-addons.ts';
import { DECLARED, firstVendor, sightDependency, sightNamed } from './sight-keys.ts';
import { IOS_KEYS, vendorsOfKey } from './vendor-keys.ts';

/** Expo's app.json, capacitor.config.json, and Heroku's app.json with its environment and add-ons. */
export function extractExpoConfig(text: string, positions: Positions, matchers: Matchers): Sighting[] {
  return [...sightExpoEntries(readJson(text), positions, matchers), ...sightEnvironment(text, positions, matchers)];
}

export function sightExpoEntries(entries: Iterable<JsonEntry>, positions: Positions, matchers: Matchers): Sighting[] {
  const sightings: Sighting[] = [];
  for (const entry of entries) {
    const path = entry.path[0] === 'expo' ? entry.path.slice(1) : entry.path;
    const parent = path.at(-2) ?? '';
    const span = entry.key === entry.path.at(-1) && entry.keyEnd > entry.keyStart ? positions.span(entry.keyStart, entry.keyEnd) : positions.span(entry.valueStart, entry.valueEnd);
    const addon = vendorOfAddon(entry, matchers);
    if (addon) sightings.push(sightVendor(addon, 'config', 'declared', entry.value ?? '', span, { detail: entry.value ?? '' }));
    if (path.includes('infoPlist')) {
      if (parent === 'infoPlist') sightings.push(...sightIosKey(entry, span, matchers));
      else if (parent === 'UIBackgroundModes' && entry.value !== null) sightings.push(...sightNamed(matchers, 'ios', [`UIBackgroundModes:${entry.value}`], span, DECLARED));
    } else if (parent === 'entitlements') {
      if (entry.value !== 'false') sightings.push(...sightNamed(matchers, 'ios', [entry.key], span, DECLARED));
    } else if (parent === 'permissions' && path.includes('android') && entry.value !== null) {
      sightings.push(...sightNamed(matchers, 'android', permissionNames(entry.value), span, DECLARED));
    } else if (path[0] === 'plugins' && entry.value !== null && (path.length === 2 || (path.length === 3 && path[2] === '0'))) {
      sightings.push(...sightDependency(matchers, 'npm', entry.value, span));
    } else if (entry.key === 'googleServicesFile' && entry.value !== null) {
      const firebase = firstVendor(matchers, ['firebase']);
      if (firebase) sightings.push(sightVendor(firebase, 'config', 'declared', entry.key, span));
    } else if (parent === 'config' || path.at(-3) === 'config') {
      const maps = entry.key === 'googleMapsApiKey' || parent === 'googleMaps' ? firstVendor(matchers, ['google-maps']) : entry.key === 'googleMobileAdsAppId' ? firstVendor(matchers, ['google-admob']) : undefined;
      if (maps) sightings.push(sightVendor(maps, 'config', 'declared', entry.key, span));
    }
  }
  return sightings;
}

function sightIosKey({ key, value }: JsonEntry, span: ReturnType<Positions['span']>, matchers: Matchers): Sighting[] {
  if (value === 'false') return [];
  const vendor = firstVendor(matchers, vendorsOfKey(IOS_KEYS, key));
  return [...sightNamed(matchers, 'ios', [key], span, DECLARED), ...(vendor ? [sightVendor(vendor, 'config', 'declared', key, span)] : [])];
}
