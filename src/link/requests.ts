import { hostOfUrl } from '../model/hosts.ts';
import type { Facts, Sighting } from '../model/facts.ts';
import type { Matchers } from '../model/matchers.ts';
import { sentByCall } from '../model/sends.ts';
import { sightAddress } from '../model/address.ts';
import { readAddress } from './addresses.ts';
import type { Program } from './program.ts';

/**
 * The third parties that a file's requests go to, where another file holds their addresses.
 * @param known places of which more is known already: what is passed there.
 */
export function sightRequests({ path, module }: Facts, program: Program, matchers: Matchers, known: readonly Sighting[]): Sighting[] {
  const places = new Set(known.map(({ recipient, line }) => `${recipient} ${line}`));
  return (module?.requests ?? []).flatMap(({ address, guards, unless, ...span }): Sighting[] => {
    const url = readAddress(address, path, program);
    const sighting = url === null ? null : sightAddress(url, span, matchers);
    if (!sighting || places.has(`${sighting.recipient} ${sighting.line}`)) return [];
    const vendor = sighting.recipient === null ? undefined : matchers.vendor(sighting.recipient);
    return [{ ...sighting, strength: 'called', detail: hostOfUrl(url!)!.host, data: vendor ? sentByCall(vendor) : [], ...(guards ? { guards } : {}), ...(unless ? { unless } : {}) }];
  });
}
