import { joinPath } from '../../model/module-names.ts';

/** `"@lib": path.resolve(__dirname, "src", "lib")`, `{ find: "@lib", replacement: "/src/lib" }`, `lib: new URL("./src/lib", import.meta.url)`. */
const ENTRY = /(?:\bfind\s*:\s*['"]([\w@#~$/.-]{1,80})['"]\s*,\s*replacement|(?:['"]([\w@#~$/.-]{1,80})['"]|\b([A-Za-z_$][\w$]{0,60})))\s*:\s*((?:[\w.]{1,40}\(\s*){0,3}(?:new URL\(\s*)?(?:(?:__dirname|process\.cwd\(\)|import\.meta\.dirname)\s*,\s*)?)((?:['"][^'"\n]{1,120}['"]\s*(?:,\s*)?){1,4})/g;
const MAX_TEXT = 20_000;

/** The aliases that the configuration of a bundler writes down; those that it computes are not known. */
export function readBundlerAliases(folder: string, text: string): [pattern: string, targets: string[]][] {
  const start = text.search(/\balias\b/);
  if (start < 0) return [];
  const aliases: [string, string[]][] = [];
  for (const [, found, quoted, bare, call = '', parts = ''] of text.slice(start, start + MAX_TEXT).matchAll(ENTRY)) {
    const name = found ?? quoted ?? bare ?? '';
    const path = Array.from(parts.matchAll(/['"]([^'"]+)['"]/g), (match) => match[1] ?? '').join('/');
    // A bare string that is no path means a package.
    if (call.trim() === '' && !/^\.{0,2}\//.test(path)) continue;
    const target = joinPath(folder, path);
    const exact = name.endsWith('$');
    const stem = name.replace(/\$$|\/\*?$/, '');
    aliases.push([stem, [target]]);
    if (!exact) aliases.push([`${stem}/*`, [`${target}/*`]]);
  }
  return aliases;
}
