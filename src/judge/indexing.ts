/** The value under a key, made on first demand. */
export function once<V>(cache: Map<string, V>, key: string, make: () => V): V {
  let value = cache.get(key);
  if (value === undefined) cache.set(key, (value = make()));
  return value;
}

/** Adds to the list under a key. */
export function push<V>(lists: Map<string, V[]>, key: string, value: V): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

/** A number for each object, the same for the same one: a short key for what is made once. */
export class Numbering<K extends object> {
  readonly #numbers = new Map<K, number>();
  numberOf(one: K): number {
    let number = this.#numbers.get(one);
    if (number === undefined) this.#numbers.set(one, (number = this.#numbers.size));
    return number;
  }
}
