import type { Datum } from '../model/datum.ts';
import type { AccessPath, Facts, ModuleFacts, Reach, Wrapper } from '../model/facts.ts';
import type { Matchers } from '../model/matchers.ts';
import { ModuleResolver } from './resolve-modules.ts';

const MAX_HOPS = 12;

/** Why an import of a file can matter; strongest first. `record`: data given to it are logged or kept by us. */
export const INTERESTS = ['anything', 'data', 'record'] as const;
export type Interest = (typeof INTERESTS)[number];

/** All modules of the program: what a path that starts in one file means in the end. */
export class Program {
  readonly #modules = new Map<string, ModuleFacts>();
  readonly #resolver: ModuleResolver;
  readonly #matchers: Matchers;
  #interest: Map<string, Interest> | undefined;
  readonly #definers = new Map<string, string | null>();
  readonly #names = new Map<string, Set<string>>();

  constructor(facts: readonly Facts[], matchers: Matchers) {
    const packages = new Map<string, string>();
    for (const { path, module, packageName } of facts) {
      if (module) this.#modules.set(path, module);
      if (packageName) packages.set(packageName, path.slice(0, Math.max(0, path.lastIndexOf('/'))));
    }
    this.#resolver = new ModuleResolver(facts.map((fact) => fact.path), packages);
    this.#matchers = matchers;
  }

  /** The file that an import means, or null for a package. */
  fileOf(specifier: string, from: string): string | null {
    return this.#resolver.resolve(specifier, from);
  }

  /** The path with its root traced to a package, global or constant; null where it leads nowhere known. */
  trace(path: AccessPath, from: string, hops = 0): AccessPath | null {
    if (!this.#isForeign(path[0] ?? '')) return path;
    const home = hops > MAX_HOPS ? null : this.#homeOf(path, from);
    const found = home && this.#exported(home, path.slice(1));
    return found ? this.trace([...found.path, ...path.slice(1 + found.used)], home, hops + 1) : null;
  }

  /** What the function that the path calls does with its parameters. */
  wrappersOf(path: AccessPath, from: string, hops = 0): readonly Wrapper[] {
    if (!this.#isForeign(path[0] ?? '') || hops > MAX_HOPS) return [];
    const home = this.#homeOf(path, from);
    if (!home) return [];
    const name = path.slice(1, -1).join('').replace(/^\./, '') || 'default';
    const found = this.#modules.get(home)!.wrappers.filter((wrapper) => wrapper.name === name || wrapper.name === `default.${name}`);
    if (found.length) return found;
    const exported = this.#exported(home, path.slice(1, -1));
    return exported ? this.wrappersOf([...exported.path, ...path.slice(1 + exported.used)], home, hops + 1) : [];
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
   * Whether importing the file can matter: it exports something that a rule speaks of (`anything`), or only functions
   * whose arguments reach a third party (`data`) or a log or store (`record`): then data must be given to matter.
   */
  interestOf(file: string): Interest | null {
    return (this.#interest ??= this.#findInterest()).get(file) ?? null;
  }

  /** From the files that matter by themselves to those that hand on what they export; modules may import in circles. */
  #findInterest(): Map<string, Interest> {
    const interest = new Map<string, Interest>();
    const exporters = new Map<string, string[]>();
    const callers = new Map<string, string[]>();
    const add = (edges: Map<string, string[]>, root: string, file: string): void => {
      const target = this.fileOf(root.slice(root.indexOf(':') + 1), file);
      if (target === null || target === file) return;
      const list = edges.get(target);
      if (list) list.push(file);
      else edges.set(target, [file]);
    };
    const work: string[] = [];
    const mark = (file: string, reason: Interest): void => {
      const known = interest.get(file);
      if (known !== undefined && INTERESTS.indexOf(known) <= INTERESTS.indexOf(reason)) return;
      interest.set(file, reason);
      work.push(file);
    };
    for (const [file, module] of this.#modules) {
      if (module.wrappers.length > 0) mark(file, 'anything');
      for (const specifier of module.reexports) add(exporters, `module:${specifier}`, file);
      for (const path of Object.values(module.exports)) {
        const root = path[0] ?? '';
        if (this.#isForeign(root)) add(exporters, root, file);
        else if (this.#matchers.leadsOn(path) || (root.startsWith('npm:') && this.#matchers.vendorOfPackage('npm', root.slice(4)) !== undefined)) mark(file, 'anything');
      }
      for (const { sink } of module.reaches) {
        if (sink.kind === 'place') mark(file, sink.sighting.recipient === null ? 'record' : 'data');
        else if (this.#isForeign(sink.call[0] ?? '')) add(callers, sink.call[0] ?? '', file);
      }
    }
    for (let file = work.pop(); file !== undefined; file = work.pop()) {
      for (const other of exporters.get(file) ?? []) mark(other, interest.get(file)!);
      const reason = interest.get(file)!;
      for (const other of callers.get(file) ?? []) mark(other, reason === 'anything' ? 'data' : reason);
    }
    return interest;
  }

  #isForeign(root: string): boolean {
    if (root.startsWith('module:')) return true;
    if (!root.startsWith('npm:')) return false;
    return !this.#matchers.knowsRoot(root) && this.#matchers.vendorOfPackage('npm', root.slice(4)) === undefined;
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
    const key = `${file}\n${name}`;
    const known = this.#definers.get(key);
    if (known !== undefined) return known;
    this.#definers.set(key, null); // a cycle of re-exports
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
    this.#definers.set(key, found);
    return found;
  }

  #namesOf(file: string, module: ModuleFacts): Set<string> {
    let names = this.#names.get(file);
    if (!names) {
      const all = [...Object.keys(module.exports), ...module.wrappers.map(({ name }) => name), ...module.reaches.map(({ name }) => name), ...Object.keys(module.returns)];
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
