import { joinPath } from '../model/module-names.ts';
import type { NamedModules } from './named-modules.ts';

const EXTENSION = /\.(?:d\.)?[cm]?[jt]sx?$|\.(?:vue|svelte|astro)$/;
const ALIAS = /^(?:@|~|#|\$)\/?/;

/** Where compilers put what they build, and where that comes from. */
const BUILT = /(?:^|\/)(?:dist|build|lib|out|esm|cjs|es)(?:\/(?:esm|cjs|es|src))?\//;

/**
 * Finds the file that a specifier means. Relative paths are exact. Aliases are those that configuration files write down;
 * others are resolved by the paths that exist: the file whose path ends like the specifier, nearest to the importing one.
 * Names of the repository's own packages lead to the entry that they name, or to the usual one.
 */
export class ModuleResolver {
  readonly #files = new Map<string, string>();
  readonly #byLastSegment = new Map<string, string[]>();
  readonly #packages: ReadonlyMap<string, string>;
  /** By importing file and specifier: everything is asked for many times. */
  readonly #known = new Map<string, Map<string, string | null>>();

  readonly #named: NamedModules;

  /** @param packages name → folder of the packages of the repository. */
  constructor(paths: Iterable<string>, packages: ReadonlyMap<string, string>, named: NamedModules) {
    this.#packages = packages;
    this.#named = named;
    // Of files that could be meant alike (`a.ts`, `a.js`) the first by name is, in whatever order they were read.
    for (const path of [...paths].sort()) {
      const stem = path.replace(EXTENSION, '');
      if (stem === path) continue;
      const module = stem.replace(/(?:^|\/)index$/, '');
      for (const key of new Set([path, stem, module])) if (!this.#files.has(key)) this.#files.set(key, path);
      const last = module.slice(module.lastIndexOf('/') + 1);
      const list = this.#byLastSegment.get(last);
      if (list) list.push(module);
      else this.#byLastSegment.set(last, [module]);
    }
  }

  resolve(specifier: string, from: string): string | null {
    let known = this.#known.get(from);
    if (!known) this.#known.set(from, (known = new Map()));
    let found = known.get(specifier);
    if (found === undefined) {
      const folder = from.slice(0, from.lastIndexOf('/') + 1);
      found = specifier.startsWith('.') ? this.#file(joinPath(folder, specifier)) : (this.#first(this.#named.aliased(specifier, from)) ?? this.#package(specifier) ?? this.#alias(specifier, from));
      known.set(specifier, found);
    }
    return found;
  }

  #file(path: string): string | null {
    return this.#files.get(path) ?? this.#files.get(path.replace(EXTENSION, '')) ?? null;
  }

  #first(paths: readonly string[]): string | null {
    for (const path of paths) {
      const file = this.#file(path) ?? (BUILT.test(path) ? this.#file(path.replace(BUILT, (built) => (built.startsWith('/') ? '/src/' : 'src/'))) : null);
      if (file !== null) return file;
    }
    return null;
  }

  #package(specifier: string): string | null {
    const name = /^(?:@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? '';
    const folder = this.#packages.get(name);
    if (folder === undefined) return null;
    const rest = specifier.slice(name.length + 1);
    const named = this.#first(this.#named.exported(folder, rest === '' ? '.' : `./${rest}`));
    if (named !== null) return named;
    const at = (path: string): string | null => this.#file([folder, path].filter((part) => part !== '').join('/'));
    return rest === '' ? (at('src/index') ?? at('src') ?? at('') ?? at('lib/index') ?? at('src/main')) : (at(rest) ?? at(`src/${rest}`));
  }

  #alias(specifier: string, from: string): string | null {
    const rest = specifier.replace(ALIAS, '').replace(EXTENSION, '').replace(/\/index$/, '');
    return this.#ending(rest, from) ?? (rest.split('/').length > 2 || ALIAS.test(specifier) ? this.#ending(rest.slice(rest.indexOf('/') + 1), from) : null);
  }

  /** The module whose path ends with these segments; of several the one that shares most with the importing file. */
  #ending(rest: string, from: string): string | null {
    if (rest === '') return null;
    let best: string | null = null;
    let shared = -1;
    for (const module of this.#byLastSegment.get(rest.slice(rest.lastIndexOf('/') + 1)) ?? []) {
      if (module !== rest && !module.endsWith(`/${rest}`)) continue;
      const common = commonSegments(module, from);
      if (common > shared) [best, shared] = [module, common];
    }
    return best === null ? null : this.#file(best);
  }
}

function commonSegments(a: string, b: string): number {
  const [x, y] = [a.split('/'), b.split('/')];
  let common = 0;
  while (common < x.length && common < y.length && x[common] === y[common]) common++;
  return common;
}
