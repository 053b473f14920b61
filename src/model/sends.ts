import type { Vendor, VendorKind } from './rules.ts';

/** Kinds whose libraries send of themselves once started; the others send what they are given. */
const ACTIVE = new Set<VendorKind>([
  'analytics', 'session-replay', 'attribution', 'ad-network', 'data-broker', 'tag-manager', 'error-monitoring', 'logging',
  'performance', 'feature-flags', 'consent-management', 'chat-support', 'survey', 'captcha', 'fraud', 'push', 'video', 'fonts', 'cdn', 'media', 'social', 'maps',
]);
/** Kinds that are asked about a place, an address or a word: the question is the datum. */
const ASKED = new Set<VendorKind>(['maps', 'geocoding', 'ip-lookup', 'weather', 'search']);
const SERVER_PACKAGE = /(?:^|[-/.@])(?:node|nodejs|server|backend|admin|serverless|lambda|edge)(?:$|[-/.])/;
const CLIENT_PACKAGE = /(?:^|[-/.@])(?:js|react|vue|angular|svelte|solid|browser|web|next|nuxt|gatsby|expo|native|ios|android|capacitor|cordova|elements|widget|ui|embed)(?:$|[-/.])/;
/** What only a visitor's own device can send. */
const OF_DEVICE = /^user\.(?:device|behavior|telemetry\.performance|unique_id\.pseudonymous)/;

/** What leaves by the use of a vendor's package alone. On a server there is no visitor whose device could be read. */
export function sentByPackage(vendor: Vendor, name: string): string[] {
  const all = vendor['sends-by-default'];
  if (SERVER_PACKAGE.test(name)) return all.filter((category) => !OF_DEVICE.test(category));
  return ACTIVE.has(vendor.kind) || CLIENT_PACKAGE.test(name) ? all : [];
}

/** What leaves by a call of a vendor's host: what is asked, since all else is given by the caller. */
export function sentByCall(vendor: Vendor): string[] {
  return ASKED.has(vendor.kind) ? vendor['sends-by-default'].filter((category) => !category.startsWith('user.device')) : [];
}

/** The same of a request that is seen with what it holds: a model is asked what somebody wrote. */
export function askedByRequest(vendor: Vendor): string[] {
  return vendor.kind === 'ai' ? [...sentByCall(vendor), 'user.content'] : sentByCall(vendor);
}

/** Calls that make or choose a client or a model, and ask nothing yet: `createOpenAI({ apiKey })`, `provider.chat("large")`. */
const MAKES = /(?:^|[ .])(?:configure|init|setup|(?:create|configure|init|setup|use)\w*(?:Client|Provider|Router|Instance|Model|Repo|Index|Collection|Store|AI|Ai))$/;
const MODEL_OF = /ai-sdk[^ ]*(?: [^ ]*)?$/;

const SEARCHES = /\.(?:\w*[sS]earch\w*|query|suggest|autocomplete)$/;

/**
 * What any argument of a call of a vendor's SDK is: the words that a model is given, the place that is looked up.
 * @param api the package and the call, as evidence names it
 */
export function askedByCall(vendor: Vendor, api: string): string[] {
  if (vendor.kind === 'ai' && api.endsWith('.doGenerate')) return ['user.content'];
  if (vendor.kind === 'search') return SEARCHES.test(api) ? ['user.behavior.search_history'] : [];
  if (vendor.kind === 'ai' && (MAKES.test(api) || MODEL_OF.test(api))) return [];
  return vendor.kind === 'ai' ? ['user.content'] : vendor.kind === 'geocoding' || vendor.kind === 'ip-lookup' || vendor.kind === 'weather' ? sentByCall(vendor) : [];
}
