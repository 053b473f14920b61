import type { Facts } from '../model/facts.ts';
import type { ModuleNames } from '../model/module-names.ts';

const MAX_BASES = 6;
type Aliases = readonly (readonly [pattern: string, targets: readonly string[]])[];

/** The names of modules that configuration files write down: aliases of compilers and bundlers, entries of packages. */
export class NamedModules {
  /** Of the files in a folder and below. */
  readonly #byFolder = new Map<string, Aliases[]>();
  readonly #exports = new Map<string, Aliases>();

  constructor(facts: readonly Facts[]) {
    const all = new Map<string, ModuleNames>();
    for (const { path, names } of facts) if (names) all.set(path, names);
    for (const [path, names] of all) {
      const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')));
      if (names.exports) this.#exports.set(folder, names.exports);
      const aliases = aliasesOf(names, all);
      if (aliases.length === 0) continue;
      const list = this.#byFolder.get(folder);
      if (list) list.push(aliases);
      else this.#byFolder.set(folder, [aliases]);
    }
  }

  /** The paths that a specifier may mean by the nearest configuration that knows it, without their endings. */
  aliased(specifier: string, from: string): readonly string[] {
    if (this.#byFolder.size === 0) return [];
    for (let end = from.lastIndexOf('/'); ; end = from.lastIndexOf('/', end - 1)) {
      const folder = from.slice(0, Math.max(0, end));
      for (const aliases of this.#byFolder.get(folder) ?? []) {
        const paths = match(aliases, specifier);
        if (paths.length > 0) return paths;
      }
      if (end <= 0) return [];
    }
  }

  /** The files that an entry of a package may mean: `.`, `./browser`. */
  exported(folder: string, entry: string): readonly string[] {
    return match(this.#exports.get(folder) ?? [], entry);
  }
}

function aliasesOf({ aliases, extends: bases = [] }: ModuleNames, all: ReadonlyMap<string, ModuleNames>, depth = 0): Aliases {
  if (aliases.length > 0 || depth > MAX_BASES) return aliases;
  for (const base of bases) {
    const names = all.get(base);
    const found = names ? aliasesOf(names, all, depth + 1) : [];
    if (found.length > 0) return found;
  }
  return [];
}

/** By the pattern with the longest constant beginning, as compilers choose. */
function match(aliases: Aliases, specifier: string): string[] {
  let best: string[] = [];
  let length = -1;
  for (const [pattern, targets] of aliases) {
    const star = pattern.indexOf('*');
    if (star < 0) {
      if (pattern === specifier) return [...targets];
      continue;
    }
    const [before, after] = [pattern.slice(0, star), pattern.slice(star + 1)];
    if (before.length <= length || specifier.length < before.length + after.length || !specifier.startsWith(before) || !specifier.endsWith(after)) continue;
    const rest = specifier.slice(before.length, specifier.length - after.length);
    [best, length] = [targets.map((target) => target.replace('*', () => rest)), before.length];
  }
  return best;
}
