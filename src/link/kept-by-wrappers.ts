import type { Sighting, Wrapper } from '../model/facts.ts';
import type { ApiModel } from '../model/rules.ts';
import { sightApi } from '../model/sighting.ts';

/** What is kept at a place that only its callers name: `localStorage.setItem(key, value)` within `remember(key, value)`. */
export class KeptByWrappers {
  readonly #files = new Map<string, Map<string, Sighting>>();

  /** @param kept what one caller has it keep. */
  add(file: string, { api, place }: Wrapper, model: ApiModel, kept: readonly Sighting[]): void {
    // A cookie is a fact at the wrapper already, whatever its name.
    if (model.via !== 'web-storage' || kept.length === 0) return;
    let places = this.#files.get(file);
    if (!places) this.#files.set(file, (places = new Map()));
    const key = `${model.id} ${place.line}:${place.column}`;
    const known = places.get(key) ?? sightApi(model, api, place, { data: [] });
    places.set(key, { ...known, data: [...new Set([...known.data, ...kept.flatMap(({ data }) => data)])].sort() });
  }

  in(file: string): Sighting[] {
    return [...(this.#files.get(file)?.values() ?? [])];
  }
}
