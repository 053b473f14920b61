import type { SourceFile } from '../model/source.ts';
import { choosePaths } from './choose.ts';
import { decode } from './decode.ts';
import type { DiscoverOptions, Found } from './discover.ts';
import { formatSize } from './format-size.ts';
import { readGivenPaths } from './given-paths.ts';
import { findIndexFile, listStaged, readBlobs, type Blob, type IndexEntry } from './index-entries.ts';

/** Files as the index holds them, of those that differ from the last commit. The working tree is never read. */
export async function discoverStaged({ root, paths, ignore, include, accept }: DiscoverOptions, maxBytes: number): Promise<Found> {
  const given = readGivenPaths(root, paths, false);
  const found: Found = { files: [], skipped: given.refused, excluded: new Map(), notes: [] };
  if (paths.length > 0 && given.files.size === 0 && given.folders.size === 0) return found;
  const entries = new Map((await listStaged(root, await findIndexFile(root))).map((entry) => [entry.path, entry]));
  // A named folder may be gone from the working tree, which does not count here.
  for (const file of given.files) if (!entries.has(file)) given.folders.add(file);
  const choice = choosePaths(entries.keys(), given, ignore, include, accept);
  found.skipped.push(...choice.skipped);
  found.excluded = choice.excluded;

  const wanted: IndexEntry[] = [];
  for (const path of choice.paths) {
    const entry = entries.get(path)!;
    if (entry.mode === '120000') found.skipped.push({ path, reason: 'link', detail: 'links are not followed' });
    else if (entry.mode.startsWith('100')) wanted.push(entry);
  }
  if (wanted.length === 0) return found;
  const blobs = await readBlobs(root, wanted.map(({ object }) => object), maxBytes);
  for (const { path, object } of wanted) addBlob(found, path, blobs.get(object), maxBytes);
  return found;
}

function addBlob(found: Found, path: string, blob: Blob | undefined, maxBytes: number): void {
  const skip = (reason: 'unreadable' | 'too-large' | 'binary', detail: string): void => void found.skipped.push({ path, reason, detail });
  if (!blob) return skip('unreadable', 'git did not answer');
  if (!blob.content) return blob.size > maxBytes ? skip('too-large', formatSize(blob.size)) : skip('unreadable', 'its content is not in the repository');
  const text = decode(blob.content);
  if (text === null) return skip('binary', formatSize(blob.size));
  const file: SourceFile = { path, size: blob.size, read: () => text };
  found.files.push(file);
}
