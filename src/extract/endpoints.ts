import type { Span } from '../model/evidence.ts';
import type { Sighting } from '../model/facts.ts';
import type { Matchers } from '../model/matchers.ts';
import { hostOfUrl, isThirdPartyHost } from './hosts.ts';
import { sightApi, sightHost, sightVendor } from '../model/sighting.ts';

/** What is known of how a URL is used: `held` = in a constant or option that no call of this file shows. */
export type EndpointUse = 'called' | 'loaded' | 'held';

/** Pages for people: a bare host or a page path of a site whose vendor is called at other hosts. */
const PAGE = /^\/?(?:$|docs?\b|blog\b|about\b|pricing\b|terms\b|privacy\b|legal\b|login\b|signup\b|wiki\b|help\b|support\b)/i;

/** The third party that a URL leads to, and what a rule says of its host. Nothing for our own and reserved hosts. */
export function sightUrl(url: string, span: Span, use: EndpointUse, matchers: Matchers): Sighting[] {
  const target = hostOfUrl(url);
  if (!target || target.opaque || !isThirdPartyHost(target.host)) return [];
  const sightings = matchers.apisNamed('host', target.host).map((model) => sightApi(model, target.host, span, { detail: target.host }));
  const strength = use === 'held' ? 'declared' : 'called';
  const vendor = matchers.vendorOfHost(target.host, target.path);
  if (vendor) {
    sightings.push(sightVendor(vendor, 'network', strength, target.host, span, { detail: target.host, confidence: use === 'held' ? 'medium' : 'high' }));
    if (vendor.returns.length) sightings.push({ ...sightVendor(vendor, 'network', strength, target.host, span), action: 'collect', data: vendor.returns, detail: `${target.host} answer` });
  } else if (use !== 'held' || !PAGE.test(target.path)) {
    sightings.push(sightHost(target.host, span, { strength, confidence: use === 'held' ? 'low' : 'medium' }));
  }
  return sightings;
}
