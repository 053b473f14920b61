/**
 * Keys of mobile platform files that configure a vendor whose package name does not say so. Several ids: the first that
 * the catalogue knows.
 */
interface VendorKey {
  /** Exact, or the start of the key where it ends in `*`. */
  key: string;
  vendors: readonly string[];
}

const FIREBASE = ['firebase'];
const FACEBOOK = ['facebook-sdk', 'facebook', 'facebook-login', 'meta', 'facebook-app-events'];

/** Names of `<meta-data>`, services and receivers of AndroidManifest.xml. */
export const ANDROID_KEYS: readonly VendorKey[] = [
  { key: 'com.google.android.geo.API_KEY', vendors: ['google-maps'] },
  { key: 'com.google.android.maps.v2.API_KEY', vendors: ['google-maps'] },
  { key: 'com.google.android.gms.ads.*', vendors: ['google-admob'] },
  { key: 'com.facebook.sdk.*', vendors: FACEBOOK },
  { key: 'com.facebook.FacebookActivity', vendors: FACEBOOK },
  { key: 'firebase_*', vendors: FIREBASE },
  { key: 'com.google.firebase.MESSAGING_EVENT', vendors: ['firebase-cloud-messaging', ...FIREBASE] },
  { key: 'com.google.android.c2dm.intent.*', vendors: ['firebase-cloud-messaging', ...FIREBASE] },
  { key: 'com.google.firebase.*', vendors: FIREBASE },
  { key: 'google_analytics_*', vendors: ['firebase-analytics', 'google-analytics'] },
  { key: 'io.sentry.*', vendors: ['sentry'] },
  { key: 'io.branch.*', vendors: ['branch'] },
  { key: 'com.bugsnag.*', vendors: ['bugsnag'] },
  { key: 'com.onesignal.*', vendors: ['onesignal'] },
  { key: 'io.fabric.*', vendors: ['firebase-crashlytics'] },
  { key: 'MAPBOX_*', vendors: ['mapbox'] },
];

/** Keys of Info.plist. */
export const IOS_KEYS: readonly VendorKey[] = [
  { key: 'FacebookAppID', vendors: FACEBOOK },
  { key: 'FacebookClientToken', vendors: FACEBOOK },
  { key: 'FacebookAdvertiserIDCollectionEnabled', vendors: FACEBOOK },
  { key: 'FacebookAutoLogAppEventsEnabled', vendors: FACEBOOK },
  { key: 'GADApplicationIdentifier', vendors: ['google-admob'] },
  { key: 'FirebaseAppDelegateProxyEnabled', vendors: FIREBASE },
  { key: 'FirebaseMessagingAutoInitEnabled', vendors: ['firebase-cloud-messaging', ...FIREBASE] },
  { key: 'FirebaseCrashlyticsCollectionEnabled', vendors: ['firebase-crashlytics'] },
  { key: 'FIREBASE_ANALYTICS_*', vendors: ['firebase-analytics'] },
  { key: 'GOOGLE_ANALYTICS_*', vendors: ['firebase-analytics', 'google-analytics'] },
  { key: 'MBXAccessToken', vendors: ['mapbox'] },
  { key: 'MGLMapboxAccessToken', vendors: ['mapbox'] },
  { key: 'GMSApiKey', vendors: ['google-maps'] },
  { key: 'GoogleMapsApiKey', vendors: ['google-maps'] },
  { key: 'branch_key', vendors: ['branch'] },
  { key: 'branch_app_domain', vendors: ['branch'] },
  { key: 'CodePushDeploymentKey', vendors: ['code-push', 'appcenter'] },
  { key: 'KAKAO_APP_KEY', vendors: ['kakao'] },
];

/** Gradle plug-ins that set up a vendor. */
export const GRADLE_PLUGINS: readonly VendorKey[] = [
  { key: 'com.google.gms.google-services', vendors: FIREBASE },
  { key: 'com.google.firebase.crashlytics', vendors: ['firebase-crashlytics'] },
  { key: 'com.google.firebase.firebase-perf', vendors: ['firebase-performance'] },
  { key: 'com.google.firebase.appdistribution', vendors: [] },
  { key: 'io.sentry.*', vendors: ['sentry'] },
  { key: 'com.bugsnag.*', vendors: ['bugsnag'] },
  { key: 'com.onesignal.*', vendors: ['onesignal'] },
  { key: 'io.fabric', vendors: ['firebase-crashlytics'] },
  { key: 'newrelic', vendors: ['new-relic'] },
];

/** Candidate vendor ids for a key; [] where the table does not know it. */
export function vendorsOfKey(table: readonly VendorKey[], name: string): readonly string[] {
  return table.find(({ key }) => (key.endsWith('*') ? name.startsWith(key.slice(0, -1)) : name === key))?.vendors ?? [];
}
