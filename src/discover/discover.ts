import type { Excluded, Skipped, SourceFile } from '../model/source.ts';
import { listExcluded } from './choose.ts';
import { discoverStaged } from './discover-staged.ts';
import { discoverTree } from './discover-tree.ts';

export interface DiscoverOptions {
  /** Absolute. */
  root: string;
  /** Files or folders named by the user, POSIX from the root; empty = all. */
  paths: readonly string[];
  mode: 'tree' | 'staged';
  /** gitignore patterns of the configuration. */
  ignore: readonly string[];
  /** Groups left out by default that are to be scanned, or `all`. */
  include: readonly string[];
  /** Which files are meant by their names; absent: those that an extractor reads. */
  accept?: (path: string) => boolean;
  /** Larger files are skipped; bytes. */
  maxBytes?: number;
}

export interface Discovery {
  /** By path. */
  files: SourceFile[];
  /** By path. */
  skipped: Skipped[];
  /** By group. A folder that was not entered (node_modules without git) counts as one file. */
  excluded: Excluded[];
  /** What people should know of how the files were found. */
  notes: string[];
}

/** What the stages of discovery hand over: unsorted, with files by group. */
export interface Found {
  files: SourceFile[];
  skipped: Skipped[];
  excluded: Map<string, number>;
  notes: string[];
}

const MAX_BYTES = 1_000_000;

/**
 * Finds the files to scan, without reading those of the working tree. What the index holds is read at once.
 * @throws GitError in mode `staged`, where git cannot tell what is staged
 */
export async function discover(options: DiscoverOptions): Promise<Discovery> {
  const maxBytes = options.maxBytes ?? MAX_BYTES;
  const found = await (options.mode === 'staged' ? discoverStaged(options, maxBytes) : discoverTree(options, maxBytes));
  return {
    files: found.files.sort(byPath),
    skipped: found.skipped.sort(byPath),
    excluded: listExcluded(found.excluded),
    notes: found.notes,
  };
}

const byPath = (a: { path: string }, b: { path: string }): number => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0);
