import type { Sighting } from '../../model/facts.ts';
import type { Matchers } from '../../model/matchers.ts';
import { Positions } from '../positions.ts';
import { extractAndroidManifest } from './android-manifest.ts';
import { extractExpoConfig } from './expo-config.ts';
import { extractCordovaConfig } from './cordova-config.ts';
import { extractGradle } from './gradle.ts';
import { extractNativeCode } from './native-code.ts';
import { extractPlist } from './plist.ts';
import { extractPodfile } from './podfile.ts';
import { sightFirebaseFile } from './sight-keys.ts';
import { extractSwiftPackage } from './swift-package.ts';

type Reader = (path: string, text: string, positions: Positions, matchers: Matchers) => Sighting[];

const READERS: readonly (readonly [RegExp, Reader])[] = [
  [/(?:^|\/)AndroidManifest\.xml$/, (_path, text, positions, matchers) => extractAndroidManifest(text, positions, matchers)],
  [/(?:^|\/)config\.xml$/, (_path, text, positions, matchers) => extractCordovaConfig(text, positions, matchers)],
  [/\.(?:plist|entitlements|xcprivacy)$/, extractPlist],
  [/(?:^|\/)google-services[\w.-]*\.json$/, (_path, text, positions, matchers) => sightFirebaseFile('google-services.json', text, positions, matchers)],
  [/\.json$/, (_path, text, positions, matchers) => extractExpoConfig(text, positions, matchers)],
  [/(?:^|\/)Podfile$/, (_path, text, positions, matchers) => extractPodfile(text, positions, matchers)],
  [/(?:^|\/)Package\.swift$/, (_path, text, positions, matchers) => extractSwiftPackage(text, positions, matchers)],
  [/\.gradle(?:\.kts)?$/, extractGradle],
  [/\.(?:swift|mm?|h|java|kts?)$/, extractNativeCode],
];

/**
 * What the files of mobile platforms show: permissions, entitlements, background modes, dependencies, the vendors that
 * they configure, and code in Swift, Objective-C, Kotlin and Java.
 */
export function extractPlatform(path: string, text: string, matchers: Matchers): Sighting[] {
  const reader = READERS.find(([name]) => name.test(path))?.[1];
  return reader ? reader(path, text, new Positions(text), matchers) : [];
}
