import { describe, expect, test } from 'vitest';
import { extract } from '../../../src/extract/extract.ts';
import { extractPlatform } from '../../../src/extract/platform/extract-platform.ts';
import { api, fakeMatchers, vendor } from '../fake-matchers.ts';

const precise = api('location-permission', ['user.location.precise']);
const native = api('native-location', ['user.location.precise'], 'device-sensor');
const matchers = fakeMatchers({
  vendors: [
    vendor('firebase'), vendor('google-maps', { kind: 'maps' }), vendor('google-admob'), vendor('facebook'), vendor('mapbox', { packages: { npm: ['@rnmapbox/maps'] } }),
    vendor('segment', { packages: { gradle: ['com.segment.analytics.kotlin:*'], pod: ['Segment'] }, env: ['SEGMENT_WRITE_KEY'] }),
    vendor('sentry', { packages: { gradle: ['io.sentry:sentry-android', 'io.sentry.*'], pod: ['Sentry'], npm: ['@sentry/react-native', 'sentry-cordova'], swift: ['getsentry/sentry-cocoa'] }, hosts: ['*.sentry.io'] }),
    vendor('firebase-analytics', { packages: { pod: ['FirebaseAnalytics', 'Firebase/Analytics'], gradle: ['com.google.firebase:firebase-analytics'] } }),
  ],
  named: {
    'android ACCESS_FINE_LOCATION': precise, 'android CAMERA': api('camera', ['user.content.photos']),
    'ios NSLocationWhenInUseUsageDescription': precise, 'ios UIBackgroundModes:location': precise, 'ios com.apple.developer.healthkit': api('health', ['user.health_and_medical']),
    'native CLLocationManager': native, 'native LocationServices': native,
    'dependency gradle:com.x:collector': api('collector', ['user.device'], 'sdk'),
  },
});
const found = (path: string, text: string): string[] => extractPlatform(path, text, matchers).map(({ rule, recipient, strength, line, column }) => `${recipient ?? rule} ${strength} ${line}:${column}`);

test('add-ons of Heroku', () => {
  const text = `{ "name": "shop",\n "addons": ["heroku-postgresql:mini", "sentry:f1",\n { "plan": "segment" }],\n "keywords": ["sentry"], "environments": { "review": { "addons": ["firebase"] } } }`;
  expect(found('app.json', text)).toEqual(['sentry declared 2:39', 'segment declared 3:4', 'firebase declared 4:67']);
});

describe('Android', () => {
  test('AndroidManifest.xml', () => {
    expect(found('android/AndroidManifest.xml', `<manifest xmlns:android="http://schemas.android.com/apk/res/android">
  <uses-permission android:name="android.permission.ACCESS_FINE_LOCATION" />
  <!-- <uses-permission android:name="android.permission.CAMERA" /> -->
  <uses-permission android:name="android.permission.CAMERA" tools:node="remove" />
  <uses-permission android:name="android.permission.INTERNET" />
  <application>
    <meta-data android:name="com.google.android.geo.API_KEY" android:value="s3cret"/>
    <meta-data android:name="com.facebook.sdk.ApplicationId" android:value="1"/>
    <service android:name="com.google.firebase.messaging.FirebaseMessagingService"></service>
    <activity android:name=".MainActivity" />
  </application>
</manifest>`)).toEqual(['location-permission declared 2:3', 'google-maps declared 7:5', 'facebook declared 8:5', 'firebase declared 9:5']);
  });

  test('build.gradle', () => {
    expect(found('android/app/build.gradle', `apply plugin: "com.google.gms.google-services"
plugins { id 'com.google.gms.google-services' version '4.3' apply false }
dependencies {
  implementation 'io.sentry:sentry-android:6.1.0'
  // implementation 'io.sentry:sentry-android:6.1.0'
  implementation(platform("com.google.firebase:firebase-bom:32.0"))
  api group: 'com.google.firebase', name: 'firebase-analytics', version: '1'
  implementation(
    "com.x:collector:1"
  )
  testImplementation 'io.sentry:sentry-android:6.1.0'
}`)).toEqual(['firebase declared 1:16', 'sentry declared 4:19', 'firebase-analytics declared 7:44', 'collector declared 9:6']);
  });

  test('a glob in a comment of build.gradle', () => {
    const text = `/**\n * inputExcludes: ["android/**", "ios/**"],\n */\ndependencies { implementation 'io.sentry:sentry-android:6.1.0' }`;
    expect(found('android/app/build.gradle', text)).toEqual(['sentry declared 4:32']);
  });

  test('Kotlin and Java', () => {
    expect(found('A.kt', `package a
import com.segment.analytics.kotlin.core.Analytics
import com.google.android.gms.location.LocationServices
// import io.sentry.Sentry
/* a /* nested */ LocationServices */
val client = LocationServices.getFusedLocationProviderClient(this) // LocationServices
val text = "LocationServices"
val p = Manifest.permission.ACCESS_FINE_LOCATION
val url = "https://o1.ingest.sentry.io/1"
`)).toEqual(['segment imported 2:1', 'native-location called 6:14', 'location-permission called 8:29', 'sentry called 9:12']);
    expect(found('A.java', 'import static io.sentry.Sentry.*;\nclass A { char c = \'"\'; LocationServices s; }')).toEqual(['sentry imported 1:1', 'native-location called 2:25']);
  });

  test('google-services.json', () => {
    expect(found('android/app/google-services.json', '{}')).toEqual(['firebase declared 1:1']);
  });
});

describe('iOS', () => {
  test('Info.plist', () => {
    expect(found('ios/App/Info.plist', `<?xml version="1.0"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0"><dict>
  <key>NSLocationWhenInUseUsageDescription</key>
  <string>To find &amp; show</string>
  <key>UIBackgroundModes</key>
  <array><string>fetch</string>
    <string>location</string></array>
  <key>FacebookAppID</key><string>1</string>
  <key>GADApplicationIdentifier</key><string>ca-app</string>
</dict></plist>`)).toEqual(['location-permission declared 4:3', 'location-permission declared 8:13', 'facebook declared 9:3', 'google-admob declared 10:3']);
  });

  test('entitlements, GoogleService-Info.plist, privacy manifest', () => {
    expect(found('A.entitlements', '<plist><dict><key>com.apple.developer.healthkit</key>\n<true/></dict></plist>')).toEqual(['health declared 1:14']);
    expect(found('A.entitlements', '<plist><dict><key>com.apple.developer.healthkit</key>\n<false/></dict></plist>')).toEqual([]);
    expect(found('GoogleService-Info.plist', '<plist/>')).toEqual(['firebase declared 1:1']);
    const stated = '<plist><dict><key>NSPrivacyCollectedDataType</key><string>NSPrivacyCollectedDataTypePreciseLocation</string></dict></plist>';
    expect(extractPlatform('PrivacyInfo.xcprivacy', stated, matchers), 'our own is a notice, no evidence').toEqual([]);
    expect(extractPlatform('ios/Pods/Unknown/PrivacyInfo.xcprivacy', stated, matchers)).toMatchObject([{ rule: 'privacy-manifest', action: 'collect', data: ['user.location.precise'] }]);
    expect(extractPlatform('ios/Pods/Sentry/PrivacyInfo.xcprivacy', stated, matchers)).toMatchObject([{ recipient: 'sentry', action: 'share', data: ['user.location.precise'], strength: 'declared' }]);
    expect(extractPlatform('node_modules/@sentry/react-native/ios/PrivacyInfo.xcprivacy', stated, matchers)).toMatchObject([{ recipient: 'sentry' }]);
  });

  test('Podfile and Package.swift', () => {
    expect(found('ios/Podfile', `platform :ios, '13'\n# pod 'Sentry'\n  pod 'Firebase/Analytics', '~> 10'\npod "Sentry/HybridSDK"\npod 'Other'`)).toEqual(['firebase-analytics declared 3:8', 'sentry declared 4:6']);
    expect(found('Package.swift', `let package = Package(name: "Sentry", dependencies: [\n  .package(url: "https://github.com/getsentry/sentry-cocoa.git", from: "8.0.0")], targets: [.target(name: "Sentry", dependencies: [\n  .product(name: "FirebaseAnalytics", package: "x")])])`)).toEqual(['sentry declared 2:18', 'firebase-analytics declared 3:19']);
  });

  test('Swift and Objective-C', () => {
    expect(found('A.swift', `import Segment\n@testable import Sentry\nlet m = CLLocationManager() // CLLocationManager\nlet s = """\nCLLocationManager "\n"""\nlet t = "a \\"CLLocationManager"`)).toEqual(['segment imported 1:1', 'sentry imported 2:1', 'native-location called 3:9']);
    expect(found('A.m', `#import <Sentry/Sentry.h>\n#import "Segment.h"\n@import FirebaseAnalytics;\n// #import <Sentry/Sentry.h>\nCLLocationManager *m; NSString *u = @"http://www.w3.org/a";`)).toEqual(['sentry imported 1:1', 'firebase-analytics imported 3:1', 'native-location called 5:1']);
  });
});

describe('configuration of cross-platform apps', () => {
  test('Expo', () => {
    expect(found('app.json', `{ "expo": {
  "ios": { "infoPlist": { "NSLocationWhenInUseUsageDescription": "x", "UIBackgroundModes": ["audio", "location"] }, "googleServicesFile": "./g.plist" },
  "android": { "permissions": ["android.permission.CAMERA", "ACCESS_FINE_LOCATION"], "config": { "googleMaps": { "apiKey": "s" } } },
  "plugins": ["@sentry/react-native", ["@rnmapbox/maps", { "x": "@sentry/react-native" }]]
} }`)).toEqual([
      'location-permission declared 2:27', 'location-permission declared 2:102', 'firebase declared 2:117', 'camera declared 3:32',
      'location-permission declared 3:61', 'google-maps declared 3:114', 'sentry declared 4:15', 'mapbox declared 4:40',
    ]);
  });

  test('Expo, as code', async () => {
    const text = `export default ({ config }) => ({
  ...config,
  ios: { infoPlist: { NSLocationWhenInUseUsageDescription: \`\${config.name} shows where you are\` } },
  android: { permissions: ['CAMERA'] },
  plugins: ['expo-router', '@sentry/react-native', ['@rnmapbox/maps', { x: 1 }]],
});
`;
    const { sightings } = await extract('app.config.ts', text, matchers);
    expect(sightings.map(({ rule, line, column }) => `${rule} ${line}:${column}`)).toEqual(['location-permission 3:23', 'camera 4:28', 'sentry 5:28', 'mapbox 5:53']);
    expect((await extract('app.ts', text, matchers)).sightings).toEqual([]);
  });

  test('Heroku', () => {
    expect(found('app.json', '{ "name": "x", "env": {\n  "SEGMENT_WRITE_KEY": { "required": true } } }')).toEqual(['segment declared 2:4']);
  });

  test('Cordova', () => {
    expect(found('config.xml', `<widget><plugin name="sentry-cordova" spec="^1" />
<config-file parent="NSLocationWhenInUseUsageDescription" target="*-Info.plist"><string>x</string></config-file>
<config-file target="AndroidManifest.xml"><uses-permission android:name="android.permission.CAMERA" /></config-file></widget>`)).toEqual([
      'camera declared 3:43', 'sentry declared 1:9', 'location-permission declared 2:1',
    ]);
  });
});

test.each(['"', "'", '\\"', '"\\\'', '/*', '*/', '"""', '<key>', '</key>', '<a b="', '<string>', '{"a":', '[', 'import a.', 'a:b ', 'pod ', '@import ', '\n', ' ', 'permission.'])('%j, very often, takes a moment', (part) => {
  const text = part.repeat(Math.ceil(100_000 / part.length));
  for (const path of ['A.swift', 'A.java', 'A.m', 'Info.plist', 'AndroidManifest.xml', 'app.json', 'Podfile', 'a.gradle', 'Package.swift', 'config.xml']) {
    const before = performance.now();
    extractPlatform(path, text, matchers);
    expect(performance.now() - before, path).toBeLessThan(3000);
  }
});
