import type { Manifest, Place } from '../../model/manifest.ts';
import type { Quote } from '../../model/policy.ts';

interface Citing {
  id: string;
  place: Place;
  cite: string[];
  citePlaces?: Place[];
}

const SECTIONS = ['collects', 'shares', 'uses', 'controls', 'prohibits', 'rights', 'retention', 'transfers', 'promises', 'exclusions'] as const;

/** Every quote of the policy text in a manifest, section by section. */
export function listQuotes(manifest: Manifest): Quote[] {
  return SECTIONS.flatMap((section) => (manifest[section] as Citing[]).flatMap(({ id, place, cite, citePlaces }) =>
    cite.map((text, i) => ({ id: id.startsWith(`${section}.`) ? id : `${section}.${id}`, entryPlace: place, place: citePlaces?.[i] ?? place, text, all: cite }))));
}
