import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { fakeTerminal, type FakeTerminal } from './fake-terminal.ts';

const MESSY = 'shares: {} # nobody\ncollects: { a: { data: [user.name] } }\nprivlint: 1\n';
const TIDY = 'privlint: 1\n\ncollects:\n  a:\n    data:\n      - user.name\n\nshares: {} # nobody\n';

let top = '';
const write = (name: string, text: string): void => writeFileSync(join(top, name), text);
const read = (name: string): string => readFileSync(join(top, name), 'utf8');
async function run(...words: string[]): Promise<FakeTerminal> {
  const terminal = fakeTerminal(words, top);
  await main('1.2.3', terminal);
  return terminal;
}

beforeEach(() => {
  top = mkdtempSync(join(tmpdir(), 'privlint-commands-'));
  mkdirSync(join(top, '.git'));
});
afterEach(() => rmSync(top, { recursive: true, force: true }));

describe('fmt', () => {
  it('formats the nearest manifest, once', async () => {
    write('privacy.yml', MESSY);
    expect(await run('fmt')).toMatchObject({ code: 0, stdout: { text: 'privacy.yml\n' } });
    expect(read('privacy.yml')).toBe(TIDY);
    expect(await run('fmt')).toMatchObject({ code: 0, stdout: { text: '' } });
    expect(await run('fmt', '--check')).toMatchObject({ code: 0, stdout: { text: '' } });
  });

  it('with --check writes nothing, and names what would change', async () => {
    write('privacy.yml', MESSY);
    mkdirSync(join(top, 'app'));
    write('app/privacy.json', '{"privlint":1,"collects":{},"shares":{}}');
    write('tidy.yml', TIDY);
    const { code, stdout } = await run('fmt', '--check', 'privacy.yml', 'app', 'tidy.yml');
    expect(code).toBe(1);
    expect(stdout.text).toBe('privacy.yml\napp/privacy.json\n');
    expect(read('privacy.yml')).toBe(MESSY);
    expect((await run('fmt', 'app')).code).toBe(0);
    expect(read('app/privacy.json')).toBe('{\n  "privlint": 1,\n  "collects": {},\n  "shares": {}\n}\n');
  });

  it('leaves all files alone if one is wrong, and shows why', async () => {
    write('privacy.yml', MESSY);
    write('bad.yml', 'privlint: 1\ncollects: { a: { data: [user.nam] } }\nshares: {}\n');
    const { code, stderr, stdout } = await run('fmt', 'privacy.yml', 'bad.yml');
    expect(code).toBe(2);
    expect(stderr.text).toContain('bad.yml:2:25');
    expect(stdout.text).toBe('');
    expect(read('privacy.yml')).toBe(MESSY);
  });

  it('refuses links, what is not there, and YAML under the name of JSON', async () => {
    write('target.yml', MESSY);
    symlinkSync(join(top, 'target.yml'), join(top, 'privacy.yml'));
    write('privacy.json', MESSY);
    for (const words of [[], ['nowhere.yml'], ['privacy.json']]) expect(await run('fmt', ...words)).toMatchObject({ code: 2, stdout: { text: '' } });
    expect(read('target.yml')).toBe(MESSY);
  });
});

describe('migrate', () => {
  it('says what it replaces, with lines, and does not with --dry-run', async () => {
    const before = 'privlint: 1\ncollects: { a: { data: [email] } } # kept\nshares: {}\n';
    write('privacy.yml', before);
    const dry = await run('migrate', '--dry-run');
    expect(dry.code).toBe(0);
    expect(dry.stdout.text).toBe('privacy.yml:2:25  email → user.contact.email\n');
    expect(read('privacy.yml')).toBe(before);
    expect(await run('migrate')).toMatchObject({ code: 0, stdout: { text: dry.stdout.text } });
    expect(read('privacy.yml')).toBe(before.replace('email', 'user.contact.email'));
    const { code, stdout, stderr } = await run('migrate');
    expect([code, stdout.text]).toEqual([0, '']);
    expect(stderr.text).toContain('nothing');
  });

  it('ends with 1 where a person has to choose, with 2 where it cannot read', async () => {
    write('privacy.yml', 'privlint: 1\ncollects: { a: { data: [SensitiveInfo, email] } }\nshares: {}\n');
    const { code, stdout } = await run('migrate', 'privacy.yml');
    expect(code).toBe(1);
    expect(stdout.text).toContain('user.biometric, ');
    expect(read('privacy.yml')).toContain('[SensitiveInfo, user.contact.email]');
    write('bad.yml', 'a: [');
    expect(await run('migrate', 'bad.yml')).toMatchObject({ code: 2 });
    expect(read('bad.yml')).toBe('a: [');
  });
});

it.each(['fmt', 'migrate'])('%s leaves a file alone that is no UTF-8', async (command) => {
  const bytes = Buffer.from([...Buffer.from('privlint: 1\ncollects: { a: { data: email } }\nshares: {} # '), 0xff, 0x0a]);
  writeFileSync(join(top, 'privacy.yml'), bytes);
  expect((await run(command)).code).toBe(2);
  expect(readFileSync(join(top, 'privacy.yml')).equals(bytes)).toBe(true);
});

describe('import and export', () => {
  it('go to standard output, or to a file that is not overwritten', async () => {
    write('privacy.yml', TIDY);
    const { code, stdout } = await run('export', 'fides');
    expect(code).toBe(0);
    expect(stdout.text).toContain('privacy_declarations:');
    expect((await run('export', 'fides', '--output', 'fides.yml')).code).toBe(0);
    expect(read('fides.yml')).toBe(stdout.text);
    const draft = await run('import', 'fides', 'fides.yml');
    expect(draft.code).toBe(0);
    expect(draft.stdout.text).toContain('status: to-review');
    expect((await run('import', 'fides', 'fides.yml', '--output', 'privacy.yml')).code).toBe(2);
    expect(read('privacy.yml')).toBe(TIDY);
    expect((await run('import', 'fides', 'fides.yml', '--output', 'privacy.yml', '--force')).code).toBe(0);
    expect(read('privacy.yml')).toBe(draft.stdout.text);
  });

  it('show what is wrong, and write nothing', async () => {
    write('fides.yml', 'system:\n  - name: x\n');
    const { code, stdout, stderr } = await run('import', 'fides', 'fides.yml', '--output', 'new.yml');
    expect([code, stdout.text]).toEqual([2, '']);
    expect(stderr.text).toContain('fides.yml:2:5');
    expect(existsSync(join(top, 'new.yml'))).toBe(false);
    expect((await run('import', 'fides', 'nowhere.yml')).code).toBe(2);
    expect((await run('export', 'fides')).code).toBe(2);
  });
});
