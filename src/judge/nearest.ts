import type { Declaration, Manifest, Share } from '../model/manifest.ts';
import type { RecipientClass } from './bindings.ts';
import { Numbering, once } from './indexing.ts';

/** An entry close to what was observed, and how close: parts of the keys in common, at least two (`user.location`). */
export interface Near<D extends Declaration> {
  entry: D;
  depth: number;
}

/** Finds the entry that says the most similar thing: what a reader would extend, or compare with. */
export class NearestEntries {
  readonly #manifest: Manifest;
  readonly #cache = new Map<string, Near<Declaration> | null>();
  readonly #firsts = new Map<string, Share | null>();
  readonly #groups = new Numbering<readonly RecipientClass[]>();
  constructor(manifest: Manifest) {
    this.#manifest = manifest;
  }

  collect(categories: readonly string[]): Declaration | null {
    return this.#first(categories, 'collects', () => this.#manifest.collects);
  }

  /** Among the shares with these recipient classes; failing a similar one, the first of them. */
  share(categories: readonly string[], classes: readonly RecipientClass[]): Share | null {
    const key = `shares ${this.#groups.numberOf(classes)}`;
    const all = () => {
      const ids = new Set(classes.map(({ id }) => id));
      return this.#manifest.shares.filter((share) => ids.has(share.with) && share.form !== 'aggregate');
    };
    return (this.#first(categories, key, all) ?? once(this.#firsts, key, () => all()[0] ?? null)) as Share | null;
  }

  #first(categories: readonly string[], group: string, entries: () => readonly Declaration[]): Declaration | null {
    let best: Near<Declaration> | null = null;
    for (const category of categories) {
      const near = once(this.#cache, `${group} ${category}`, () => findNearest(entries(), category));
      if (near && (!best || near.depth > best.depth)) best = near;
    }
    return best?.entry ?? null;
  }
}

function findNearest<D extends Declaration>(entries: readonly D[], category: string): Near<D> | null {
  let best: Near<D> | null = null;
  for (const entry of entries) {
    const depth = Math.max(0, ...entry.data.map((one) => countCommonParts(one, category)));
    if (depth >= 2 && (!best || depth > best.depth)) best = { entry, depth };
  }
  return best;
}

/** How many leading parts two dotted keys share. */
export function countCommonParts(a: string, b: string): number {
  const [left, right] = [a.split('.'), b.split('.')];
  let depth = 0;
  while (depth < left.length && left[depth] === right[depth]) depth++;
  return depth;
}
