import type { Confidence, Span, Strength } from '../model/evidence.ts';
import type { Sighting } from '../model/facts.ts';
import type { Matchers } from '../model/matchers.ts';
import { hostOfUrl, isThirdPartyHost } from '../model/hosts.ts';
import { sentByCall } from '../model/sends.ts';
import { sightApi, sightHost, sightVendor } from '../model/sighting.ts';

export interface HostUse {
  /** `sdk` where the vendor's own code runs, `network` where it is only reached. */
  via: 'sdk' | 'network';
  strength: Strength;
  /** Who talks to the host: a visitor's browser by itself, or code of ours that decides what it sends. */
  by: 'visitor' | 'code';
  confidence?: Confidence;
}

/** The vendor's script runs in the page. */
export const RUN: HostUse = { via: 'sdk', strength: 'initialised', by: 'visitor' };
/** An image, font, style sheet or frame is loaded. */
export const LOADED: HostUse = { via: 'network', strength: 'called', by: 'visitor' };
export const CALLED: HostUse = { via: 'network', strength: 'called', by: 'code' };
/** In a constant, an option, a policy: no call is seen. */
export const MENTIONED: HostUse = { via: 'network', strength: 'declared', by: 'code', confidence: 'medium' };

/** Where people get an app. */
const STORE_PAGE = /^(?:apps\.apple\.com|itunes\.apple\.com\/(?:[a-z]{2}\/)?app\/|play\.google\.com\/store\/|apps\.microsoft\.com|(?:www\.)?microsoft\.com\/store\/|chrome\.google\.com\/webstore|chromewebstore\.google\.com|addons\.mozilla\.org|f-droid\.org\/packages|appgallery\.huawei\.com)/i;

/** What a third-party host shows: its vendor, the API models on it, or just the host. */
export function sightHostUse(matchers: Matchers, host: string, path: string, span: Span, { via, strength, by, confidence }: HostUse): Sighting[] {
  const more = confidence ? { confidence } : {};
  if (!isThirdPartyHost(host) || STORE_PAGE.test(`${host}${path}`)) return [];
  const vendor = matchers.vendorOfHost(host, path);
  const apis = matchers.apisNamed('host', host).map((model) => sightApi(model, host, span, { detail: host, ...more }));
  if (vendor) {
    const share = sightVendor(vendor, via, strength, host, span, { detail: host, ...(by === 'code' ? { data: sentByCall(vendor) } : {}), ...more });
    // A look-up service answers with data: asking it collects them.
    const answers = vendor.returns.length > 0 ? [{ ...share, action: 'collect' as const, data: vendor.returns, detail: `${host} answer` }] : [];
    return [share, ...answers, ...apis];
  }
  return [sightHost(host, span, { strength: strength === 'declared' ? 'declared' : 'called', ...more }), ...apis];
}

/** The same for a URL; nothing where it is no absolute URL or its host is computed. */
export function sightUrl(matchers: Matchers, url: string, span: Span, use: HostUse): Sighting[] {
  const read = hostOfUrl(url);
  return read && !read.opaque ? sightHostUse(matchers, read.host, read.path, span, use) : [];
}
