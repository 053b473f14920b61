import { sightAddress, type Address } from '../model/address.ts';
import type { Invocation } from '../model/channel.ts';
import type { Datum } from '../model/datum.ts';
import type { AccessPath, Facts, ModuleFacts, Reach, Wrapper, Sink } from '../model/facts.ts';
import type { Matchers } from '../model/matchers.ts';
import { readAddress } from './addresses.ts';
import { NamedModules } from './named-modules.ts';
import { ANY, Interests, isPartOf, type Interest } from './interests.ts';
import { ModuleResolver } from './resolve-modules.ts';
import { TypedConstants } from './typed-constants.ts';

const MAX_HOPS = 12;
const NOWHERE = { line: 0, column: 0, endLine: 0, endColumn: 0 };

/** All modules of the program: what a path that starts in one file means in the end. */
export class Program {
  readonly #modules = new Map<string, ModuleFacts>();
  readonly #resolver: ModuleResolver;
  readonly #matchers: Matchers;
  #interests: Interests | undefined;
  #typed: TypedConstants | undefined;
  readonly #foreign: Map<string, boolean>;
  /** By file and name. */
  readonly #definers = new Map<string, Map<string, string | null>>();
  readonly #names = new Map<string, Set<string>>();

  /** @param before the program as it was when fewer of the same files were parsed: where their imports lead stays. */
  constructor(facts: readonly Facts[], matchers: Matchers, before?: Program) {
    const packages = new Map<string, string>();
    for (const { path, module, packageName } of facts) {
      if (module) this.#modules.set(path, module);
      if (packageName) packages.set(packageName, path.slice(0, Math.max(0, path.lastIndexOf('/'))));
    }
    this.#foreign = before ? before.#foreign : new Map();
    this.#resolver = before ? before.#resolver : new ModuleResolver(facts.map((fact) => fact.path), packages, new NamedModules(facts));
    this.#matchers = matchers;
  }

  /** The file that an import means, or null for a package. */
  fileOf(specifier: string, from: string): string | null {
    return this.#resolver.resolve(specifier, from);
  }

  /** The files all of whose exports a file exports as well. */
  reexportedBy(file: string): string[] {
    return (this.#modules.get(file)?.reexports ?? []).flatMap((specifier) => this.fileOf(specifier, file) ?? []);
  }

  /** The path with its root traced to a package, global or constant; null where it leads nowhere known. */
  trace(path: AccessPath, from: string, hops = 0): AccessPath | null {
    if (!this.#isForeign(path[0] ?? '')) return path;
    const home = hops > MAX_HOPS ? null : this.#homeOf(path, from);
    const found = home && this.#exported(home, path.slice(1));
    return found ? this.trace([...found.path, ...path.slice(1 + found.used)], home, hops + 1) : null;
  }

  /** Where something is made, as a name of its own: the file of a path, or the package or global at its root. */
  placeOf(path: AccessPath, from: string): string | null {
    const root = path[0];
    if (root === undefined) return from;
    if (!this.#isForeign(root)) return path.join('');
    return this.#homeOf(path, from) ?? this.fileOf(root.slice(root.indexOf(':') + 1), from) ?? (root.startsWith('npm:') ? root : null);
  }

  /** The constant text that another file holds. */
  textOf(path: AccessPath, from: string): string | null {
    const root = this.trace(path, from)?.[0];
    return root?.startsWith('text:') ? root.slice('text:'.length) : null;
  }

  /** Files that are asked what they give, as it reaches a third party (`data`), which name a channel has (`anything`), or what it puts into one (`put`). */
  asked(): Map<string, Interest> {
    const asked = new Map<string, Interest>();
    const ask = (root: string, from: string, reason: Interest): void => {
      const file = this.#isForeign(root) ? this.fileOf(root.slice(root.indexOf(':') + 1), from) : null;
      if (file !== null && asked.get(file) !== 'anything' && (reason !== 'put' || !asked.has(file))) asked.set(file, reason);
    };
    for (const [file, module] of this.#modules) {
      for (const { sink, data } of module.open) {
        if (sink.kind === 'place' && sink.sighting.recipient !== null && this.mayReach(sink, file)) for (const { foreign } of data) if (foreign) ask(foreign.path[0] ?? '', file, 'data');
      }
      for (const { channel: { name } } of [...(module.reads ?? []), ...(module.puts ?? [])]) if (typeof name !== 'string') ask(name[0] ?? '', file, 'anything');
      for (const { channel: { kind, of } } of module.reads ?? []) ask(of[0] ?? '', file, kind === 'action' ? 'anything' : 'put');
    }
    return asked;
  }

  /** What a file calls its default export. */
  defaultOf(file: string): string | undefined {
    return this.#modules.get(file)?.defaultName;
  }

  /** What the function that the path calls gives to functions that it is given, and where it is. */
  invocationsOf(path: AccessPath, from: string): { file: string; invocations: readonly Invocation[] } | null {
    return this.#ofFunction(path, from, ({ invocations }, name) => invocations?.[name] ?? invocations?.[`default.${name}`], (file, invocations) => ({ file, invocations }));
  }

  /** What the function that the path calls does with its parameters, and where it is. */
  wrappersOf(path: AccessPath, from: string, hops = 0): { file: string; wrappers: readonly Wrapper[] } | null {
    if (!this.#isForeign(path[0] ?? '') || hops > MAX_HOPS) return null;
    const home = this.#homeOf(path, from);
    if (!home) return null;
    const name = path.slice(1, -1).join('').replace(/^\./, '') || 'default';
    const found = this.#modules.get(home)!.wrappers.filter((wrapper) => wrapper.name === name || wrapper.name === `default.${name}`);
    if (found.length) return { file: home, wrappers: found };
    const exported = this.#exported(home, path.slice(1, -1));
    return exported ? this.wrappersOf([...exported.path, ...path.slice(1 + exported.used)], home, hops + 1) : null;
  }

  /** What the function that the path calls does with its parameters, and where it is. */
  reachesOf(path: AccessPath, from: string): { file: string; reaches: readonly Reach[] } | null {
    return this.#ofFunction(path, from, (module, name) => {
      const found = module.reaches.filter((reach) => reach.name === name || reach.name === `default.${name}`);
      return found.length > 0 ? found : undefined;
    }, (file, reaches) => ({ file, reaches }));
  }

  /** What the function that the path calls gives, in terms of its parameters, and where it is. */
  returnsOf(path: AccessPath, from: string): { file: string; data: readonly Datum[] } | null {
    return this.#ofFunction(path, from, (module, name) => module.returns[name] ?? module.returns[`default.${name}`], (file, data) => ({ file, data }));
  }

  /** The address that the path stands for: of a client, or what a function gives, in terms of its parameters. */
  addressOf(path: AccessPath, from: string): { file: string; address: Address } | null {
    const call = path.at(-1) === '()' ? '()' : '';
    return this.#ofFunction(path, from, ({ addresses }, name) => addresses?.[name + call] ?? addresses?.[`default.${name}${call}`], (file, address) => ({ file, address }));
  }

  typedAddress(path: AccessPath): string | null {
    return (this.#typed ??= new TypedConstants(this.#modules)).addressOf(path);
  }

  #ofFunction<T, R>(path: AccessPath, from: string, look: (module: ModuleFacts, name: string) => T | undefined, make: (file: string, found: T) => R, hops = 0): R | null {
    if (!this.#isForeign(path[0] ?? '') || hops > MAX_HOPS) return null;
    const home = this.#homeOf(path, from);
    const module = home === null ? undefined : this.#modules.get(home);
    if (!home || !module) return null;
    const steps = path.at(-1) === '()' ? path.slice(1, -1) : path.slice(1);
    const found = look(module, steps.join('').replace(/^\./, '') || 'default');
    if (found !== undefined) return make(home, found);
    const exported = this.#exported(home, steps);
    return exported ? this.#ofFunction([...exported.path, ...path.slice(1 + exported.used)], home, look, make, hops + 1) : null;
  }

  /**
   * Whether importing a name of the file can matter; the strongest reason of all its names for null. Importing `anything`
   * that a rule speaks of does; functions whose arguments reach somebody only where data are given to them.
   */
  interestOf(file: string, name: string | null): Interest | null {
    return (this.#interests ??= this.#findInterest()).of(file, name);
  }

  /** The members of an import that matter, where only some do. */
  membersOf(file: string, name: string): ReadonlySet<string> | null {
    return (this.#interests ??= this.#findInterest()).membersOf(file, name);
  }

  /** The reason to look at a call of a path. */
  interestOfCall(path: AccessPath, from: string): Interest | null {
    const root = path[0] ?? '';
    const file = this.#isForeign(root) ? this.fileOf(root.slice(root.indexOf(':') + 1), from) : null;
    return file === null ? null : (this.#interests ??= this.#findInterest()).ofCall(file, nameOfSteps(path.slice(1, -1)));
  }

  /** Whether a sink of a file may be that of a third party, a log or a store. */
  mayReach(sink: Sink, from: string): boolean {
    switch (sink.kind) {
      case 'place':
        return !sink.address || this.#leaves(sink.address, from);
      case 'call':
        return this.interestOfCall(sink.call, from) !== null;
      case 'put':
        return true;
    }
  }

  /** From the names that matter by themselves to those under which they are handed on; modules may import in circles. */
  #findInterest(): Interests {
    const interests = new Interests();
    const exporters = new Map<string, { file: string; name: string | null; prefix: string }[]>();
    const callers = new Map<string, { file: string; name: string }[]>();
    const called = new Map<string, Set<string>>();
    const targetOf = (path: AccessPath, file: string): string | null => {
      const target = this.fileOf(path[0]!.slice(path[0]!.indexOf(':') + 1), file);
      return target === file ? null : target;
    };
    const keepers = new Map<string, string[]>();
    for (const [file, { reaches }] of this.#modules) for (const { name, sink } of reaches) if (sink.kind === 'put' && sink.channel.kind === 'value') addTo(keepers, file, name);
    for (const [file, module] of this.#modules) {
      for (const { name } of module.wrappers) interests.offer(file, name, 'anything');
      for (const specifier of module.reexports) {
        const target = targetOf([`module:${specifier}`], file);
        if (target !== null) addTo(exporters, target, { file, name: null, prefix: '' });
      }
      for (const [name, path] of Object.entries(module.exports)) {
        const root = path[0] ?? '';
        if (this.#isForeign(root)) {
          const target = targetOf(path, file);
          if (target !== null) addTo(exporters, target, { file, name, prefix: nameOfSteps(path.slice(1)) });
        } else if (root.startsWith('text:')) {
          if (this.#leaves({ kind: 'text', text: root.slice('text:'.length) }, file)) interests.offer(file, name, 'address');
        } else if (this.#matchers.leadsOn(path) || (root.startsWith('npm:') && this.#matchers.vendorOfPackage('npm', root.slice(4)) !== undefined)) interests.offer(file, name, 'anything');
      }
      // Whoever is given a value of the type asks what the value says.
      for (const [name, path] of Object.entries(module.typed ?? {})) {
        const target = path.length > 1 ? targetOf(path, file) : file;
        const leads = (one: string): boolean => one.startsWith(`${name}.`) && (module.exports[one]![0] ?? '').startsWith('text:') && this.#leaves({ kind: 'text', text: module.exports[one]![0]!.slice(5) }, file);
        if (target !== null && Object.keys(module.exports).some(leads)) interests.offer(target, path.at(-1)!.slice(1), 'address');
      }
      for (const [name, address] of Object.entries(module.addresses ?? {})) if (!name.endsWith('()') && this.#leaves(address, file)) interests.offer(file, name, 'data');
      for (const { name, sink } of module.reaches) {
        if (sink.kind === 'place') {
          // Callers of what sends anywhere show where: they hold the address.
          if (!sink.address || this.#leaves(sink.address, file)) interests.offer(file, name, sink.sighting.recipient === null ? 'record' : 'data');
        } else if (sink.kind === 'call' && this.#isForeign(sink.call[0] ?? '')) {
          const target = targetOf(sink.call, file);
          if (target === null) continue;
          const of = nameOfSteps(sink.call.slice(1, -1));
          addTo(callers, `${target}\n${of}`, { file, name });
          called.set(target, (called.get(target) ?? new Set()).add(of));
        }
      }
      // What a file is asked for, others may have it keep.
      for (const { data } of keepers.size > 0 ? module.open : []) {
        for (const { foreign } of data) {
          const home = foreign ? this.placeOf(foreign.path, file) : null;
          for (const name of (home !== null && keepers.get(home)) || []) interests.offer(home!, name, 'data');
        }
      }
      // Whoever imports what a channel is made by may put something there.
      for (const { channel } of module.reads ?? []) {
        const home = this.placeOf(channel.of, file);
        if (home !== null) interests.offer(home, ANY, channel.kind === 'action' ? 'data' : 'put');
      }
    }
    for (let next = interests.next(); next; next = interests.next()) {
      const { file, name, reason } = next;
      for (const { file: other, name: as, prefix } of exporters.get(file) ?? []) {
        if (as === null) {
          if (name !== 'default' && !name.startsWith('default.') && !name.startsWith('default(')) interests.offer(other, name, reason);
        } else if (name === ANY) interests.offer(other, as, reason);
        else if (isPartOf(name, prefix)) interests.offer(other, as + name.slice(prefix.length), reason);
      }
      // Of what a rule speaks of, any member may be called.
      const calls = reason === 'anything' || name === ANY ? [...(called.get(file) ?? [])].filter((of) => name === ANY || isPartOf(of, name)) : [name, name.replace(/^default\./, '')];
      for (const of of calls) for (const { file: other, name: as } of callers.get(`${file}\n${of}`) ?? []) interests.offer(other, as, reason === 'anything' ? 'data' : reason);
    }
    return interests;
  }

  /** Whether an address is that of a third party. */
  #leaves(address: Address, file: string): boolean {
    const text = readAddress(address, file, this);
    return text !== null && sightAddress(text, NOWHERE, this.#matchers) !== null;
  }

  #isForeign(root: string): boolean {
    let known = this.#foreign.get(root);
    if (known === undefined) {
      known = root.startsWith('module:') || (root.startsWith('npm:') && !this.#matchers.knowsRoot(root) && this.#matchers.vendorOfPackage('npm', root.slice(4)) === undefined);
      this.#foreign.set(root, known);
    }
    return known;
  }

  /** The module that gives the path's first name itself, re-exports seen through. */
  #homeOf(path: AccessPath, from: string): string | null {
    const root = path[0]!;
    const file = this.fileOf(root.slice(root.indexOf(':') + 1), from);
    if (file === null) return null;
    const first = path[1]?.startsWith('.') ? path[1].slice(1) : 'default';
    return this.#definer(file, first) ?? this.#definer(file, 'default');
  }

  #definer(file: string, name: string): string | null {
    let definers = this.#definers.get(file);
    if (!definers) this.#definers.set(file, (definers = new Map()));
    const known = definers.get(name);
    if (known !== undefined) return known;
    definers.set(name, null); // a cycle of re-exports
    let found: string | null = null;
    const module = this.#modules.get(file);
    if (module) {
      if (this.#namesOf(file, module).has(name)) found = file;
      else if (name !== 'default') {
        for (const specifier of module.reexports) {
          const target = this.fileOf(specifier, file);
          found = target === null ? null : this.#definer(target, name);
          if (found !== null) break;
        }
      }
    }
    definers.set(name, found);
    return found;
  }

  #namesOf(file: string, module: ModuleFacts): Set<string> {
    let names = this.#names.get(file);
    if (!names) {
      const all = [...Object.keys(module.exports), ...module.wrappers.map(({ name }) => name), ...module.reaches.map(({ name }) => name), ...Object.keys(module.returns), ...Object.keys(module.addresses ?? {}), ...Object.keys(module.invocations ?? {})];
      this.#names.set(file, (names = new Set(all.map((name) => /^[^.(]*/.exec(name)![0]))));
    }
    return names;
  }

  /** The longest chain of steps that is an export of the file. */
  #exported(file: string, steps: readonly string[]): { path: AccessPath; used: number } | null {
    const exports = this.#modules.get(file)?.exports;
    if (!exports) return null;
    for (const prefix of ['', 'default']) {
      for (let used = Math.min(steps.length, 6); used >= (prefix === '' ? 1 : 0); used--) {
        const name = (prefix + steps.slice(0, used).join('')).replace(/^\./, '');
        if (Object.hasOwn(exports, name)) return { path: exports[name]!, used };
      }
    }
    return null;
  }
}

/** `.track`, `.default().send`: what a function is called among the exports of its file. */
const nameOfSteps = (steps: AccessPath): string => steps.join('').replace(/^\./, '') || 'default';

function addTo<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
