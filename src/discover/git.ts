import { execFile, spawn, type ChildProcessByStdio } from 'node:child_process';
import { devNull } from 'node:os';
import { env } from 'node:process';
import type { Readable, Writable } from 'node:stream';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Git could not answer; the message is its own. */
export class GitError extends Error {
  override readonly name = 'GitError';
  readonly hint: string | null;
  /** No such program. */
  readonly missing: boolean;
  constructor(message: string, missing = false) {
    super(missing ? 'git is not installed' : message);
    this.missing = missing;
    this.hint = missing ? 'what is staged can be learnt from git alone'
      : /dubious ownership/.test(message) ? 'the repository belongs to another user: add it to safe.directory in your git configuration'
      : /not a git repository/.test(message) ? 'only a git repository has anything staged'
      : null;
  }
}

/** A repository's own configuration may name programs to run and addresses to fetch from: none of them is used. */
const SAFE = ['--no-pager', '--literal-pathspecs', '-c', 'core.quotepath=off', '-c', 'core.fsmonitor=', '-c', `core.hooksPath=${devNull}`, '-c', 'protocol.allow=never'];

/**
 * The environment for git: variables of an outer git (a hook of another repository, a rebase) would make it answer
 * about something else than the folder asked about.
 */
export function cleanEnvironment(indexFile?: string): Record<string, string> {
  const clean: Record<string, string> = {};
  for (const [name, value] of Object.entries(env)) {
    if (value !== undefined && !/^GIT_/i.test(name)) clean[name] = value;
  }
  return {
    ...clean, GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0', GIT_NO_LAZY_FETCH: '1', LC_ALL: 'C',
    ...(indexFile === undefined ? {} : { GIT_INDEX_FILE: indexFile }),
  };
}

/** The index that the git command around us is about to commit: for `git commit -a` it is another one than usual. */
export const outerIndexFile = (): string | undefined => env['GIT_INDEX_FILE'];

const MOST_OUTPUT = 1024 * 1024 * 1024;

/** Standard output of a git command run in `folder`. @throws GitError */
export function runGit(folder: string, words: readonly string[], indexFile?: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const options = { cwd: folder, env: cleanEnvironment(indexFile), encoding: 'buffer', maxBuffer: MOST_OUTPUT, windowsHide: true } as const;
    execFile('git', [...SAFE, ...words], options, (error, stdout, stderr) => {
      if (!error) resolve(stdout);
      else reject(new GitError(stderr.toString('utf8').trim() || error.message, error.code === ('ENOENT' as unknown)));
    });
  });
}

export function startGit(folder: string, words: readonly string[], indexFile?: string): ChildProcessByStdio<Writable, Readable, null> {
  return spawn('git', [...SAFE, ...words], { cwd: folder, env: cleanEnvironment(indexFile), stdio: ['pipe', 'pipe', 'ignore'], windowsHide: true });
}

/** Splits what git writes with `-z`. */
export function splitZero(output: Buffer): string[] {
  const parts = output.toString('utf8').split('\0');
  parts.pop();
  return parts;
}
