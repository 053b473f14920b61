import { lstatSync, type Stats } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import type { Skipped } from '../model/source.ts';

/** What the user named, told apart. POSIX paths from the root; `''` is the root itself. */
export interface GivenPaths {
  files: Set<string>;
  folders: Set<string>;
  refused: Skipped[];
}

/** @param mustExist false where paths are only compared with what the index holds */
export function readGivenPaths(root: string, paths: readonly string[], mustExist: boolean): GivenPaths {
  const given: GivenPaths = { files: new Set(), folders: new Set(), refused: [] };
  for (const path of paths) {
    const clean = path.split('/').filter((part) => part !== '' && part !== '.').join('/');
    if (isAbsolute(path) || !isInside(clean)) {
      given.refused.push({ path, reason: 'outside-root', detail: 'lies outside of the scanned folder' });
      continue;
    }
    const stat = statOf(join(root, clean));
    if (stat?.isDirectory()) given.folders.add(clean);
    else if (stat || !mustExist) given.files.add(clean);
    else given.refused.push({ path: clean, reason: 'unreadable', detail: 'no such file' });
  }
  return given;
}

/** Whether a path from the root stays below it. */
export function isInside(path: string): boolean {
  return !path.startsWith('/') && !path.includes('\0') && !path.split('/').includes('..');
}

function statOf(path: string): Stats | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

/** The longest of the folders that holds the path; null if none does. */
export function findHolder(folders: ReadonlySet<string>, path: string): string | null {
  for (let slash = path.lastIndexOf('/'); slash >= 0; slash = slash === 0 ? -1 : path.lastIndexOf('/', slash - 1)) {
    const folder = path.slice(0, slash);
    if (folders.has(folder)) return folder;
  }
  return folders.has('') ? '' : null;
}
