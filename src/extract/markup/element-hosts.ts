import type { Sighting } from '../../model/facts.ts';
import type { Matchers } from '../../model/matchers.ts';
import { cspHosts } from '../content-security-policy.ts';
import type { Positions } from '../positions.ts';
import { LOADED, MENTIONED, RUN, sightHostUse, sightUrl } from '../sight-host.ts';
import { attributeOf, type MarkupElement } from './element.ts';
import { styleUrls } from './style-urls.ts';

/** Links that make a browser connect; `canonical`, `alternate`, `author`, `me` and the like only name something. */
const LOADED_LINKS = new Set([
  'stylesheet', 'preconnect', 'dns-prefetch', 'preload', 'modulepreload', 'prefetch', 'prerender', 'icon', 'shortcut', 'apple-touch-icon',
  'apple-touch-icon-precomposed', 'mask-icon', 'manifest', 'import',
]);
/** Attributes whose address is loaded, on any element but a link for people; `data-…` are those of lazy and consent-aware loaders. */
const LOADED_ATTRIBUTES = new Set(['src', 'data-src', 'data-lazy-src', 'data-cmp-src', 'data-suppressedsrc', 'data-cookieconsent-src', 'data-cookieblock-src', 'poster', 'background']);
const SETS = new Set(['srcset', 'data-srcset', 'imagesrcset']);

/** The third parties that an element makes the browser ask. */
export function sightElementHosts(element: MarkupElement, positions: Positions, matchers: Matchers): Sighting[] {
  const tag = element.tag.toLowerCase();
  if (tag === 'a' || tag === 'area') return [];
  const span = positions.span(element.start, element.end);
  const script = tag === 'script' || tag === 'amp-analytics' || element.tag === 'Script' || tag === 'nuxtscript' || tag === 'partytown';
  const sightings: Sighting[] = [];
  for (const { name, value } of element.attributes) {
    if (value === null || value === '') continue;
    const attribute = name.toLowerCase();
    if (LOADED_ATTRIBUTES.has(attribute) || isAddress(tag, attribute, element)) {
      sightings.push(...sightUrl(matchers, value, span, script || (tag === 'link' && isScriptLink(element)) ? RUN : LOADED));
    } else if (SETS.has(attribute)) {
      for (const candidate of value.split(/,\s+/)) sightings.push(...sightUrl(matchers, candidate.trim(), span, LOADED));
    } else if (attribute === 'style') {
      for (const { url } of styleUrls(value)) sightings.push(...sightUrl(matchers, url, span, LOADED));
    } else if (attribute === 'content' && tag === 'meta' && /^content-security-policy/i.test(attributeOf(element, 'http-equiv') ?? '')) {
      for (const { host, path } of cspHosts(value)) sightings.push(...sightHostUse(matchers, host, path, span, MENTIONED));
    }
  }
  return withoutRepeats(sightings);
}

function isAddress(tag: string, attribute: string, element: MarkupElement): boolean {
  switch (attribute) {
    case 'href':
    case 'xlink:href':
      if (tag === 'link') return (attributeOf(element, 'rel') ?? '').toLowerCase().split(/\s+/).some((rel) => LOADED_LINKS.has(rel));
      return tag === 'image' || tag === 'use' || tag === 'feimage';
    case 'data':
      return tag === 'object';
    case 'data-href':
      return tag === 'link';
    case 'action':
    case 'formaction':
      return tag === 'form' || tag === 'button' || tag === 'input';
    case 'manifest':
      return tag === 'html';
    default:
      return false;
  }
}

const isScriptLink = (element: MarkupElement): boolean => attributeOf(element, 'as') === 'script' || attributeOf(element, 'rel') === 'modulepreload';

/** `src` and `data-src`, or all of a `srcset`, are one fact. */
function withoutRepeats(sightings: Sighting[]): Sighting[] {
  const seen = new Set<string>();
  return sightings.filter(({ rule, api, action }) => {
    const key = `${rule} ${api} ${action}`;
    return !seen.has(key) && seen.add(key);
  });
}
