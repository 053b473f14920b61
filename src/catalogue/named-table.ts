import { matchesWildcard } from '../model/glob.ts';
import type { ApiModel } from '../model/rules.ts';

const NOTHING: readonly ApiModel[] = [];

/** The rules that speak of one kind of name: a key, a string, a host. */
export class NamedTable {
  readonly #exact = new Map<string, ApiModel[]>();
  readonly #wild: { name: string; model: ApiModel }[] = [];
  /** A part of each name with wildcards: most names hold none of them. */
  #parts: RegExp | undefined;

  add(name: string, model: ApiModel): void {
    if (name.includes('*')) this.#wild.push({ name, model });
    else this.#exact.set(name, [...(this.#exact.get(name) ?? []), model]);
  }

  find(name: string): readonly ApiModel[] {
    const exact = this.#exact.get(name) ?? NOTHING;
    if (this.#wild.length === 0 || !(this.#parts ??= this.#compileParts()).test(name)) return exact;
    const wild = this.#wild.filter((rule) => matchesWildcard(rule.name, name)).map(({ model }) => model);
    return wild.length > 0 ? [...new Set([...exact, ...wild])] : exact;
  }

  names(): Iterable<string> {
    return this.#exact.keys();
  }

  #compileParts(): RegExp {
    const longest = this.#wild.map(({ name }) => name.split('*').reduce((best, part) => (part.length > best.length ? part : best)));
    return new RegExp([...new Set(longest)].map((part) => part.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')).join('|'));
  }
}
