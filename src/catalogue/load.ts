import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Catalogue } from '../model/rules.ts';
import type { Matchers } from '../model/matchers.ts';
import { compileCatalogue } from './compile.ts';

export type LoadedCatalogue = Catalogue & { matchers: Matchers };

let loaded: Promise<LoadedCatalogue> | undefined;

/**
 * The built-in rules: one JSON file beside the built code, or the YAML files of a source checkout.
 * Read once a process.
 */
export function loadCatalogue(): Promise<LoadedCatalogue> {
  return (loaded ??= load());
}

async function load(): Promise<LoadedCatalogue> {
  const catalogue = await readBuilt();
  return { ...catalogue, matchers: compileCatalogue(catalogue) };
}

async function readBuilt(): Promise<Catalogue> {
  if (!import.meta.url.endsWith('.ts')) return JSON.parse(await readFile(new URL('./rules.json', import.meta.url), 'utf8')) as Catalogue;
  const { readRules } = await import('./read-rules.ts');
  return (await readRules(fileURLToPath(new URL('../../rules', import.meta.url)))).catalogue;
}

const withOwn = new Map<string, Promise<LoadedCatalogue>>();

/** The built-in rules with a project's own, compiled once a process for the same folders. */
export function loadWith(dirs: readonly string[]): Promise<LoadedCatalogue> {
  const key = dirs.join('\0');
  let found = withOwn.get(key);
  if (!found) withOwn.set(key, (found = addOwn(dirs)));
  return found;
}

async function addOwn(dirs: readonly string[]): Promise<LoadedCatalogue> {
  const base = await loadCatalogue();
  if (dirs.length === 0) return base;
  const { readRules } = await import('./read-rules.ts');
  const all: Catalogue = { apis: [...base.apis], vendors: [...base.vendors], fields: [...base.fields], controls: [...(base.controls ?? [])] };
  for (const dir of dirs) {
    const { catalogue, problems } = await readRules(dir);
    if (problems[0]) throw Object.assign(new Error(`${dir}/${problems[0].file}: ${problems[0].message}`), { hint: 'see docs/rules.md; `privlint rules test DIR` lists every problem' });
    all.apis.push(...catalogue.apis);
    all.vendors.push(...catalogue.vendors);
    all.fields.push(...catalogue.fields);
    all.controls?.push(...(catalogue.controls ?? []));
  }
  return { ...all, matchers: compileCatalogue(all) };
}
