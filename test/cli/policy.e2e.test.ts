import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runBuilt } from './run-built.ts';
import type { Ended } from './run-privlint.ts';

const POLICY = '# Privacy\n\nLast updated: 20 March 2025\n\nWe read the position of your phone when you allow it.\n\nWe never sell it.\n';
const MANIFEST = `privlint: 1
policy: { text: POLICY.md, updated: 2025-03-20 }
collects:
  place:
    data: [user.location.precise]
    cite: We read the position of your phone
shares: {}
prohibits:
  sale: { share: "*", cite: We never sell it }
`;
const FILES = { 'POLICY.md': POLICY, 'privacy.yml': MANIFEST, 'src/map.ts': 'navigator.geolocation.getCurrentPosition(show);\n' };

let top = '';
let count = 0;
beforeAll(() => {
  top = realpathSync(mkdtempSync(join(tmpdir(), 'privlint-policy-')));
});
afterAll(() => rmSync(top, { recursive: true, force: true }));

interface Project {
  folder: string;
  write(files: Record<string, string>): void;
  run(...words: string[]): Promise<Ended>;
}

function project(files: Record<string, string> = {}): Project {
  const folder = join(top, String(count++));
  const write = (more: Record<string, string>): void => {
    for (const [path, text] of Object.entries(more)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
  };
  write({ ...FILES, ...files });
  return { folder, write, run: (...words) => runBuilt(folder, words) };
}

describe('privlint policy', () => {
  it('says where a manifest in order stands, and ends with 0', async () => {
    const { run } = project();
    const { code, stdout, stderr } = await run('policy');
    expect(code).toBe(0);
    expect(stderr).toBe('');
    for (const part of [/manifest +privacy\.yml is valid/, /quotes +2 of 2/, /date +2025-03-20/, /coverage +100 %/, /clauses +2 checked/]) expect(stdout).toMatch(part);
    expect(stdout).not.toMatch(/compliant/i);
    const json = JSON.parse((await run('policy', '--format', 'json')).stdout) as object;
    expect(json).toMatchObject({ schemaVersion: 1, manifest: 'privacy.yml', text: { path: 'POLICY.md', quotes: { total: 2, found: 2 }, coverage: { percent: 100, uncited: [] } }, findings: [] });
  });

  it('reports drift, date and contradiction as errors, and ends with 1', async () => {
    const { run } = project({
      'POLICY.md': POLICY.replace('20 March', '21 March').replace('phone', 'watch'),
      'privacy.yml': MANIFEST.replace('prohibits:', 'prohibits:\n  spying: { collect: user.location }'),
    });
    const { code, stdout } = await run('policy');
    expect(code).toBe(1);
    expect(stdout).toMatch(/POLICY\.md:5/);
    expect(stdout.replace(/\s+/g, ' ')).toContain('“We read the position of your watch”');
    expect(stdout).toContain('misleading-definition');
    const { findings } = JSON.parse((await run('policy', '--format', 'json')).stdout) as { findings: { verdict: string; line: number }[] };
    expect(findings.map(({ verdict, line }) => `${verdict} ${line}`).sort()).toEqual(['misleading-definition 4', 'policy-text-drift 2', 'policy-text-drift 6']);
    expect((await run()).stdout).toContain('policy-text-drift');
  });

  it('lists the sentences that nothing quotes, which fail nothing by default', async () => {
    const { run, write } = project({ 'POLICY.md': `${POLICY}\nWe keep your address for ten years.\n` });
    const { code, stdout } = await run('policy');
    expect(code).toBe(0);
    expect(stdout).toMatch(/not quoted +POLICY\.md:9 +We keep your address for ten years\./);
    expect(stdout).toMatch(/coverage +50 %/);
    const check = await run('--format', 'compact');
    expect(check).toMatchObject({ code: 0 });
    expect(check.stdout).toMatch(/^POLICY\.md:9:1: note: /);
    write({ '.privlintrc.yml': 'rules: { uncited-text: error }\n' });
    expect((await run('policy')).code).toBe(1);
    write({ '.privlintrc.yml': 'rules: { uncited-text: off }\n' });
    expect((await run('--format', 'compact')).stdout).toBe('');
  });

  it.each([
    ['no manifest', { 'privacy.yml': '' }, ['policy', '--manifest', 'none.yml'], 'no such manifest'],
    ['an invalid manifest', { 'privacy.yml': MANIFEST.replace('user.location.precise', 'user.location.precice') }, ['policy'], 'privacy.yml:5'],
    ['a text that is not there', { 'privacy.yml': MANIFEST.replace('POLICY.md', 'POLICIES.md') }, ['policy'], 'privacy.yml:2:17'],
    ['a text that is not there, for the audit', { 'privacy.yml': MANIFEST.replace('POLICY.md', 'POLICIES.md') }, [], 'privacy.yml:2:17'],
    ['a format that does not exist', {}, ['policy', '--format', 'jsom'], 'did you mean json?'],
    ['a file as root', {}, ['policy', 'privacy.yml'], '--manifest'],
  ])('ends with 2 for %s', async (_, files, words, part) => {
    const { code, stdout, stderr } = await project(files).run(...words);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(part);
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  it('takes another folder, and a manifest without a text', async () => {
    const { folder } = project({ 'app/privacy.yml': 'privlint: 1\ncollects: {}\nshares: {}\n' });
    const { code, stdout } = await runBuilt(folder, ['policy', 'app']);
    expect(code).toBe(0);
    expect(stdout).toContain('policy.text names no file');
  });
});

describe('the audit compares the text', () => {
  const drifted = { 'POLICY.md': POLICY.replace('phone', 'watch') };
  const git = (folder: string, ...words: string[]): void => void execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.example', ...words], { cwd: folder, stdio: 'ignore' });

  it('not for a part of the tree, unless one of the two files is in it', async () => {
    const { run } = project(drifted);
    expect((await run('src')).code).toBe(0);
    expect((await run('src', 'POLICY.md')).stdout).toContain('policy-text-drift');
    expect((await run('src', 'privacy.yml')).stdout).toContain('policy-text-drift');
  });

  it('before a commit that changes one of the two files', async () => {
    const { run, folder, write } = project();
    git(folder, 'init', '-q');
    git(folder, 'add', '.');
    git(folder, 'commit', '-qm', 'one');
    write(drifted);
    write({ 'src/map.ts': 'navigator.geolocation.watchPosition(show);\n' });
    git(folder, 'add', 'src');
    expect(await run('--staged')).toMatchObject({ code: 0, stdout: '' });
    git(folder, 'add', 'POLICY.md');
    const { code, stdout } = await run('--staged');
    expect(code).toBe(1);
    expect(stdout).toContain('policy-text-drift');
    expect(stdout).not.toContain('uncited-text');
  });

  it('shows a finding by its id', async () => {
    const { run, folder } = project(drifted);
    const { findings } = JSON.parse((await run('policy', '--format', 'json')).stdout) as { findings: { id: string }[] };
    expect((await run('explain', findings[0]!.id)).stdout).toContain('POLICY.md:5');
    expect(readFileSync(join(folder, 'privacy.yml'), 'utf8')).toBe(MANIFEST);
  });
});

describe('init --policy', () => {
  it('drafts a manifest whose quotes, date and contact are those of the text', async () => {
    const { run, folder } = project({ 'POLICY.md': `${POLICY}\nWrite to privacy@example.com.\n` });
    rmSync(join(folder, 'privacy.yml'));
    expect((await run('init', '--policy', 'POLICY.md')).code).toBe(0);
    const draft = readFileSync(join(folder, 'privacy.yml'), 'utf8');
    expect(draft).toMatch(/text: POLICY\.md\n {2}updated: 2025-03-20/);
    expect(draft).toContain('cite: We read the position of your phone when you allow it');
    expect(draft).toContain('contact: privacy@example.com');
    const { code, stdout } = await run('policy');
    expect(code).toBe(1);
    expect(stdout).toMatch(/quotes +1 of 1/);
    expect(stdout).toMatch(/1 draft to review/);
  });

  it.each([['none.md', 'cannot be read'], ['src/map.ts', 'no kind'], ['../../outside.md', '']])('refuses %s and writes nothing', async (path, why) => {
    const { run, folder } = project();
    rmSync(join(folder, 'privacy.yml'));
    const { code, stderr } = await run('init', '--policy', path);
    expect(code).toBe(2);
    expect(stderr).toContain(why);
    expect(() => readFileSync(join(folder, 'privacy.yml'))).toThrow();
  });
});
