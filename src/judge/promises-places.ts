import { matchesWildcard } from '../model/glob.ts';
import type { Manifest, Place, Transfer } from '../model/manifest.ts';
import type { PlacedSetting } from '../model/setting.ts';
import type { Rulebook } from './evaluate.ts';
import { spoken, type Breach, type Spoken } from './promise-finding.ts';
import { promiseOfSecurity, transfersOfPlaces } from './promises-words.ts';
import { countriesOf, isPlaceWord, nameCountry } from './region-words.ts';
import { enumerate } from './words.ts';

/** Where things are, and where people are told to turn: regions, addresses, encryption, links out. */
export function judgePlaces(settings: readonly PlacedSetting[], { manifest }: Rulebook): Breach[] {
  const regions = transfersOfPlaces(manifest);
  const secure = promiseOfSecurity(manifest);
  return settings.flatMap((setting): Breach[] => {
    switch (setting.kind) {
      case 'region':
        return judgeRegion(setting, regions);
      case 'contact':
        return judgeContact(setting, manifest);
      case 'insecure-transport':
        return secure ? [breakSecurity(setting, spoken('promises', secure))] : [];
      case 'link-data':
        return judgeLink(setting, manifest);
      default:
        return [];
    }
  });
}

/** A region is in order if any transfer names its country, as where data goes or where it comes from. */
function judgeRegion(setting: PlacedSetting, transfers: readonly Transfer[]): Breach[] {
  const [first] = transfers;
  if (!first) return [];
  const named = transfers.flatMap(({ to, from }) => [...to, ...from]);
  if (named.some((word) => countriesOf(word).has(setting.value) || setting.api.toLowerCase().endsWith(word.toLowerCase()))) return [];
  const open = transfers.find(({ to }) => to.some((word) => /^(?:any|anywhere|worldwide|local-region|local)$/i.test(word)));
  const where = `${setting.api} is in ${nameCountry(setting.value)}`;
  const places = enumerate([...new Set(transfers.flatMap(({ to, from }) => [...to, ...from].filter(isPlaceWord)))], 'or');
  if (open) {
    if (open.safeguards.length === 0 && open.to.includes('any')) return [];
    const under = open.safeguards.length > 0 ? ` under ${enumerate(open.safeguards, 'or')}` : '';
    return [{ verdict: 'review', setting, entry: spoken('transfers', open), message: `${where}; transfers.${open.id} allows other places${under}, so a person must say whether this is one`, instead: 'Name the country under `to` if it is meant, or move it to a place that is named' }];
  }
  return [{ verdict: 'broken-promise', setting, entry: spoken('transfers', first), message: `${where}; the manifest names ${places} only`, instead: `Use a region in ${places}, or declare this one under transfers if the policy names it` }];
}

function judgeContact(setting: PlacedSetting, manifest: Manifest): Breach[] {
  const { entity } = manifest;
  const contact = entity.contact?.toLowerCase() ?? '';
  if (!contact.includes('@') || setting.value === contact) return [];
  const domain = setting.value.slice(setting.value.indexOf('@') + 1);
  const own = domain === contact.slice(contact.indexOf('@') + 1) || entity.firstParty.some((host) => matchesWildcard(host.toLowerCase(), domain) || host.toLowerCase().replace(/^\*\./, '') === domain);
  // The privacy address of another company is often shown rightly: of a vendor, of a client.
  const sure = own && setting.confidence !== 'low';
  return [{
    verdict: sure ? 'broken-promise' : 'review', setting, entry: { id: 'entity.contact', place: placeOfContact(manifest), cite: [] },
    message: `People are told to write to ${setting.value}; entity.contact is ${contact}`,
    instead: `Show ${contact} here, or change entity.contact and the policy text`,
  }];
}

function placeOfContact({ lines }: Manifest): Place {
  const line = lines.findIndex((text) => /\bcontact["']?\s*:/.test(text));
  return { line: Math.max(0, line) + 1, column: 1 };
}

function breakSecurity(setting: PlacedSetting, entry: Spoken): Breach {
  const promised = entry.cite.some((cite) => /encrypt|\btls\b|\bssl\b|https/i.test(cite));
  return {
    verdict: promised ? 'broken-promise' : 'review', setting, entry,
    message: `${setting.value} is called without encryption; ${entry.id} promises to protect data`,
    instead: 'Use https or wss',
  };
}

function judgeLink(setting: PlacedSetting, { entity, exclusions }: Manifest): Breach[] {
  if (entity.firstParty.some((host) => matchesWildcard(host.toLowerCase(), setting.value) || host.toLowerCase().replace(/^\*\./, '') === setting.value)) return [];
  const links = exclusions.find(({ id, cite }) => /link|third-?party.?site|other site/i.test([id, ...cite].join(' ')));
  return [{
    verdict: 'review', setting, entry: links ? spoken('exclusions', links) : null,
    message: `A link to ${setting.value} carries ${enumerate(setting.data ?? [])} in its address${links ? `; exclusions.${links.id} only excuses what happens on the other site` : ''}`,
    instead: `Leave the data out of the address, or declare a share with host:${setting.value}`,
  }];
}
