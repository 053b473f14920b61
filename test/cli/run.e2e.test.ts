import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { STRENGTHS, VIAS } from '../../src/model/evidence.ts';
import { runBuilt } from './run-built.ts';
import { runPrivlint, type Ended } from './run-privlint.ts';

const LOCATE = 'navigator.geolocation.getCurrentPosition(show);\n';
const DECLARED = 'privlint: 1\ncollects: { place: { data: [user.location.precise] } }\nshares: {}\n';

let top = '';
beforeAll(() => {
  top = realpathSync(mkdtempSync(join(tmpdir(), 'privlint-e2e-')));
});
afterAll(() => rmSync(top, { recursive: true, force: true }));

/** A folder with these files, in which to run. */
function folder(name: string, files: Record<string, string>): (...words: string[]) => Promise<Ended> {
  for (const [path, text] of Object.entries(files)) {
    const file = join(top, name, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return (...words) => runBuilt(join(top, name), words);
}

const text = (...parts: string[]): string => readFileSync(join(top, ...parts), 'utf8');

describe('the audit', () => {
  it('ends with 0 where all is declared, with nothing to read on standard output', async () => {
    const run = folder('declared', { 'privacy.yml': DECLARED, 'src/map.ts': LOCATE });
    const { code, stdout, stderr } = await run();
    expect(code).toBe(0);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/findings\s+none/);
    expect(stderr).not.toMatch(/\bcompliant\b/i);
  });

  it('keeps its streams and codes as a process of its own', () => {
    folder('process', { 'found/privacy.yml': 'privlint: 1\ncollects: {}\nshares: {}\n', 'found/a.ts': LOCATE, 'clean/privacy.yml': DECLARED, 'clean/a.ts': LOCATE, 'empty/privacy.yml': DECLARED, 'none/a.ts': LOCATE });
    const codes = ['clean', 'found', 'none', 'empty'].map((name) => runPrivlint(join(top, 'process', name), []));
    expect(codes.map(({ code }) => code)).toEqual([0, 1, 2, 3]);
    expect(codes[0]!.stdout).toBe('');
    expect(codes[1]!.stdout).toContain('a.ts:1:1');
    expect(codes[1]!.stderr).not.toContain('a.ts:1:1');
    for (const { stdout, stderr } of codes) expect(stdout + stderr).not.toContain('\u001b');
  });

  it('ends with 1 for findings, which alone go to standard output, in every format', async () => {
    const run = folder('findings', { 'privacy.yml': 'privlint: 1\ncollects: {}\nshares: {}\n', 'src/map.ts': LOCATE });
    const words = ['compact', 'json', 'sarif', 'github'].flatMap((format) => ['--format', `${format}=out/${format}.txt`]);
    const { code, stdout, stderr } = await run('--format', 'pretty', ...words);
    expect(code).toBe(1);
    for (const report of [stdout, ...['compact', 'json', 'sarif', 'github'].map((format) => text('findings', 'out', `${format}.txt`))]) {
      expect(report).toContain('src/map.ts');
      expect(report).toContain('undeclared-collection');
      expect(report).not.toContain('\u001b');
    }
    expect(stderr).not.toContain('src/map.ts');
    expect(JSON.parse(text('findings', 'out', 'json.txt'))).toMatchObject({
      schemaVersion: 1, tool: { name: 'privlint' }, summary: { verdicts: { 'undeclared-collection': 1 } }, suppressed: [], waived: [], baselined: [], stale: [],
      findings: [{ verdict: 'undeclared-collection', severity: 'error', evidence: { rule: 'browser-geolocation', path: 'src/map.ts', line: 1 }, fix: { declare: expect.stringContaining('user.location.precise') } }],
    });
    expect(await run('--quiet', '--exit-zero')).toMatchObject({ code: 0, stderr: '' });
  });

  it('ends with 2 for a manifest that is wrong, with its place', async () => {
    const run = folder('wrong', { 'privacy.yml': 'privlint: 1\ncollects: { place: { data: [user.location.precice] } }\nshares: {}\n', 'src/map.ts': LOCATE });
    const { code, stdout, stderr } = await run();
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain('privacy.yml:2');
    expect(stderr).toContain('user.location.precise');
  });

  it('ends with 2 for a configuration that is wrong, with its place', async () => {
    const run = folder('misconfigured', { 'privacy.yml': DECLARED, 'src/map.ts': LOCATE, '.privlintrc.yml': 'rulez: {}\n' });
    const { code, stdout, stderr } = await run();
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain('.privlintrc.yml');
    expect(stderr).toContain('rules');
  });

  it('without a manifest shows what was found and how to start', async () => {
    const run = folder('first', { 'src/map.ts': LOCATE });
    const { code, stdout, stderr } = await run();
    expect(code).toBe(2);
    expect(stdout).toContain('src/map.ts:1:1');
    expect(stderr).toContain('privlint init');
    const machine = await run('--format', 'json');
    expect(machine).toMatchObject({ code: 2, stdout: '' });
  });

  it('ends with 3 where nothing was scanned', async () => {
    const run = folder('nothing', { 'privacy.yml': DECLARED, 'notes.txt': 'x' });
    const { code, stdout, stderr } = await run();
    expect(code).toBe(3);
    expect(stderr).toContain('nothing was scanned');
    expect(stdout).not.toContain('internal');
  });

  it('judges a folder by its own manifest, and shows one verdict alone', async () => {
    const run = folder('own', {
      'a.ts': LOCATE,
      'app/privacy.yml': 'privlint: 1\ncollects: { mail: { data: [user.contact.email] } }\nshares: {}\n',
      'app/a.ts': LOCATE,
    });
    expect((await run()).code).toBe(2);
    expect((await run('app', '--format', 'compact')).stdout).toMatch(/undeclared-collection[^]*stale-declaration/);
    const alone = await run('app', '--only', 'undeclared-collection', '--format', 'compact');
    expect(alone.stdout).toMatch(/^a\.ts:1:1: error: .*\n$/);
    expect(alone.code).toBe(1);
    expect((await run('app', '--only', 'prohibited')).code).toBe(0);
  });

  it('honours a suppression with a reason, and reports one without', async () => {
    const run = folder('suppressed', {
      'privacy.yml': 'privlint: 1\ncollects: {}\nshares: {}\n',
      'a.ts': `// privlint-ignore-next-line browser-geolocation -- shown to the user alone\n${LOCATE}`,
      'b.ts': `// privlint-ignore-next-line browser-geolocation\n${LOCATE}`,
    });
    const { code, stdout } = await run('--format', 'compact');
    expect(code).toBe(1);
    expect(stdout).not.toContain('a.ts');
    expect(stdout).toContain('b.ts');
    expect(stdout).toContain('invalid-suppression');
  });
});

describe('the inventory', () => {
  it('keeps the contract of its JSON', async () => {
    const run = folder('inventory', { 'src/map.ts': `const a = 1;\n  ${LOCATE}`, 'package.json': '{"dependencies":{"stripe":"1"}}', 'src/pay.ts': "import Stripe from 'stripe';\nnew Stripe('');\n" });
    const { code, stdout } = await run('inventory', '--format', 'json');
    expect(code).toBe(0);
    const result = JSON.parse(stdout) as { evidence: Record<string, unknown>[] };
    expect(Object.keys(result).sort()).toEqual(expect.arrayContaining(['evidence', 'schemaVersion', 'skipped', 'stats', 'tool']));
    expect(result).toMatchObject({ schemaVersion: 1, tool: { name: 'privlint', version: expect.stringMatching(/^\d/) }, stats: { files: 3, parsed: expect.any(Number), lines: expect.any(Number) } });
    expect(result.evidence.length).toBeGreaterThanOrEqual(3);
    for (const one of result.evidence) {
      const { opaque: _, ...rest } = one;
      expect(Object.keys(rest).sort()).toEqual([
        'action', 'api', 'column', 'confidence', 'data', 'endColumn', 'endLine', 'flow', 'guards', 'id', 'line', 'path', 'purpose', 'recipient', 'rule', 'strength', 'subject', 'support', 'via',
      ]);
      expect(['collect', 'share', 'store', 'log']).toContain(one['action']);
      expect(VIAS).toContain(one['via']);
      expect(STRENGTHS).toContain(one['strength']);
      expect(['high', 'medium', 'low']).toContain(one['confidence']);
      expect(one['id']).toMatch(/^[0-9a-f]+$/);
    }
    expect(result.evidence).toContainEqual(expect.objectContaining({ rule: 'browser-geolocation', action: 'collect', path: 'src/map.ts', line: 2, column: 3, via: 'device-sensor', strength: 'called', recipient: null }));
    expect(result.evidence).toContainEqual(expect.objectContaining({ action: 'share', recipient: 'stripe', path: 'src/pay.ts' }));
    const places = result.evidence.map(({ path, line, column }) => [path, String(line).padStart(6), String(column).padStart(6)].join());
    expect(places).toEqual([...places].sort());
  });
});

describe('a first manifest', () => {
  it('is drafted, loads, passes no gate until reviewed, and is never overwritten', async () => {
    const run = folder('init', { 'src/map.ts': LOCATE, 'src/pay.ts': "import Stripe from 'stripe';\nexport const stripe = new Stripe(process.env.KEY);\n" });
    const made = await run('init');
    expect(made).toMatchObject({ code: 0, stdout: '' });
    const draft = text('init', 'privacy.yml');
    expect(draft).toContain('status: to-review');
    expect(draft).toContain('user.location.precise');
    expect(draft).toContain('stripe');

    const again = await run('init');
    expect(again.code).toBe(2);
    expect(again.stderr).toContain('--force');
    expect(text('init', 'privacy.yml')).toBe(draft);

    const unreviewed = await run('--format', 'json');
    expect(unreviewed.code).toBe(1);
    const { findings } = JSON.parse(unreviewed.stdout) as { findings: { verdict: string; path: string }[] };
    expect([...new Set(findings.map(({ verdict }) => verdict))]).toEqual(['review']);
    expect(findings.every(({ path }) => path === 'privacy.yml')).toBe(true);

    writeFileSync(join(top, 'init', 'privacy.yml'), draft.replace(/^.*status: to-review.*\n/gm, ''));
    expect((await run()).code).toBe(0);
    expect((await run('init', '--force')).code).toBe(0);
    expect(text('init', 'privacy.yml')).toBe(draft);
  });
});

describe('explanations and rules', () => {
  it('knows each kind of id', async () => {
    const run = folder('explain', { 'privacy.yml': 'privlint: 1\ncollects: {}\nshares: {}\n', 'src/map.ts': LOCATE });
    for (const [id, shown] of [['undeclared-sharing', 'shares'], ['browser-geolocation', 'navigator.geolocation'], ['stripe', 'Stripe'], ['user.location.precise', 'user.location.precise'], ['cookie-consent', 'controls:'], ['form-field', 'form']] as const) {
      const { code, stdout, stderr } = await run('explain', id);
      expect(stderr).toBe('');
      expect(code).toBe(0);
      expect(stdout).toContain(shown);
    }
    const { findings } = JSON.parse((await run('--format', 'json')).stdout) as { findings: { id: string }[] };
    expect((await run('explain', findings[0]!.id)).stdout).toContain('src/map.ts');
    const unknown = await run('explain', 'strippe');
    expect(unknown.code).toBe(2);
    expect(unknown.stderr).toContain('stripe');
  });

  it('says of a finding the whole way, the rule, and why no entry covers it', async () => {
    const wrap = (i: number): string => `import { f${i + 1} } from './f${i + 1}';\nexport const f${i} = (email) => { f${i + 1}(email); };\n`;
    const run = folder('explain-way', {
      'privacy.yml': 'privlint: 1\ncollects: {}\nshares:\n  pay: { with: stripe, data: [user.contact.email] }\n  faults: { with: sentry, data: [user.contact], for: [essential.service.operations], paths: [web/**] }\n',
      'src/a.ts': "import { f0 } from './f0';\nexport const save = (req) => f0(req.body.email);\n",
      'src/f0.ts': wrap(0), 'src/f1.ts': wrap(1),
      'src/f2.ts': "import * as Sentry from '@sentry/node';\nexport const f2 = (email) => { Sentry.setUser({ email }); };\n",
    });
    const { findings } = JSON.parse((await run('--format', 'json')).stdout) as { findings: { id: string; verdict: string; path: string; evidence: { flow: { path: string; line: number }[] } | null }[] };
    const found = findings.find(({ verdict, path, evidence }) => verdict === 'undeclared-sharing' && path === 'src/a.ts' && evidence!.flow.length > 0);
    expect(found?.evidence?.flow.map(({ path, line }) => `${path}:${line}`)).toEqual(['src/a.ts:2', 'src/a.ts:2', 'src/f2.ts:2']);
    const { code, stdout } = await run('explain', found!.id);
    expect(code).toBe(0);
    expect(stdout).toMatch(/rule +sentry/);
    expect(stdout).toMatch(/shares\.faults \(privacy\.yml:5\)\n.*paths \(web\/\*\*\)/);
    expect(stdout).toMatch(/shares\.pay \(privacy\.yml:4\)\n.*nothing binds Sentry/);
    expect(stdout).toMatch(/src\/f2\.ts:2 .*setUser\n.*Sentry\.setUser\(\{ em/);
  });

  it('lists rules, and tests those of a user', async () => {
    const rule = (found: string): string => `id: nickname\ntitle: nickname\naction: collect\ndata: [user.account.username]\nvia: form\nmatch: [global askNickname()]\nexamples: { found: ["${found}"], silent: ["askName()"] }\n`;
    const run = folder('rules', { 'mine/apis/own/nickname.yml': rule('askNickname()'), 'empty/x.txt': '' });
    const listed = await run('rules', 'list');
    expect(listed.code).toBe(0);
    expect(listed.stdout).toContain('browser-geolocation');
    expect(listed.stdout).toMatch(/stripe\s+Stripe/);
    expect(await run('rules', 'test', 'mine')).toMatchObject({ code: 0, stdout: '', stderr: expect.stringContaining('2') });
    folder('rules', { 'mine/apis/own/nickname.yml': rule('askName2()') });
    const failing = await run('rules', 'test', 'mine');
    expect(failing.code).toBe(1);
    expect(failing.stdout).toContain('nickname');
    expect(failing.stdout).toContain('askName2()');
    expect((await run('rules', 'test', 'empty')).code).toBe(3);
  });

  it('uses rules of one\'s own where the configuration names them', async () => {
    const run = folder('own-rules', {
      'privacy.yml': 'privlint: 1\ncollects: {}\nshares: {}\n', '.privlintrc.json': '{"rulePaths":["privacy-rules"]}', 'src/a.ts': 'askNickname();\n',
      'privacy-rules/apis/own/nickname.yml': 'id: nickname\ntitle: nickname\naction: collect\ndata: [user.account.username]\nvia: form\nmatch: [global askNickname()]\nexamples: { found: ["askNickname()"], silent: ["a()"] }\n',
    });
    const { code, stdout } = await run('--format', 'compact');
    expect(code).toBe(1);
    expect(stdout).toContain('src/a.ts:1:1');
    expect(stdout).toContain('undeclared-collection');
  });
});

describe('the program itself', () => {
  it('says its version without loading anything', () => {
    const binary = fileURLToPath(new URL('../../bin/privlint.js', import.meta.url));
    const preload = join(top, 'refuse.mjs');
    writeFileSync(preload, `import module from 'node:module';
module.registerHooks?.({ resolve(name, context, next) { if (/commander|dist\\//.test(name)) { process.stderr.write('LOADED ' + name); process.exit(9); } return next(name, context); } });\n`);
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', preload, binary, '--version'], { cwd: top, encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it('suggests what a misspelt flag or command may have meant', async () => {
    const run = folder('typos', { 'a.ts': LOCATE });
    for (const [words, meant] of [[['--stagd'], '--staged'], [['inventry'], 'inventory'], [['--format', 'jsn'], 'json']] as const) {
      const { code, stdout, stderr } = await run(...words);
      expect(code).toBe(2);
      expect(stdout).toBe('');
      expect(stderr).toContain(meant);
    }
    expect(existsSync(join(top, 'typos', 'privacy.yml'))).toBe(false);
  });
});
