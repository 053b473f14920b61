import { existsSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const NAMES = ['privacy.yml', 'privacy.yaml', 'privacy.json'];

/**
 * The manifest that governs a folder: the nearest, upward as far as the root of its repository.
 * Outside a repository only the folder itself counts.
 * @param root the folder that is scanned
 * @param explicit a path that the user named, from `root`
 * @returns an absolute path; null if there is none
 */
export function findManifest(root: string, explicit?: string): string | null {
  const start = resolve(root);
  if (explicit !== undefined) {
    const named = resolve(start, explicit);
    return isFile(named) ? named : null;
  }
  const top = findRepository(start) ?? start;
  for (let folder = start; ; folder = dirname(folder)) {
    const found = NAMES.map((name) => join(folder, name)).find(isFile);
    if (found !== undefined) return found;
    if (folder === top || folder === dirname(folder)) return null;
  }
}

/** Whether a folder itself holds a manifest. */
export const hasManifest = (folder: string): boolean => NAMES.some((name) => isFile(join(folder, name)));

/** The root of the repository that holds a folder; null outside any. */
export function findRepository(folder: string): string | null {
  for (let at = resolve(folder); ; at = dirname(at)) {
    // In a linked work tree or submodule, .git is a file.
    if (existsSync(join(at, '.git'))) return at;
    if (at === dirname(at)) return null;
  }
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}
