import type { Sighting } from '../../model/facts.ts';
import type { Matchers } from '../../model/matchers.ts';
import { Positions } from '../positions.ts';
import { MENTIONED, sightUrl } from '../sight-host.ts';
import { sightVendor } from '../../model/sighting.ts';
import { readVariables } from './read-variables.ts';

/** Machine-made files in which upper-case words are no variables. */
const NOT_CONFIGURATION = /(?:^|\/)(?:package-lock|npm-shrinkwrap|composer|pnpm-lock|yarn|tsconfig[\w.-]*|[\w.-]+[.-]lock)\.(?:ya?ml|json|toml)$/;
const ADDRESS = /(?:https?|wss?|postgres(?:ql)?|mysql|mongodb(?:\+srv)?|rediss?|amqps?):\/\/[^\s"'`,;]{1,2048}/g;

/**
 * The vendors that environment variables configure, and the third-party hosts in their values. Values themselves may be
 * secrets and never leave: only names and hosts do.
 */
export function extractEnvironment(path: string, text: string, matchers: Matchers): Sighting[] {
  return NOT_CONFIGURATION.test(path) ? [] : sightEnvironment(text, new Positions(text), matchers);
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
