import type { Span } from './evidence.ts';
import type { AccessPath, Sighting } from './facts.ts';
import { hostOfUrl, isThirdPartyHost } from './hosts.ts';
import type { Matchers } from './matchers.ts';
import { askedByRequest } from './sends.ts';
import { sightHost, sightVendor } from './sighting.ts';

/** Where a request goes, as far as one file tells. */
export type Address =
  /** An absolute URL; parts that are not constant are `${}`. */
  | { kind: 'text'; text: string }
  /** What callers of the function give it, with what is taken of that. */
  | { kind: 'parameter'; index: number; steps: readonly string[]; owner?: object }
  /** What another file gives; `given` are the addresses among the arguments of the call that ends the path. */
  | { kind: 'foreign'; path: AccessPath; given: readonly (Address | null)[] }
  /** The first of these that turns out to be one. */
  | { kind: 'any'; of: readonly Address[] };

export const ABSOLUTE = /^\s*(?:(?:https?|wss?):)?\/\/[\w[]/i;

/** One address of several; null where there is none. */
export function anyOf(addresses: readonly (Address | null)[]): Address | null {
  const all = addresses.flatMap((one) => (one === null ? [] : one.kind === 'any' ? one.of : [one]));
  const known = all.find(({ kind }) => kind === 'text');
  return known ?? (all.length > 1 ? { kind: 'any', of: all } : (all[0] ?? null));
}

/** The address with parameters replaced by what is given for them; null where that is none. */
export function giveTo(address: Address, given: (index: number, steps: readonly string[], owner?: object) => Address | null): Address | null {
  switch (address.kind) {
    case 'text':
      return address;
    case 'parameter':
      return given(address.index, address.steps, address.owner);
    case 'foreign':
      return address.given.length === 0 ? address : { ...address, given: address.given.map((one) => one && giveTo(one, given)) };
    case 'any':
      return anyOf(address.of.map((one) => giveTo(one, given)));
  }
}

/** Whether callers of a function have a part in it. */
export function hasParameter(address: Address): boolean {
  let found = false;
  giveTo(address, () => {
    found = true;
    return null;
  });
  return found;
}

/** Without what only one file knows. `owner`: the function whose parameters the address may speak of. */
export function bareAddress(address: Address, owner?: object): Address | null {
  return giveTo(address, (index, steps, other) => (other === owner ? { kind: 'parameter', index, steps } : null));
}

/** Whether another file of the project has a part in it. */
export function isHeldByFile(address: Address): boolean {
  switch (address.kind) {
    case 'foreign':
      return address.path[0]!.startsWith('module:');
    case 'any':
      return address.of.some(isHeldByFile);
    default:
      return false;
  }
}

/** The piece of a map, which the map itself asks for. */
const TILE = /\{(?:z|x|y|quadkey)\}/;

/** The third party that an address belongs to, as the place that gets what is passed; null where it is ours or unknown. */
export function sightAddress(url: string, span: Span, matchers: Matchers): Sighting | null {
  const read = hostOfUrl(url);
  if (!read || read.opaque || !isThirdPartyHost(read.host)) return null;
  const vendor = matchers.vendorOfHost(read.host, read.path);
  return vendor ? sightVendor(vendor, 'network', 'flow', read.host, span, { data: TILE.test(url) ? [] : askedByRequest(vendor) }) : sightHost(read.host, span, { strength: 'flow' });
}
