import { joinPath, type ModuleNames } from '../../model/module-names.ts';
import { readJson, type JsonEntry } from '../read-json.ts';
import { readBundlerAliases } from './read-bundler-aliases.ts';

const TSCONFIG = /(?:^|\/)[jt]sconfig[\w.-]*\.json$/;
const PACKAGE = /(?:^|\/)package\.json$/;
const BUNDLER = /(?:^|\/)(?:[\w.-]*(?:webpack|vite|rollup|rspack|rsbuild|esbuild|craco|babel|metro|next|nuxt|astro|svelte|vue|vitest)[\w.-]*\.config[\w.-]*\.[cm]?[jt]s|\.babelrc(?:\.\w+)?|webpack[\w.-]*\.[cm]?[jt]s)$/;
const MAX_NAMES = 400;

/** What a configuration file says of the names of modules; null for other files and where it says nothing. */
export function readModuleNames(path: string, text: string): ModuleNames | null {
  const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')));
  const names = TSCONFIG.test(path) ? readTsconfig(folder, text) : PACKAGE.test(path) ? readPackage(folder, text) : BUNDLER.test(path) ? { aliases: readBundlerAliases(folder, text) } : null;
  if (!names) return null;
  return names.aliases.length > 0 || names.extends || names.exports ? names : null;
}

function readTsconfig(folder: string, text: string): ModuleNames | null {
  if (!text.includes('"paths"') && !text.includes('"extends"')) return null;
  const entries = readJson(text);
  const valueOf = (path: string): string | null => entries.find((entry) => entry.path.join('.') === path)?.value ?? null;
  const base = joinPath(folder, valueOf('compilerOptions.baseUrl') ?? '.');
  const aliases = new Map<string, string[]>();
  for (const { path, value } of entries) {
    const [options, paths, pattern] = path;
    if (options !== 'compilerOptions' || paths !== 'paths' || pattern === undefined || path.length !== 4 || value === null || aliases.size > MAX_NAMES) continue;
    aliases.set(pattern, [...(aliases.get(pattern) ?? []), joinPath(base, value)]);
  }
  const bases = entries.flatMap(({ path, value }) => (path[0] === 'extends' && value?.startsWith('.') ? joinPath(folder, /\.json$/.test(value) ? value : `${value}.json`) : []));
  return { aliases: [...aliases], ...(bases.length > 0 ? { extends: bases } : {}) };
}

/** Conditions under which no code is loaded. */
const TYPES = new Set(['types', 'typings']);

function readPackage(folder: string, text: string): ModuleNames | null {
  const sections = ['exports', 'imports', 'main', 'module', 'source'];
  if (!sections.some((section) => text.includes(`"${section}"`))) return null;
  const entries = readJson(text);
  const exports = new Map<string, string[]>();
  const imports = new Map<string, string[]>();
  const add = (to: Map<string, string[]>, pattern: string, value: string): void => {
    if (value.startsWith('.') && to.size < MAX_NAMES) to.set(pattern, [...(to.get(pattern) ?? []), joinPath(folder, value)]);
  };
  for (const { path, value } of entries) {
    if (value === null || path.some((key) => TYPES.has(key))) continue;
    if (path[0] === 'exports') add(exports, subpathOf(path), value);
    else if (path[0] === 'imports' && path[1] !== undefined) add(imports, path[1], value);
  }
  if (!exports.has('.')) for (const main of ['source', 'module', 'main']) for (const entry of entries) if (isMain(entry, main)) add(exports, '.', entry.value!.startsWith('.') ? entry.value! : `./${entry.value!}`);
  return { aliases: [...imports], ...(exports.size > 0 ? { exports: [...exports] } : {}) };
}

const subpathOf = ([, first]: readonly string[]): string => (first?.startsWith('.') ? first : '.');
const isMain = ({ path, value }: JsonEntry, main: string): boolean => path.length === 1 && path[0] === main && value !== null;
