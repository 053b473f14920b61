import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { discover, readSource, type Discovery, type DiscoverOptions } from '../../src/discover/index.ts';

/** A folder that lives for one test. */
export class Sandbox {
  readonly top = realpathSync(mkdtempSync(join(tmpdir(), 'discover-')));
  readonly root = join(this.top, 'root');
  constructor() {
    mkdirSync(this.root);
  }
  write(files: Record<string, string | Buffer>): this {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(this.root, path)), { recursive: true });
      writeFileSync(join(this.root, path), content);
    }
    return this;
  }
  link(path: string, target: string): this {
    symlinkSync(target, join(this.root, path));
    return this;
  }
  git(...words: string[]): string {
    const env = { PATH: process.env['PATH'], HOME: this.top, GIT_CONFIG_NOSYSTEM: '1' };
    return execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.c', ...words], { cwd: this.root, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  }
  commit(): this {
    this.git('add', '-A');
    this.git('commit', '-q', '-m', 'x');
    return this;
  }
  discover(options: Partial<DiscoverOptions> = {}): Promise<Discovery> {
    return discover({ root: this.root, paths: [], mode: 'tree', ignore: [], include: [], ...options });
  }
  async paths(options: Partial<DiscoverOptions> = {}): Promise<string[]> {
    return (await this.discover(options)).files.map(({ path }) => path);
  }
  remove(): void {
    rmSync(this.top, { recursive: true, force: true });
  }
}

export const textOf = ({ files }: Discovery, path: string): string | null => {
  const file = files.find((one) => one.path === path);
  return file ? readSource(file).text : null;
};
