import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { runPrivlint, type Ended } from '../cli/run-privlint.ts';

/** A manifest that declares nothing, so that every observation is a finding. */
export const EMPTY_MANIFEST = 'privlint: 1\ncollects: {}\nshares: {}\n';
/** The plainest code that is evidence. */
export const LOCATE = 'navigator.geolocation.getCurrentPosition(show);\n';

/** A folder of a stranger, beside which lies what does not belong to it. */
export class Tree {
  readonly top = realpathSync(mkdtempSync(join(tmpdir(), 'privlint-security-')));
  readonly root = join(this.top, 'root');

  constructor(files: Record<string, string | Buffer> = {}) {
    mkdirSync(this.root);
    this.write(files);
  }

  write(files: Record<string, string | Buffer>): this {
    for (const [path, content] of Object.entries(files)) {
      const file = join(this.root, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content);
    }
    return this;
  }

  link(path: string, target: string): this {
    symlinkSync(target, join(this.root, path));
    return this;
  }

  run(...words: string[]): Ended {
    return runPrivlint(this.root, words);
  }

  remove(): void {
    rmSync(this.top, { recursive: true, force: true });
  }
}
