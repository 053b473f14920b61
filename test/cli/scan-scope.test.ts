import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pathFromRepository, readScope } from '../../src/cli/scan-scope.ts';
import { UsageError } from '../../src/cli/usage-error.ts';

let top = '';
beforeAll(() => {
  top = realpathSync(mkdtempSync(join(tmpdir(), 'privlint-scope-')));
  mkdirSync(join(top, 'app', 'src'), { recursive: true });
  mkdirSync(join(top, 'other'));
  mkdirSync(join(top, '.git'));
  for (const file of ['app/a.ts', 'app/src/b.ts', 'other/c.ts']) writeFileSync(join(top, file), '');
});
afterAll(() => rmSync(top, { recursive: true, force: true }));

describe('readScope', () => {
  it('scans the working directory, or paths below it', () => {
    const app = join(top, 'app');
    expect(readScope(app, [])).toEqual({ root: app, paths: [], namedFiles: false });
    expect(readScope(app, ['src/', './a.ts'])).toEqual({ root: app, paths: ['src', 'a.ts'], namedFiles: false });
    expect(readScope(app, ['a.ts', join(app, 'src/b.ts')])).toEqual({ root: app, paths: ['a.ts', 'src/b.ts'], namedFiles: true });
    expect(readScope(app, ['.', 'src'])).toEqual({ root: app, paths: [], namedFiles: false });
  });

  it('takes one folder elsewhere as a tree of its own', () => {
    expect(readScope(join(top, 'app'), ['../other'])).toEqual({ root: join(top, 'other'), paths: [], namedFiles: false });
  });

  it('takes one folder with a manifest of its own likewise', () => {
    const own = join(top, 'app', 'own');
    mkdirSync(own);
    writeFileSync(join(own, 'privacy.yml'), '');
    expect(readScope(join(top, 'app'), ['own'])).toEqual({ root: own, paths: [], namedFiles: false });
    expect(readScope(own, ['.'])).toEqual({ root: own, paths: [], namedFiles: false });
    expect(readScope(join(top, 'app'), ['own', 'src'])).toEqual({ root: join(top, 'app'), paths: ['own', 'src'], namedFiles: false });
  });

  it('refuses what does not exist or lies in different trees', () => {
    expect(() => readScope(join(top, 'app'), ['../other/c.ts'])).toThrow(UsageError);
    expect(() => readScope(join(top, 'app'), ['src', '../other'])).toThrow(UsageError);
    expect(() => readScope(top, ['nowhere'])).toThrow(UsageError);
  });

  it('guesses a command behind a path that does not exist', () => {
    expect(() => readScope(top, ['inventroy'], ['check', 'inventory'])).toThrow(expect.objectContaining({ hint: expect.stringContaining('inventory') }));
  });
});

describe('pathFromRepository', () => {
  it('is relative to the folder with .git', () => {
    expect(pathFromRepository(join(top, 'app'), join(top, 'app', 'src'))).toBe('app/src');
    expect(pathFromRepository(top, top)).toBe('');
  });
});
