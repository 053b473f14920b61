import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runBuilt } from '../cli/run-built.ts';
import type { Ended } from '../cli/run-privlint.ts';

export const BINARY = fileURLToPath(new URL('../../bin/privlint.js', import.meta.url));

export const MANIFEST = `privlint: 1
collects:
  visits: { data: [user.device.ip_address] }
shares: {}
`;
/** What the manifest declares, and what it does not. */
export const GOOD = "app.get('/', (req, res) => res.send(req.ip));\n";
export const BAD = 'navigator.geolocation.getCurrentPosition(show);\n';

/** A git repository that lives for one test. */
export class Repository {
  readonly root = realpathSync(mkdtempSync(join(tmpdir(), 'privlint-hooks-')));
  readonly #environment = { PATH: process.env['PATH'] ?? '', HOME: this.root, GIT_CONFIG_NOSYSTEM: '1', GIT_AUTHOR_NAME: 'a', GIT_AUTHOR_EMAIL: 'a@b.c', GIT_COMMITTER_NAME: 'a', GIT_COMMITTER_EMAIL: 'a@b.c' };

  constructor(files: Record<string, string>) {
    this.git('init', '-q', '-b', 'main');
    this.write(files);
  }

  write(files: Record<string, string>): this {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(this.root, path)), { recursive: true });
      writeFileSync(join(this.root, path), content);
    }
    return this;
  }

  executable(path: string, content: string): this {
    this.write({ [path]: content });
    chmodSync(join(this.root, path), 0o755);
    return this;
  }

  git(...words: string[]): string {
    return execFileSync('git', words, { cwd: this.root, env: this.#environment, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  }

  stage(files: Record<string, string>): this {
    this.write(files).git('add', ...Object.keys(files));
    return this;
  }

  /** Commits as a developer would, hooks and all. */
  commit(...words: string[]): Ended {
    const { status, stdout, stderr } = spawnSync('git', ['commit', '-m', 'x', ...words], { cwd: this.root, env: this.#environment, encoding: 'utf8' });
    return { code: status, stdout, stderr };
  }

  run(words: readonly string[], environment: Record<string, string> = {}): Promise<Ended> {
    return runBuilt(this.root, words, environment);
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}
