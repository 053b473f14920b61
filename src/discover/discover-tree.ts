import { choosePaths } from './choose.ts';
import type { DiscoverOptions, Found } from './discover.ts';
import { readGivenPaths } from './given-paths.ts';
import { listWithGit } from './list-tree.ts';
import { openTreeFiles } from './tree-files.ts';
import { walk } from './walk.ts';

/** Files of the working tree. */
export async function discoverTree({ root, paths, ignore, include, accept }: DiscoverOptions, maxBytes: number): Promise<Found> {
  const given = readGivenPaths(root, paths, true);
  const found: Found = { files: [], skipped: given.refused, excluded: new Map(), notes: [] };
  const everything = paths.length === 0;
  if (!everything && given.files.size === 0 && given.folders.size === 0) return found;
  // Named files are looked at even where git ignores them, and without asking it.
  const listed = [...given.files];
  const enterDependencies = include.includes('all') || include.includes('vendored');

  async function list(folders: readonly string[]): Promise<void> {
    const { paths: known, notes } = await listWithGit(root, folders.filter((folder) => folder !== ''));
    found.notes.push(...notes);
    for (const path of known ?? []) listed.push(path);
    // A folder of which git knows nothing is ignored as a whole, but the user asked for it.
    const unknown = known ? folders.filter((folder) => !known.some((path) => folder === '' || path.startsWith(`${folder}/`))) : folders;
    for (const folder of known?.length && unknown.includes('') ? [] : unknown) {
      const walked = await walk(root, folder, enterDependencies);
      for (const path of walked.paths) listed.push(path);
      for (const count of walked.pruned.values()) add(found.excluded, 'vendored', count);
    }
  }

  if (everything || given.folders.size > 0) await list(everything || given.folders.has('') ? [''] : [...given.folders].sort());
  const choice = choosePaths(listed, given, ignore, include, accept);
  const opened = openTreeFiles(root, choice.paths, maxBytes);
  for (const one of [choice.skipped, opened.skipped].flat()) found.skipped.push(one);
  for (const [group, files] of choice.excluded) add(found.excluded, group, files);
  found.files = opened.files;
  return found;
}

function add(counts: Map<string, number>, group: string, files: number): void {
  counts.set(group, (counts.get(group) ?? 0) + files);
}
