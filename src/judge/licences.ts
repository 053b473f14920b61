import { compileGlobs } from '../model/glob.ts';
import type { Evidence } from '../model/evidence.ts';
import type { Collect, Share } from '../model/manifest.ts';
import { covers, isWithin } from '../taxonomy/index.ts';
import type { RecipientClass } from './bindings.ts';
import { once, push } from './indexing.ts';

/** What an entry and a prohibition say of where they apply. */
interface Scope {
  via: string[];
  paths: string[];
  subjects: string[];
}

/** Rule 4 without the categories: whether an entry speaks of such a place at all. */
export class Scopes {
  readonly #globs = new Map<string, (path: string) => boolean>();
  readonly #profiles = new Map<string, number>();
  readonly #numbers = new Map<string, number>();
  readonly #distinct: readonly string[][];

  readonly #prefix: string;

  /**
   * @param entries those whose paths tell files apart
   * @param prefix of the scanned root from the folder of the manifest, from which globs count
   */
  constructor(entries: readonly Scope[], prefix: string) {
    this.#prefix = prefix;
    this.#distinct = [...new Map(entries.filter(({ paths }) => paths.length > 0).map(({ paths }) => [paths.join('\0'), paths])).values()];
  }

  /** Equal for files that no entry tells apart. */
  profileOf(path: string): number {
    if (this.#distinct.length === 0) return 0;
    return once(this.#profiles, path, () => {
      const bits = this.#distinct.map((paths) => (this.#globOf(paths)(this.#prefix + path) ? '1' : '0')).join('');
      return once(this.#numbers, bits, () => this.#numbers.size);
    });
  }

  /** A subject that code does not show is given the benefit of the doubt: nearly none is shown. */
  admits(entry: Scope & { form: string }, evidence: Evidence): boolean {
    return entry.form !== 'aggregate' && this.#isPlace(entry, evidence)
      && (entry.subjects.length === 0 || evidence.subject === null || entry.subjects.includes(evidence.subject));
  }

  /** A prohibition needs the subject to be shown: otherwise one on children's data would forbid everybody's. */
  forbids(entry: Scope, evidence: Evidence): boolean {
    return this.#isPlace(entry, evidence)
      && (entry.subjects.length === 0 || (evidence.subject !== null && entry.subjects.includes(evidence.subject)));
  }

  #isPlace(entry: Scope, { via, path }: Evidence): boolean {
    return (entry.via.length === 0 || entry.via.includes(via)) && (entry.paths.length === 0 || this.#globOf(entry.paths)(this.#prefix + path));
  }

  #globOf(paths: readonly string[]): (path: string) => boolean {
    return once(this.#globs, paths.join('\0'), () => compileGlobs(paths));
  }
}

/** Entries that cover a category, and those that declare only a part of it. */
export interface Matches<D> {
  covering: readonly D[];
  narrower: readonly D[];
}

/** Look-up of collect entries by category. */
export class CollectIndex {
  readonly #entries: readonly Collect[];
  readonly #cache = new Map<string, Matches<Collect>>();
  constructor(entries: readonly Collect[]) {
    this.#entries = entries;
  }
  find(category: string): Matches<Collect> {
    return once(this.#cache, category, () => split(this.#entries, (entry) => entry.data, category));
  }
}

/** Look-up of shares by recipient class and category. */
export class ShareIndex {
  readonly #byClass = new Map<string, Share[]>();
  readonly #cache = new Map<string, Matches<Share>>();
  constructor(shares: readonly Share[]) {
    for (const share of shares) push(this.#byClass, share.with, share);
  }

  withClass(id: string): readonly Share[] {
    return this.#byClass.get(id) ?? [];
  }

  /** What the tie gives this vendor limits every share (rule 3). */
  find({ id, binding }: RecipientClass, category: string): Matches<Share> {
    return once(this.#cache, `${id}\0${binding?.target ?? ''}\0${category}`, () => {
      const shares = this.withClass(id).filter((share) => share.limit !== 'necessary' || binding === null || binding.data !== null);
      const limit = binding?.data ?? null;
      const found = split(shares, (share) => share.data, category);
      if (limit === null || limit.some((one) => covers(one, category))) return found;
      const partly = limit.some((one) => isWithin(one, category));
      return { covering: [], narrower: partly ? [...found.covering, ...found.narrower] : [] };
    });
  }
}

function split<D>(entries: readonly D[], dataOf: (entry: D) => readonly string[], category: string): Matches<D> {
  const covering = entries.filter((entry) => dataOf(entry).some((one) => covers(one, category)));
  const narrower = entries.filter((entry) => dataOf(entry).some((one) => one !== category && isWithin(one, category)));
  return { covering, narrower };
}
