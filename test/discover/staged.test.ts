import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { GitError } from '../../src/discover/index.ts';
import { Sandbox, textOf } from './sandbox.ts';

let box: Sandbox;
beforeEach(() => {
  box = new Sandbox();
  box.git('init', '-q');
});
afterEach(() => box.remove());

describe('staged', () => {
  it('before the first commit', async () => {
    box.write({ 'a.js': 'one', 'empty.js': '' }).git('add', '.');
    const discovery = await box.discover({ mode: 'staged' });
    expect(textOf(discovery, 'a.js')).toBe('one');
    expect(textOf(discovery, 'empty.js')).toBe('');
  });

  it('reads the index, never the working tree', async () => {
    box.write({ 'a.js': 'old', 'same.js': '', 'gone.js': '' }).commit();
    box.write({ 'a.js': 'staged', 'new.js': 'new' }).git('add', '.');
    box.write({ 'a.js': 'edited', 'unstaged.js': '', 'same.js': 'edited' });
    rmSync(join(box.root, 'new.js'));
    box.git('rm', '-q', '--cached', 'gone.js');
    const discovery = await box.discover({ mode: 'staged' });
    expect(discovery.files.map(({ path }) => path)).toEqual(['a.js', 'new.js']);
    expect(textOf(discovery, 'a.js')).toBe('staged');
    expect(textOf(discovery, 'new.js')).toBe('new');
  });

  it('renames, odd names, subfolders, links, binary and large files', async () => {
    const text = 'a line of code that stays\n'.repeat(20);
    box.write({ 'old.js': text, 'sub/x.js': '1' }).commit();
    box.git('mv', 'old.js', 'line\nbreak "q" ü.js');
    box.write({ 'sub/x.js': '2', 'big.js': 'x'.repeat(2000), 'bin.js': Buffer.from([0, 1, 2, 3]) }).link('l.js', 'sub/x.js').git('add', '-A');
    const discovery = await box.discover({ mode: 'staged', maxBytes: 1000 });
    expect(textOf(discovery, 'line\nbreak "q" ü.js')).toBe(text);
    expect(textOf(discovery, 'sub/x.js')).toBe('2');
    expect(discovery.skipped.map(({ path, reason }) => [path, reason])).toEqual([['big.js', 'too-large'], ['bin.js', 'binary'], ['l.js', 'link']]);
    const below = await box.discover({ mode: 'staged', root: join(box.root, 'sub') });
    expect(below.files.map(({ path }) => path)).toEqual(['x.js']);
    expect(textOf(below, 'x.js')).toBe('2');
  });

  it('restricts to paths, keeps exclusions and configuration', async () => {
    box.write({ 'a/x.js': '', 'a/x.test.js': '', 'b/y.js': '', 'c/z.js': '' }).git('add', '.');
    expect(await box.paths({ mode: 'staged', paths: ['a', 'b/y.js'] })).toEqual(['a/x.js', 'b/y.js']);
    expect((await box.discover({ mode: 'staged', ignore: ['/c'] })).excluded).toEqual([{ group: 'config:ignore', files: 1 }, { group: 'tests', files: 1 }]);
    expect(await box.paths({ mode: 'staged', paths: ['none'] })).toEqual([]);
  });

  it('honours the index of the commit that runs it, not that of another repository', async () => {
    box.write({ 'a.js': '1', 'b.js': '1', 'd/c.js': '1' }).commit();
    box.write({ 'a.js': '2', 'b.js': '2', 'd/c.js': '2' }).git('add', 'a.js');
    const inside = join(box.root, '.git/next-index');
    box.git('read-tree', '--index-output=.git/next-index', 'HEAD');
    box.git('add', 'a.js');
    try {
      process.env['GIT_INDEX_FILE'] = inside;
      expect(await box.paths({ mode: 'staged' })).toEqual([]);
      process.env['GIT_INDEX_FILE'] = '.git/next-index';
      expect(await box.paths({ mode: 'staged', root: join(box.root, 'd') })).toEqual([]);
      expect(await box.paths({ mode: 'staged' })).toEqual([]);
      process.env['GIT_INDEX_FILE'] = join(box.top, 'elsewhere');
      expect(await box.paths({ mode: 'staged' })).toEqual(['a.js']);
    } finally {
      delete process.env['GIT_INDEX_FILE'];
    }
  });

  it('nothing staged is nothing; no repository is an error', async () => {
    box.write({ 'a.js': '' }).commit();
    expect((await box.discover({ mode: 'staged' })).files).toEqual([]);
    rmSync(join(box.root, '.git'), { recursive: true });
    await expect(box.discover({ mode: 'staged' })).rejects.toThrow(GitError);
  });

  it('reads many files through one process', async () => {
    box.write(Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`f${i}.js`, `${i}\n`.repeat(i * 20)]))).git('add', '.');
    const discovery = await box.discover({ mode: 'staged' });
    expect(discovery.files).toHaveLength(300);
    expect(textOf(discovery, 'f299.js')).toBe('299\n'.repeat(299 * 20));
  });
});
