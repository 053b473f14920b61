import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { fakeTerminal, type FakeTerminal } from './fake-terminal.ts';

async function run(words: string[], directory = '/'): Promise<FakeTerminal> {
  const terminal = fakeTerminal(words, directory);
  await main('1.2.3', terminal);
  return terminal;
}

describe('help and version', () => {
  it.each([['--help'], ['check', '--help'], ['inventory', '--help'], ['init', '--help'], ['policy', '--help'], ['explain', '--help'], ['rules', '--help'], ['fmt', '--help'], ['migrate', '--help'], ['import', 'fides', '--help'], ['export', 'fides', '--help'], ['rules', 'test', '--help'], ['help', 'check']])('%s %s', async (...words) => {
    const terminal = await run(words.filter((word) => word !== undefined));
    expect(terminal.code).toBe(0);
    expect(terminal.stdout.text).toContain('Usage: privlint');
    expect(terminal.stderr.text).toBe('');
  });

  it('documents the flags of the audit and the exit codes in the help of the program', async () => {
    const { stdout } = await run(['--help']);
    for (const part of ['--staged', '--fail-on', '--max-warnings', '--rule', '--include', 'Examples:', 'Exit codes:']) expect(stdout.text).toContain(part);
    expect(stdout.text).not.toContain('default: [');
    expect(Math.max(...stdout.text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  it('prints the version', async () => {
    expect((await run(['--version'])).stdout.text).toBe('1.2.3\n');
  });
});

describe('mistakes end with 2 and a hint', () => {
  it.each([
    [['--stagd'], '--staged'],
    [['chekc'], 'check'],
    [['inventory', '--formt', 'json'], '--format'],
    [['--format', 'sarfi'], 'sarif'],
    [['--fail-on', 'fatal'], 'warning'],
    [['--rule', 'opaque'], 'ID=LEVEL'],
    [['--max-warnings', '-1'], 'whole number'],
    [['--include', 'test'], 'tests'],
    [['inventory', '/nowhere/at/all'], 'no such'],
    [['rules', 'tset', 'x'], ''],
    [['explain'], 'id'],
  ])('%j', async (words, hint) => {
    const terminal = await run(words);
    expect(terminal.code).toBe(2);
    expect(terminal.stderr.text).toContain(hint);
    expect(terminal.stdout.text).toBe('');
    expect(terminal.stderr.text).not.toMatch(/\n\s+at /);
  });

  it('shows no escape sequence of an argument', async () => {
    const { stderr } = await run(['\u001b[2J\n::error::x', '--\u001b]0;x']);
    expect(stderr.text).not.toContain('\u001b');
    expect(stderr.text).not.toMatch(/^::/m);
  });
});

describe('init', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'privlint-init-'));
    writeFileSync(join(folder, 'privacy.yml'), 'mine');
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('does not overwrite a manifest', async () => {
    const terminal = await run(['init'], folder);
    expect(terminal.code).toBe(2);
    expect(terminal.stderr.text).toContain('--force');
    expect(readFileSync(join(folder, 'privacy.yml'), 'utf8')).toBe('mine');
  });
});
