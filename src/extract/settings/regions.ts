import { countryOfRegion, isPlainRegion } from './region-table.ts';
import { holdsAny, type SettingText } from './setting-text.ts';

/** A key that names a region, then its value or a list of them. */
const KEYED = /(?<![\w.-])([\w.-]{0,60}?(?:region|location)s?)["'`]?\s*(?:[:=]|\?\?|\|\|)\s*(\[[^\]\n]{0,200}|["'`]?[a-z][a-z0-9-]{1,24}(?![\w.(-]))/gi;
const DOCKER_ENV = /^[ \t]*ENV[ \t]+(\w*REGION)[ \t]+([a-z0-9-]+)/gm;
const VARIABLE = /\bvariable\s+"([\w-]*region[\w-]*)"\s*\{[^{}]{0,400}?\bdefault\s*=\s*"([a-z0-9-]+)"/gi;
const CALLED = /(\.region)\(\s*["'`]([a-z0-9-]+)["'`]/g;
const AWS_HOST = /[.\-/]((?:us|eu|ap|sa|ca|me|af|il|cn|mx)-[a-z-]{4,20}-\d)\.(?:[\w-]{1,40}\.){0,4}amazonaws\.com/g;
const GCP_HOST = /\/\/([a-z]+-[a-z]+\d)-[\w-]{1,60}\.(?:cloudfunctions\.net|pkg\.dev)/g;
/** A file that names more is a list to choose from. */
const MANY = 4;

const WORDS = ['egion', 'EGION', 'amazonaws.com', 'cloudfunctions.net', 'pkg.dev'];

export const mayHoldRegion = (text: string, path: string): boolean => holdsAny(text, WORDS) || (path.endsWith('.tf') && text.includes('location'));

/** Where the program, its files and its data are kept. */
export function findRegions(file: SettingText): void {
  if (/\.(?:html?|vue|svelte|astro|hbs|sql|prisma)$/.test(file.path)) return;
  const found = new Map<number, { name: string; api: string }>();
  const note = (name: string, api: string, start: number): void => {
    if (countryOfRegion(name) !== undefined && !found.has(start)) found.set(start, { name, api });
  };
  for (const { 1: key = '', 2: written = '', index, 0: whole } of file.text.matchAll(KEYED)) {
    const at = index + whole.length - written.length;
    const short = /^primary_?region$/i.test(key) || /(?:fly|vercel|render)\.\w+$/.test(file.path);
    for (const { 0: name, index: offset } of written.matchAll(/[a-z][a-z0-9-]+/gi)) if (short || isProviderName(name, key)) note(name, key, at + offset);
  }
  for (const pattern of [DOCKER_ENV, VARIABLE, CALLED]) for (const { 0: whole, 1: key = '', 2: name = '', index } of file.text.matchAll(pattern)) note(name, key, index + whole.lastIndexOf(name));
  for (const pattern of [AWS_HOST, GCP_HOST]) for (const { 0: whole, 1: name = '', index } of file.text.matchAll(pattern)) note(name, 'host', index + whole.indexOf(name));
  if (new Set([...found.values()].map(({ name }) => name)).size > MANY) return;
  const told = new Set<string>();
  for (const [start, { name, api }] of [...found].sort(([a], [b]) => a - b)) {
    if (told.has(name)) continue;
    told.add(name);
    file.add('region', countryOfRegion(name) ?? '?', api === 'host' ? name : `${api} ${name}`, start, start + name.length);
  }
}

/** Words such as `virginia`, `us` or `eastus` under a key that is not of infrastructure may be anything. */
function isProviderName(name: string, key: string): boolean {
  if (/-/.test(name) && /\d/.test(name)) return true;
  return isPlainRegion(name) && /\d$|^(?:[a-z]+(?:us|europe|asia|india|central|east|west|north|south)|(?:us|uk|japan|korea|france|canada|australia|brazil|sweden|switzerland|germany|norway|uae)[a-z]+)\d?$/i.test(name) && !/^(?:us|eu)$/i.test(name) && key !== '';
}
