import { statSync } from 'node:fs';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { findRepository, hasManifest } from '../manifest/find-manifest.ts';
import { suggest } from '../taxonomy/index.ts';
import { UsageError } from './usage-error.ts';

/** What the arguments mean: the tree to scan, and what of it. */
export interface Scope {
  /** Absolute. */
  root: string;
  /** POSIX, from the root; empty = everything. */
  paths: string[];
  /** All paths are files by name. */
  namedFiles: boolean;
}

/**
 * Paths below the working directory are scanned from there, so that places in reports can be clicked; a single folder
 * elsewhere, or with a manifest of its own, is a tree of its own.
 * @param commands names that a mistyped path may have meant
 * @throws UsageError for what does not exist, or lies in different trees
 */
export function readScope(directory: string, given: readonly string[], commands: readonly string[] = []): Scope {
  if (given.length === 0) return { root: directory, paths: [], namedFiles: false };
  const found = given.map((path) => {
    const absolute = resolve(directory, path);
    const stat = statSync(absolute, { throwIfNoEntry: false });
    if (!stat) {
      const near = suggest(path, commands);
      throw new UsageError(`no such file, folder or command: ${path}`, near ? `did you mean the command "${near}"?` : null);
    }
    return { absolute, isFolder: stat.isDirectory(), within: within(directory, absolute) };
  });
  const [only] = found;
  if (found.length === 1 && only?.isFolder && (only.within === null || (only.within !== '' && hasManifest(only.absolute)))) return { root: only.absolute, paths: [], namedFiles: false };
  const paths = found.map(({ within: path }, i) => {
    if (path === null) throw new UsageError(`${given[i]} is outside of ${directory}`, 'run privlint from a folder that holds all of the paths');
    return path;
  });
  // The working directory itself among the paths: everything.
  return { root: directory, paths: paths.includes('') ? [] : paths, namedFiles: found.every(({ isFolder }) => !isFolder) };
}

function within(directory: string, absolute: string): string | null {
  const path = relative(directory, absolute);
  return path === '..' || path.startsWith(`..${sep}`) || isAbsolute(path) ? null : path.split(sep).join('/');
}

/** Path of a folder or file from the root of its repository, POSIX; from `root` itself where there is none. */
export function pathFromRepository(root: string, absolute: string): string {
  return relative(findRepository(root) ?? root, absolute).split(sep).join('/');
}
