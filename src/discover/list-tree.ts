import { existsSync, lstatSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { GitError, runGit, splitZero } from './git.ts';

export interface Listing {
  /** POSIX paths from the root, in any order, perhaps repeated; null where there is no repository, or git cannot tell. */
  paths: string[] | null;
  notes: string[];
}

/**
 * What git knows of a folder: tracked files and new ones that no rule ignores, those of submodules and of repositories
 * inside this one included.
 * @param below folders to look into; empty = all
 */
export async function listWithGit(root: string, below: readonly string[]): Promise<Listing> {
  if (!isInRepository(root)) return { paths: null, notes: [] };
  let output: Buffer;
  try {
    output = await runGit(root, ['ls-files', '-z', '--stage', '--cached', '--others', '--exclude-standard', '--', ...below]);
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    const why = error.missing ? error.message : `git says: ${error.message.split('\n')[0]?.slice(0, 200) ?? ''}`;
    return { paths: null, notes: [`the files were listed without git (${why})`] };
  }
  const paths: string[] = [];
  const repositories: string[] = [];
  for (const entry of splitZero(output)) {
    // `MODE OBJECT STAGE<tab>PATH` for what is tracked, `PATH` for what is new.
    const tracked = /^(\d{6}) [0-9a-f]+ \d\t/.exec(entry);
    const path = tracked ? entry.slice(tracked[0].length) : entry;
    if (tracked?.[1] === '160000') repositories.push(path);
    else if (path.endsWith('/')) repositories.push(path.slice(0, -1));
    else paths.push(path);
  }
  for (const repository of new Set(repositories)) {
    const folder = join(root, repository);
    if (!existsSync(join(folder, '.git')) || lstatSync(folder).isSymbolicLink()) continue;
    for (const path of (await listWithGit(folder, [])).paths ?? []) paths.push(`${repository}/${path}`);
  }
  return { paths, notes: [] };
}

function isInRepository(folder: string): boolean {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return true;
    if (at === dirname(at)) return false;
  }
}
