/** Names that are exact or end in one `*`: exact first, then the longest prefix. A `*` elsewhere is not looked for. */
export class PrefixTable<T> {
  readonly #exact = new Map<string, T>();
  readonly #prefix = new Map<string, T>();
  #longest = 0;

  add(pattern: string, value: T): void {
    if (!pattern.endsWith('*')) this.#exact.set(pattern, value);
    else {
      this.#prefix.set(pattern.slice(0, -1), value);
      this.#longest = Math.max(this.#longest, pattern.length - 1);
    }
  }

  find(name: string): T | undefined {
    const exact = this.#exact.get(name);
    if (exact !== undefined || this.#longest === 0) return exact;
    for (let length = Math.min(this.#longest, name.length); length > 0; length--) {
      const found = this.#prefix.get(name.slice(0, length));
      if (found !== undefined) return found;
    }
    return undefined;
  }
}
