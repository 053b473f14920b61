import type { Facts } from '../model/facts.ts';
import type { ScopedNotice } from '../model/notice.ts';

const PACKAGE_FILE = /(?:^|\/)(?:package\.json|Package\.swift|Podfile)$/;
const PLATFORM_FOLDER = /^(?:ios|macos|tvos|visionos|watchos|android|apple)$/i;

/**
 * The notices of all files, each with the folder of the application that it speaks for: the nearest one above that holds
 * a package manifest, the folders of a platform left out; else the whole tree. By path and place.
 */
export function scopeNotices(facts: readonly Facts[]): ScopedNotice[] {
  const packages = new Set(facts.filter(({ path }) => PACKAGE_FILE.test(path)).map(({ path }) => path.slice(0, Math.max(0, path.lastIndexOf('/')))));
  return facts.flatMap(({ notices = [] }) => notices)
    .map((notice) => ({ ...notice, scope: notice.kind === 'ccpa-table' ? '' : scopeOf(notice.path, packages) }))
    .sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : a.line - b.line || a.column - b.column));
}

function scopeOf(path: string, packages: ReadonlySet<string>): string {
  const folders = path.split('/').slice(0, -1);
  const platform = folders.findIndex((folder) => PLATFORM_FOLDER.test(folder));
  for (let depth = platform < 0 ? folders.length : platform; depth > 0; depth--) {
    const folder = folders.slice(0, depth).join('/');
    if (packages.has(folder)) return folder;
  }
  return '';
}
