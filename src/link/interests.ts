/**
 * Why an export of a file can matter; strongest first. `data`: what is given to it reaches a third party, `result`: or
 * what is given to the methods of what it gives; `record`: it is logged or kept by us; `address`: requests to what it
 * names go to a third party; `put`: data put into a channel of it go on.
 */
const INTERESTS = ['anything', 'result', 'data', 'record', 'address', 'put'] as const;
export type Interest = (typeof INTERESTS)[number];

/** Whatever a file exports. */
export const ANY = '*';

export const isStronger = (one: Interest, other: Interest | undefined | null): boolean => other == null || INTERESTS.indexOf(one) < INTERESTS.indexOf(other);

/** `sdk.orders.list` is a part of `sdk`, and is itself. */
export const isPartOf = (name: string, whole: string): boolean => name === whole || (name.startsWith(whole) && /^[.(]/.test(name.slice(whole.length)));

/** More functions of one file tell nothing new. */
const MAX_NAMES = 300;

/** What of which file can matter, by its name among the exports: `track`, `Client().send`. */
export class Interests {
  readonly #calls = new Map<string, Map<string, Interest>>();
  readonly #imports = new Map<string, Map<string, Interest>>();
  readonly #members = new Map<string, Map<string, Set<string> | null>>();
  readonly #work: { file: string; name: string }[] = [];

  offer(file: string, name: string, reason: Interest): void {
    let calls = this.#calls.get(file);
    if (!calls) this.#calls.set(file, (calls = new Map()));
    if (!isStronger(reason, calls.get(name)) || (calls.size >= MAX_NAMES && !calls.has(name))) return;
    calls.set(name, reason);
    this.#work.push({ file, name });
    let imports = this.#imports.get(file);
    if (!imports) this.#imports.set(file, (imports = new Map()));
    // Under each name by which it can be imported: members of the default export too.
    const [first = '', second = ''] = name.split(/[.(]/, 2);
    const imported = reason === 'data' && name.includes('()') ? 'result' : reason;
    for (const one of first === 'default' && second !== '' ? [first, second] : [first]) {
      if (isStronger(imported, imports.get(one))) imports.set(one, imported);
      this.#addMember(file, one, reason === 'anything' ? '' : name.slice((one === first ? first : `${first}.${second}`).length));
    }
  }

  #addMember(file: string, imported: string, rest: string): void {
    let members = this.#members.get(file);
    if (!members) this.#members.set(file, (members = new Map()));
    const member = /^\.([\w$]+)/.exec(rest)?.[1];
    if (member === undefined) members.set(imported, null);
    else if (!members.has(imported)) members.set(imported, new Set([member]));
    else members.get(imported)?.add(member);
  }

  /** The members of an import that matter, where only some do. */
  membersOf(file: string, name: string): ReadonlySet<string> | null {
    const members = this.#members.get(file);
    return members?.has(ANY) ? null : (members?.get(name) ?? null);
  }

  /** A name whose reason was not followed yet. */
  next(): { file: string; name: string; reason: Interest } | null {
    const next = this.#work.pop();
    return next ? { ...next, reason: this.#calls.get(next.file)!.get(next.name)! } : null;
  }

  /** The reason to look at whoever imports a name, or anything at all for null. */
  of(file: string, name: string | null): Interest | null {
    const names = this.#imports.get(file);
    if (!names) return null;
    if (name !== null) return names.get(name) ?? names.get(ANY) ?? null;
    const all = new Set(names.values());
    return INTERESTS.find((interest) => all.has(interest)) ?? null;
  }

  /** The reason to look at a call of a name. */
  ofCall(file: string, name: string): Interest | null {
    const names = this.#calls.get(file);
    if (!names) return null;
    const exact = names.get(name) ?? names.get(`default.${name}`) ?? names.get(ANY);
    if (exact !== undefined) return exact;
    for (const [whole, reason] of names) if (reason === 'anything' && isPartOf(name, whole)) return reason;
    return null;
  }
}
