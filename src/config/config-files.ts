import { lstatSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { isAbsolute, join, relative, sep } from 'node:path';

/** Where a configuration may be, the first one counting. */
export const CONFIG_NAMES = [
  '.privlintrc', '.privlintrc.json', '.privlintrc.yaml', '.privlintrc.yml',
  '.config/privlintrc', '.config/privlintrc.json', '.config/privlintrc.yaml', '.config/privlintrc.yml',
  'package.json',
] as const;

const LARGEST = 256 * 1024;
const LARGEST_PACKAGE = 1024 * 1024;

/** Those of the names that exist below `root`; package.json only where it speaks of privlint. */
export function findConfigNames(root: string): string[] {
  return CONFIG_NAMES.filter((name) => {
    const file = join(root, name);
    if (lstatSync(file, { throwIfNoEntry: false }) === undefined) return false;
    return name !== 'package.json' || mentionsUs(file);
  });
}

function mentionsUs(file: string): boolean {
  try {
    return statSync(file).size <= LARGEST_PACKAGE && hasOwnKey(readFileSync(file, 'utf8'));
  } catch {
    return false;
  }
}

function hasOwnKey(text: string): boolean {
  // The name may be written with escapes, so only the parser can say; but without either there is nothing to parse.
  if (!text.includes('privlint') && !text.includes('\\u')) return false;
  try {
    const data: unknown = JSON.parse(text.replace(/^\ufeff/, ''));
    return typeof data === 'object' && data !== null && Object.hasOwn(data, 'privlint');
  } catch {
    return false;
  }
}

/** What forbids reading a file as configuration; null if nothing does. @param within a folder it must lie in, links included */
export function whyUnreadable(file: string, within: string | null): string | null {
  try {
    const real = realpathSync(file);
    if (within !== null && !isWithin(real, realpathSync(within))) return 'lies outside of the scanned folder';
    const stat = statSync(real);
    if (!stat.isFile()) return 'is no file';
    if (stat.size > (file.endsWith('package.json') ? LARGEST_PACKAGE : LARGEST)) return 'is too large';
    return null;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'does not exist' : 'cannot be read';
  }
}

export function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
