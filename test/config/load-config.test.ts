import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/config/index.ts';

let top: string;
let root: string;
beforeEach(() => {
  top = realpathSync(mkdtempSync(join(tmpdir(), 'config-')));
  root = join(top, 'root');
  mkdirSync(root);
});
afterEach(() => rmSync(top, { recursive: true, force: true }));

function write(files: Record<string, string>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}
const load = (file?: string) => loadConfig({ root, ...(file === undefined ? {} : { file: join(root, file) }) });
async function problemOf(text: string): Promise<string> {
  write({ '.privlintrc.yml': text });
  const { problems } = await load();
  return problems.map(({ line, column, message, hint }) => `${line}:${column} ${message} | ${hint ?? ''}`).join('\n');
}

describe('finding it', () => {
  it('defaults without any', async () => {
    write({ 'package.json': '{"name": "x", "dependencies": {"privlint": "1"}}' });
    const { config, problems } = await load();
    expect(problems).toEqual([]);
    expect(config).toEqual({ file: null, ignore: [], include: [], rules: {}, rulePaths: [], waivers: [], overrides: [], manifest: null });
  });

  it.each(['.privlintrc', '.privlintrc.json', '.privlintrc.yaml', '.privlintrc.yml', '.config/privlintrc', '.config/privlintrc.json', '.config/privlintrc.yaml'])('%s', async (name) => {
    write({ [name]: '{"ignore": ["a/"], "rules": {"prohibited": "note"}}' });
    expect((await load()).config).toMatchObject({ file: name, ignore: ['a/'], rules: { prohibited: 'note' } });
  });

  it('package.json, with places of that file', async () => {
    write({ 'package.json': '{\n\t"name": "x",\n\t"privlint": {\n\t\t"failOn": "note",\n\t\t"rulse": {}\n\t}\n}\n' });
    const { config, problems } = await load();
    expect(config).toMatchObject({ file: 'package.json', failOn: 'note' });
    expect(problems).toMatchObject([{ severity: 'error', file: 'package.json', line: 5, column: 3, hint: expect.stringContaining('"rules"') }]);
  });

  it('the first of several, and says so; empty ones do not count; not above the root', async () => {
    writeFileSync(join(top, '.privlintrc'), 'failOn: note');
    expect((await load()).config.file).toBe(null);
    write({ '.privlintrc': '', '.privlintrc.json': '{"failOn": "error"}', '.privlintrc.yml': 'failOn: note' });
    expect((await load()).config.failOn).toBe('error');
    write({ '.privlintrc': 'failOn: warning' });
    const { config, problems } = await load();
    expect(config.failOn).toBe('warning');
    expect(problems).toMatchObject([{ severity: 'warning', file: '.privlintrc.json' }]);
  });

  it('a file that the user names', async () => {
    write({ 'ci/strict.yml': 'failOn: note' });
    expect((await load('ci/strict.yml')).config).toMatchObject({ file: 'ci/strict.yml', failOn: 'note' });
    expect((await load('none.yml')).problems).toMatchObject([{ severity: 'error', file: 'none.yml' }]);
  });
});

describe('reading it', () => {
  it('everything', async () => {
    write({
      'rules/a.yml': '', 'legal/privacy.yml': '',
      '.privlintrc.yml': `$schema: ./x.json
ignore: legacy/
include: [tests]
rules: { stale-declaration: off, segment: note, user.location: error }
rulePaths: [./rules]
manifest: legal/privacy.yml
failOn: warning
overrides:
  - files: ["admin/**"]
    rules: { review: off }
waivers:
  - { rule: prohibited, reason: contract ends, owner: ana@example.org, until: 2030-12-31 }
  - rule: segment
    paths: [src/old/**]
    reason: replaced
    owner: ben
    until: "2031-01-01"
`,
    });
    const { config, problems } = await load();
    expect(problems).toEqual([]);
    expect(config).toEqual({
      file: '.privlintrc.yml', ignore: ['legacy/'], include: ['tests'], rules: { 'stale-declaration': 'off', segment: 'note', 'user.location': 'error' },
      rulePaths: ['rules'], manifest: 'legal/privacy.yml', failOn: 'warning', overrides: [{ files: ['admin/**'], rules: { review: 'off' } }],
      waivers: [
        { rule: 'prohibited', paths: [], reason: 'contract ends', owner: 'ana@example.org', until: '2030-12-31', place: { line: 12, column: 5 } },
        { rule: 'segment', paths: ['src/old/**'], reason: 'replaced', owner: 'ben', until: '2031-01-01', place: { line: 13, column: 5 } },
      ],
    });
  });

  it.each([
    ['rules:\n  segment: warn', /^2:12 .*"warning"/],
    ['ingore: x', /^1:1 .*"ignore"/],
    ['exclude: x', /^1:1 .*"ignore"/],
    ['ignore:\n  - a\n  - 3', /^3:5 /],
    ['rules: { user.locaton: off }', /^1:10 .*"user.location"/],
    ['failOn: off', /^1:9 /],
    ['include: [test]', /^1:11 .*"tests"/],
    ['a: [', /^\d+:\d+ /],
    ['- a', /^1:1 /],
    ['ignore: a\nignore: b', /^2:1 /],
    ['waivers: [{ rule: a, owner: b, until: 2030-01-01 }]', /^1:11 .*"reason"/],
    ['waivers: [{ rule: a, reason: r, owner: b, until: 2030-02-30 }]', /^1:50 /],
    ['waivers: [{ rule: a, reason: r, owner: b, expires: 2030-02-20 }]', /"until"/],
    ['overrides: [{ rules: {} }]', /^1:13 .*files/],
    ['manifest: ../privacy.yml', /^1:11 /],
    ['rulePaths: [/etc]', /^1:13 /],
    ['rulePaths: [none]', /^1:13 /],
  ])('%j', async (text, expected) => expect(await problemOf(text)).toMatch(expected));

  it('an invalid waiver waives nothing', async () => {
    write({ '.privlintrc': 'waivers: [{ rule: a, reason: r, owner: "", until: 2030-01-01 }]' });
    expect((await load()).config.waivers).toEqual([]);
  });
});

describe('extends', () => {
  it('merges bases first, and knows which file a waiver is in', async () => {
    write({
      '.privlintrc.yml': 'extends: [privlint:recommended, ./shared/base.json]\nignore: [b]\nrules: { x: error }',
      'shared/base.json': '{"extends": "deeper.yml", "ignore": ["a"], "rules": {"x": "off", "y": "off"}}',
      'shared/deeper.yml': 'failOn: note\nwaivers:\n  - { rule: a, reason: r, owner: o, until: 2030-01-01 }',
    });
    const { config, problems } = await load();
    expect(problems).toEqual([]);
    expect(config).toMatchObject({ file: '.privlintrc.yml', ignore: ['a', 'b'], rules: { x: 'error', y: 'off' }, failOn: 'note' });
    expect(config.waivers[0]?.place).toEqual({ file: 'shared/deeper.yml', line: 3, column: 5 });
  });

  it.each([
    ['extends: ../outside.yml', /^1:10 .*outside/], ['extends: /etc/hosts', /^1:10 /], ['extends: some-package', /^1:10 .*preset/], ['extends: ./a.js', /^1:10 /],
    ['extends: privlint:recomended', /"privlint:recommended"/], ['extends: ./.privlintrc.yml', /^1:10 .*in turn/], ['extends: ./link.yml', /^1:10 .*outside/],
  ])('refuses %j', async (text, expected) => {
    writeFileSync(join(top, 'outside.yml'), 'failOn: note');
    symlinkSync('../outside.yml', join(root, 'link.yml'));
    write({ 'a.js': 'module.exports = {}' });
    expect(await problemOf(text)).toMatch(expected);
    expect((await load()).config.failOn).toBe(undefined);
  });

  it('refuses a circle of files, but not two ways to one', async () => {
    write({ '.privlintrc': 'extends: [./a.yml, ./b.yml]', 'a.yml': 'extends: ./c.yml', 'b.yml': 'extends: ./c.yml', 'c.yml': 'failOn: note' });
    expect((await load()).problems).toEqual([]);
    write({ 'c.yml': 'extends: ./a.yml' });
    expect((await load()).problems[0]).toMatchObject({ file: 'c.yml', line: 1, column: 10 });
  });

  it('stops at too many', async () => {
    write({ '.privlintrc': 'extends: [./a0.yml, ./a0.yml]', ...Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`a${i}.yml`, `extends: [./a${i + 1}.yml, ./a${i + 1}.yml]`])), 'a30.yml': '' });
    expect((await load()).problems.length).toBeGreaterThan(0);
  });
});

describe('a hostile repository', () => {
  const plant = (marker: string): string => `require('node:fs').writeFileSync(${JSON.stringify(marker)}, ''); module.exports = {};`;

  it.each([['by settings in .config', {}], ['by settings in package.json', {
    'package.json': JSON.stringify({ cosmiconfig: { searchPlaces: ['evil.js', '.config/config.js'], mergeSearchPlaces: false }, privlint: { failOn: 'error' } }),
  }]])('has no code run, in the working directory neither, %s', async (_, files) => {
    const marker = join(top, 'marker');
    const code = plant(marker);
    write({
      '.config/config.js': code, '.config/config.cjs': code, '.config/config.ts': code, '.config/config.mjs': code, '.privlintrc.js': code, '.privlintrc.cjs': code,
      'privlint.config.js': code, 'privlint.config.cjs': code, 'evil.js': code, '.privlintrc.yml': 'failOn: note',
      ...files,
    });
    const before = process.cwd();
    process.chdir(root);
    try {
      expect((await load()).config).toMatchObject({ file: '.privlintrc.yml', failOn: 'note' });
      expect(process.cwd()).toBe(root);
      expect((await load('evil.js')).problems).toMatchObject([{ severity: 'error' }]);
    } finally {
      process.chdir(before);
    }
    expect(existsSync(marker)).toBe(false);
  });

  it('reads no other file through $import', async () => {
    writeFileSync(join(top, 'secret.yml'), 'failOn: note');
    for (const [name, text] of Object.entries({
      '.privlintrc.yml': '$import: ../secret.yml', '.privlintrc.json': '{"rules": {"$import": "../secret.yml"}}', 'package.json': '{"$import": "../secret.yml", "privlint": {"$import": ["../secret.yml"]}}',
    })) {
      write({ [name]: text });
      const { config, problems } = await load();
      expect(config.failOn).toBe(undefined);
      expect(problems.some(({ severity }) => severity === 'error')).toBe(true);
      rmSync(join(root, name));
    }
  });

  it('gets no file outside read through a link, nor its text shown', async () => {
    writeFileSync(join(top, 'secret.yml'), 'password: hunter2');
    symlinkSync('../secret.yml', join(root, '.privlintrc.yml'));
    const { problems } = await load();
    expect(problems).toMatchObject([{ severity: 'error' }]);
    expect(JSON.stringify(problems)).not.toContain('hunter2');
  });

  it('pollutes nothing', async () => {
    write({ '.privlintrc.json': '{"__proto__": {"polluted": "error"}, "rules": {"__proto__": "off", "constructor": "off"}}' });
    const { config, problems } = await load();
    expect(problems.length).toBeGreaterThan(0);
    expect(({} as Record<string, unknown>)['polluted']).toBe(undefined);
    expect(Object.keys(config.rules)).toEqual([]);
    expect(Object.getPrototypeOf(config.rules)).toBe(Object.prototype);
  });

  it('does not explode aliases or nesting', async () => {
    const bomb = ['a0: &a0 [x]', ...Array.from({ length: 40 }, (_, i) => `a${i + 1}: &a${i + 1} [${Array(9).fill(`*a${i}`).join(', ')}]`)].join('\n');
    expect(await problemOf(bomb)).toContain('alias');
    expect(await problemOf(`ignore: ${'['.repeat(50_000)}`)).not.toBe('');
    expect(await problemOf(`ignore: ${'x'.repeat(400_000)}`)).toContain('large');
  });

  it('makes nothing throw', async () => {
    const word = fc.constantFrom('ignore', 'rules', 'waivers', 'extends', 'overrides', ':', ': ', '\n', '  ', '- ', '[', ']', '{', '}', '"', '&a', '*a', '!!js', '#', '\0', '\t', 'off', '2030-01-01', '__proto__', '<<', '?', '|', '%YAML 1.1\n');
    await fc.assert(fc.asyncProperty(fc.array(word, { maxLength: 15 }), async (words) => {
      write({ '.privlintrc.yml': words.join('') });
      const { config, problems } = await load();
      for (const { line, column } of problems) expect(line > 0 && column > 0).toBe(true);
      expect(Array.isArray(config.ignore)).toBe(true);
    }), { numRuns: 150 });
  });
});
