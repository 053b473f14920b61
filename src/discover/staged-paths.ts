import { findIndexFile, listStaged } from './index-entries.ts';

/** Paths of all kinds of files that differ between the index and the last commit, from `root`. @throws GitError */
export async function listStagedPaths(root: string): Promise<string[]> {
  return (await listStaged(root, await findIndexFile(root))).map(({ path }) => path);
}
