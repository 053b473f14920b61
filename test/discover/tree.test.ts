import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readSource } from '../../src/discover/index.ts';
import { Sandbox, textOf } from './sandbox.ts';

let box: Sandbox;
beforeEach(() => void (box = new Sandbox()));
afterEach(() => box.remove());

describe('with git', () => {
  beforeEach(() => void box.git('init', '-q'));

  it('takes tracked and new files, not ignored or deleted ones, sorted by bytes', async () => {
    box.write({ 'b.js': '1', 'B.js': '1', 'gone.js': '1', 'a/x.ts': '1', 'read.md': '' }).commit();
    rmSync(join(box.root, 'gone.js'));
    box.write({ '.gitignore': 'secret.js\n', 'secret.js': '1', 'new.js': '1' });
    expect(await box.paths()).toEqual(['B.js', 'a/x.ts', 'b.js', 'new.js']);
  });

  it('works in a folder of the repository, with paths from there', async () => {
    box.write({ 'top.js': '', 'fixtures/app/src/a.js': '', 'fixtures/app/tests/b.js': '' }).commit();
    const { files, excluded } = await box.discover({ root: join(box.root, 'fixtures/app') });
    expect(files.map(({ path }) => path)).toEqual(['src/a.js']);
    expect(excluded).toEqual([{ group: 'tests', files: 1 }]);
  });

  it('reads names of any kind', async () => {
    const names = ['a b.js', 'line\nbreak.js', 'quote"\'.js', 'ünï-日本.js', '-dash.js', '*.js', '[id].js', '$(x).js'].sort();
    box.write(Object.fromEntries(names.map((name) => [name, `text of ${name}`]))).commit();
    const discovery = await box.discover();
    expect(discovery.files.map(({ path }) => path)).toEqual(names);
    for (const name of names) expect(textOf(discovery, name)).toBe(`text of ${name}`);
    expect(await box.paths({ paths: ['*.js'] })).toEqual(['*.js']);
  });

  it('reports links, wherever they lead, and files below a folder replaced by one', async () => {
    box.write({ 'a.js': '1', 'inner/b.js': '1', 'swapped/c.js': '1' }).link('l.js', 'a.js').link('out.js', '/etc/hosts').commit();
    renameSync(join(box.root, 'swapped'), join(box.top, 'outside'));
    renameSync(join(box.root, 'inner'), join(box.root, 'moved'));
    box.link('swapped', '../outside').link('inner', 'moved');
    const { files, skipped } = await box.discover();
    expect(files.map(({ path }) => path)).toEqual(['a.js', 'moved/b.js']);
    expect(skipped.map(({ path, reason }) => [path, reason])).toEqual([
      ['inner/b.js', 'link'], ['l.js', 'link'], ['out.js', 'link'], ['swapped/c.js', 'outside-root'],
    ]);
  });

  it('does not follow a link put there after it looked', async () => {
    box.write({ 'a.js': 'ours' }).commit();
    const { files } = await box.discover();
    rmSync(join(box.root, 'a.js'));
    box.link('a.js', '/etc/hosts');
    expect(readSource(files[0]!)).toMatchObject({ text: null, skipped: { reason: 'unreadable' } });
  });

  it('sees into submodules and repositories inside', async () => {
    box.write({ 'a.js': '', 'sub.js/inner.js': '' });
    const inner = join(box.root, 'sub.js');
    box.git('-C', inner, 'init', '-q');
    box.git('-C', inner, 'add', '.');
    box.git('-C', inner, 'commit', '-q', '-m', 'x');
    expect(await box.paths()).toEqual(['a.js', 'sub.js/inner.js']);
    box.git('add', '.');
    expect(await box.paths()).toEqual(['a.js', 'sub.js/inner.js']);
  });

  it('runs no program that the repository names', async () => {
    const marker = join(box.top, 'marker');
    const plant = join(box.top, 'plant.sh');
    writeFileSync(plant, `#!/bin/sh\ntouch '${marker}'\n`, { mode: 0o755 });
    box.write({ 'a.js': '' }).git('config', 'core.fsmonitor', plant);
    box.git('config', 'diff.external', plant);
    box.write({ '.gitattributes': '*.js diff=x filter=x' });
    for (const key of ['diff.x.command', 'diff.x.textconv', 'filter.x.smudge']) box.git('config', key, plant);
    expect(await box.paths()).toEqual(['a.js']);
    box.git('-c', 'core.fsmonitor=', 'add', '.');
    expect(await box.paths({ mode: 'staged' })).toEqual(['a.js']);
    expect(existsSync(marker)).toBe(false);
  });

  it('falls back to listing without git, and says so, where git fails', async () => {
    box.write({ 'a.js': '' });
    rmSync(join(box.root, '.git/HEAD'));
    const { files, notes } = await box.discover();
    expect(files).toHaveLength(1);
    expect(notes).toHaveLength(1);
  });

  it('is not led astray by the variables of an outer git', async () => {
    box.write({ 'a.js': '' }).commit();
    process.env['GIT_DIR'] = '/nonexistent';
    process.env['GIT_WORK_TREE'] = '/';
    try {
      expect(await box.paths()).toEqual(['a.js']);
    } finally {
      delete process.env['GIT_DIR'];
      delete process.env['GIT_WORK_TREE'];
    }
  });
});

describe('without git', () => {
  it('keeps nested ignore rules, the nearest deciding', async () => {
    box.write({
      '.gitignore': '*.gen.js\n/only-top.js\nlogs/\n', 'a.js': '', 'x.gen.js': '', 'only-top.js': '', 'logs/l.js': '',
      'p/.gitignore': '!keep.gen.js\nlocal.js\n', 'p/keep.gen.js': '', 'p/local.js': '', 'p/only-top.js': '', 'q/local.js': '', '.env': '',
    });
    expect(await box.paths({ include: ['all'] })).toEqual(['.env', 'a.js', 'p/keep.gen.js', 'p/only-top.js', 'q/local.js']);
  });

  it('does not enter node_modules unless asked, nor links', async () => {
    box.write({ 'a.js': '', 'node_modules/x/index.js': '' }).link('loop', '.').link('out', '/etc').link('l.js', 'a.js');
    const { files, skipped, excluded } = await box.discover();
    expect(files.map(({ path }) => path)).toEqual(['a.js']);
    expect(skipped.map(({ path, reason }) => [path, reason])).toEqual([['l.js', 'link']]);
    expect(excluded).toEqual([{ group: 'vendored', files: 1 }]);
    expect(await box.paths({ include: ['vendored'] })).toEqual(['a.js', 'node_modules/x/index.js']);
  });

  it('is not blocked by a costly pattern', async () => {
    box.write({ '.gitignore': `${'*a'.repeat(40)}b\n`, [`${'a'.repeat(200)}.js`]: '' });
    expect(await box.paths({ ignore: [`${'*a'.repeat(40)}b`] })).toHaveLength(1);
  });
});

describe('paths given', () => {
  beforeEach(() => box.write({ 'src/a.js': '', 'src/tests/t.js': '', 'tests/b.test.js': '', 'tests/c.js': '', 'dist/d.js': '', 'readme.md': '' }));

  it('named files win over default exclusions, not over the configuration', async () => {
    expect(await box.paths({ paths: ['tests/b.test.js', './src/a.js'] })).toEqual(['src/a.js', 'tests/b.test.js']);
    const { files, excluded, skipped } = await box.discover({ paths: ['tests/c.js'], ignore: ['tests/'] });
    expect([files, skipped]).toEqual([[], []]);
    expect(excluded).toEqual([{ group: 'config:ignore', files: 1 }]);
  });

  it('a named folder is meant; below it exclusions hold', async () => {
    expect(await box.paths({ paths: ['src'] })).toEqual(['src/a.js']);
    expect(await box.paths({ paths: ['tests'] })).toEqual(['tests/c.js']);
    expect(await box.paths({ paths: ['src', 'src/tests'] })).toEqual(['src/a.js', 'src/tests/t.js']);
  });

  it('an ignored folder is scanned when named', async () => {
    box.git('init', '-q');
    box.write({ '.gitignore': 'dist/\n' });
    expect(await box.paths({ paths: ['dist'] })).toEqual(['dist/d.js']);
    expect(await box.paths({ paths: ['dist/d.js'] })).toEqual(['dist/d.js']);
  });

  it('refuses what leaves the root, reports what is missing', async () => {
    const { files, skipped } = await box.discover({ paths: ['../x.js', '/etc/hosts', 'src/../../y.js', 'none.js'] });
    expect(files).toEqual([]);
    expect(skipped.map(({ path, reason }) => [path, reason])).toEqual([
      ['../x.js', 'outside-root'], ['/etc/hosts', 'outside-root'], ['none.js', 'unreadable'], ['src/../../y.js', 'outside-root'],
    ]);
  });

  it('scans nothing else when all of them are refused', async () => {
    expect(await box.paths({ paths: ['../x.js'] })).toEqual([]);
    expect(await box.paths({ paths: [''] })).toEqual(['src/a.js']);
  });
});

describe('contents', () => {
  it('strips marks, reads old encodings, keeps line ends', async () => {
    box.write({
      'bom.js': '\ufeffa\r\nb', 'latin.js': Buffer.from('"caf\xe9"', 'latin1'), 'nul.js': 'x("\0"); collect();' + ' '.repeat(200),
      'utf16.js': Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('é', 'utf16le')]),
    });
    const discovery = await box.discover();
    expect(textOf(discovery, 'bom.js')).toBe('a\r\nb');
    expect(textOf(discovery, 'latin.js')).toBe('"café"');
    expect(textOf(discovery, 'utf16.js')).toBe('é');
    expect(textOf(discovery, 'nul.js')).toContain('collect()');
  });

  it('reports large and binary files with details', async () => {
    box.write({ 'big.js': 'x'.repeat(1234), 'video.ts': Buffer.from([0x47, 0, 0xff, 0, 1, 2, 3, 0xfe]) });
    const { files, skipped } = await box.discover({ maxBytes: 1000 });
    expect(skipped).toEqual([{ path: 'big.js', reason: 'too-large', detail: '1.2 kB' }]);
    expect(readSource(files[0]!).skipped?.reason).toBe('binary');
  });
});
