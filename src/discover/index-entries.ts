import { realpathSync } from 'node:fs';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { GitError, outerIndexFile, runGit, splitZero, startGit } from './git.ts';

/** What the index holds for a path and the last commit does not. */
export interface IndexEntry {
  path: string;
  /** Octal, as git writes it: `100644`, `120000` for a link, `160000` for a submodule. */
  mode: string;
  object: string;
}

/**
 * Paths whose content in the index differs from the last commit; all of them before the first commit.
 * @throws GitError where there is no repository
 */
export async function listStaged(root: string, indexFile?: string): Promise<IndexEntry[]> {
  const words = ['diff', '--cached', '--raw', '-z', '--no-abbrev', '--no-renames', '--no-ext-diff', '--no-textconv', '--ignore-submodules=all', '--relative', '--diff-filter=ACMRT'];
  const parts = splitZero(await runGit(root, words, indexFile));
  const entries: IndexEntry[] = [];
  for (let i = 0; i + 1 < parts.length; i += 2) {
    const [, mode = '', , object = ''] = parts[i]!.split(' ');
    entries.push({ path: parts[i + 1]!, mode, object });
  }
  return entries;
}

/** The index of the git command that runs us as a hook, if it belongs to the repository of `root`. */
export async function findIndexFile(root: string): Promise<string | undefined> {
  const outer = outerIndexFile();
  if (outer === undefined || outer === '') return undefined;
  const [top = '', folder = ''] = (await runGit(root, ['rev-parse', '--show-toplevel', '--absolute-git-dir'])).toString('utf8').split('\n');
  const file = resolve(top, outer);
  const way = relative(real(folder), resolve(real(resolve(file, '..')), file.slice(file.lastIndexOf(sep) + 1)));
  return way.startsWith('..') || isAbsolute(way) ? undefined : file;
}

function real(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

export interface Blob {
  /** Bytes. */
  size: number;
  /** Null for what is larger than allowed, or missing. */
  content: Buffer | null;
}

/** Contents of objects by their names, through one process. Larger ones pass by without being kept. @throws GitError */
export function readBlobs(root: string, objects: readonly string[], maxBytes: number): Promise<Map<string, Blob>> {
  const wanted = [...new Set(objects)];
  return new Promise((resolvePromise, reject) => {
    const blobs = new Map<string, Blob>();
    const git = startGit(root, ['cat-file', '--batch']);
    const reader = readBatch(maxBytes, (object, blob) => blobs.set(object, blob));
    git.on('error', (error) => reject(new GitError(error.message)));
    git.stdin.on('error', () => {});
    git.stdout.on('data', reader);
    git.on('close', (code) => (code === 0 ? resolvePromise(blobs) : reject(new GitError(`git cat-file ended with ${code}`))));
    git.stdin.end(wanted.map((object) => `${object}\n`).join(''));
  });
}

/** Reads the answers of `cat-file --batch`: a line `OBJECT TYPE SIZE`, the content, a newline; or `OBJECT missing`. */
function readBatch(maxBytes: number, onBlob: (object: string, blob: Blob) => void): (chunk: Buffer) => void {
  let header = '';
  let current: { object: string; size: number; kept: Buffer[] | null; left: number } | null = null;
  return (chunk) => {
    let at = 0;
    while (at < chunk.length) {
      if (!current) {
        const end = chunk.indexOf(10, at);
        header += chunk.toString('latin1', at, end < 0 ? chunk.length : end);
        if (end < 0) return;
        at = end + 1;
        const [object = '', type, length] = header.split(' ');
        header = '';
        if (length === undefined || type === 'missing') onBlob(object, { size: 0, content: null });
        else current = { object, size: Number(length), kept: Number(length) > maxBytes ? null : [], left: Number(length) + 1 };
        continue;
      }
      const taken = chunk.subarray(at, at + current.left);
      current.kept?.push(taken);
      current.left -= taken.length;
      at += taken.length;
      if (current.left === 0) {
        const { object, size, kept } = current;
        onBlob(object, { size, content: kept ? Buffer.concat(kept).subarray(0, size) : null });
        current = null;
      }
    }
  };
}
