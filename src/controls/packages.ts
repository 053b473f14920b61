import type { Evidence } from '../model/evidence.ts';
import type { Facts } from '../model/facts.ts';

/** Packages by name, with the files that import them; a dependency that nobody imports has none. */
export type Packages = ReadonlyMap<string, ReadonlySet<string>>;

const BARE = /^(?:@[^/]+\/)?[^/]+/;

/**
 * All packages that the project depends on or imports, and the consent managers that its pages load.
 * @param isConsentManager of a vendor of the catalogue
 */
export function findPackages(facts: readonly Facts[], evidence: readonly Evidence[], source: (path: string) => string | null, isConsentManager: (vendor: string) => boolean): Packages {
  const packages = new Map<string, Set<string>>();
  const add = (name: string, path?: string): void => {
    let files = packages.get(name);
    if (!files) packages.set(name, (files = new Set()));
    if (path !== undefined) files.add(path);
  };
  for (const { path, module, unread } of facts) {
    for (const name of dependenciesOf(path, source)) add(name);
    for (const specifier of [...(module?.imports ?? []), ...(unread ?? []).map(({ specifier }) => specifier)]) {
      if (specifier.startsWith('.')) continue;
      add(specifier, path);
      const bare = BARE.exec(specifier)?.[0];
      if (bare !== undefined && bare !== specifier) add(bare, path);
    }
  }
  for (const { recipient, path, strength } of evidence) {
    if (recipient !== null && isConsentManager(recipient)) add(recipient, strength === 'declared' ? undefined : path);
  }
  return packages;
}

function dependenciesOf(path: string, source: (path: string) => string | null): string[] {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (name === 'package.json') return npmDependencies(source(path) ?? '');
  if (name === 'Podfile') return Array.from((source(path) ?? '').matchAll(/^[ \t]{0,20}pod[ \t]{1,20}['"]([^'"\n]{1,200})['"]/gm), (match) => match[1]!);
  if (/\.gradle(?:\.kts)?$/.test(name)) return Array.from((source(path) ?? '').matchAll(/\b\w{0,40}(?:mplementation|Api|api)\b[ \t(]{1,10}['"]([^'":\n]{1,200}:[^'":\n]{1,200})/g), (match) => match[1]!);
  return [];
}

function npmDependencies(text: string): string[] {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return []; // said by the extractor
  }
  if (typeof json !== 'object' || json === null) return [];
  return ['dependencies', 'peerDependencies', 'optionalDependencies'].flatMap((key) => {
    const list = (json as Record<string, unknown>)[key];
    return typeof list === 'object' && list !== null ? Object.keys(list) : [];
  });
}
