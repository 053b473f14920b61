import type { Sighting } from '../../model/facts.ts';
import type { Matchers } from '../../model/matchers.ts';
import { sightVendor } from '../../model/sighting.ts';
import { Positions } from '../positions.ts';
import { MENTIONED, sightUrl } from '../sight-host.ts';
import { readVariables } from './read-variables.ts';

/** Machine-made files in which upper-case words are no variables. */
const NOT_CONFIGURATION = /(?:^|\/)(?:package-lock|npm-shrinkwrap|composer|pnpm-lock|yarn|tsconfig[\w.-]*|[\w.-]+[.-]lock)\.(?:ya?ml|json|toml)$/;
/** Settings of the application itself, in whatever case their keys are. */
const SETTINGS = /(?:^|\/)[\w.-]*(?:config|settings|environment|endpoints|constants|services)[\w.-]*\.(?:ya?ml|json|toml)$/i;
const ADDRESS = /(?:https?|wss?|postgres(?:ql)?|mysql|mongodb(?:\+srv)?|rediss?|amqps?):\/\/[^\s"'`,;]{1,2048}/g;

/**
 * The vendors that environment variables configure, and the third-party hosts in their values. Values themselves may be
 * secrets and never leave: only names and hosts do.
 */
export function extractEnvironment(path: string, text: string, matchers: Matchers): Sighting[] {
  if (NOT_CONFIGURATION.test(path)) return [];
  const positions = new Positions(text);
  const sightings = sightEnvironment(text, positions, matchers);
  if (SETTINGS.test(path)) sightings.push(...sightServices(text, positions, matchers, new Set(sightings.map(placeOf))));
  return sightings;
}

export function sightEnvironment(text: string, positions: Positions, matchers: Matchers): Sighting[] {
  const sightings: Sighting[] = [];
  const vendors = new Set<string>();
  for (const { name, start, end, value, valueStart } of readVariables(text)) {
    const vendor = matchers.vendorOfEnv(name);
    if (vendor && !vendors.has(`${vendor.id} ${name}`)) {
      vendors.add(`${vendor.id} ${name}`);
      sightings.push(sightVendor(vendor, 'config', 'declared', name, positions.span(start, end), { detail: name }));
    }
    for (const { 0: address, index } of value.matchAll(ADDRESS)) {
      const span = positions.span(valueStart + index, valueStart + index + address.length);
      for (const sighting of sightUrl(matchers, address.replace(/^[a-z+]+:/, 'https:'), span, MENTIONED)) {
        if (sighting.recipient === vendor?.id) continue;
        // A database at a host of no vendor is most likely our own.
        if (sighting.rule === 'third-party-host' && !/^(?:http|ws)/.test(address)) continue;
        sightings.push(sighting);
      }
    }
  }
  return sightings;
}

const placeOf = ({ line, column }: { line: number; column: number }): string => `${line}:${column}`;

/** Addresses of known vendors; other addresses in settings are as likely those of documents and schemas. */
function sightServices(text: string, positions: Positions, matchers: Matchers, known: ReadonlySet<string>): Sighting[] {
  return Array.from(text.matchAll(ADDRESS)).flatMap(({ 0: address, index }) => {
    const span = positions.span(index, index + address.length);
    // A link in the text of an attribution is for readers.
    if (known.has(placeOf(span)) || /\bhref=\\?["']?$/.test(text.slice(Math.max(0, index - 8), index)) || /(?:^|\s)#/.test(text.slice(Math.max(0, index - 200), index).split('\n').at(-1)!)) return [];
    return sightUrl(matchers, address.replace(/^[a-z+]+:/, 'https:'), span, MENTIONED).filter(({ rule }) => rule !== 'third-party-host');
  });
}
