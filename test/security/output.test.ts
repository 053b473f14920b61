import { spawn, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InventoryResult } from '../../src/model/result.ts';
import { runBuilt } from '../cli/run-built.ts';
import { EMPTY_MANIFEST, LOCATE, Tree } from './tree.ts';

const BINARY = fileURLToPath(new URL('../../bin/privlint.js', import.meta.url));
const COUNT = 200;
const NAMES = [
  'a\n::error file=x::planted.js', 'b\r::warning::planted.js', 'c\u001b[31mred\u001b]0;title\u0007.js', '=cmd|calc.js', '+1.js', '@x.js',
  '<img src=x onerror=alert(1)>.js', '[click](javascript:alert(1)).js', 'pipe|`code`.js', '%0A::error::x.js', '\u202Egnp.js', '##vso[task.complete].js',
];

let tree: Tree;
beforeAll(() => {
  tree = new Tree({ 'privacy.yml': EMPTY_MANIFEST });
  for (const name of NAMES) tree.write({ [`names/${name}`]: LOCATE });
  for (let i = 0; i < COUNT; i++) tree.write({ [`many/f${i}.js`]: LOCATE });
});
afterAll(() => tree.remove());

const FORMATS = ['pretty', 'compact', 'github', 'sarif', 'json'];

describe('file names', () => {
  it('smuggle nothing into any format, and no run differs from the one before', () => {
    const targets = (run: string): string[] => FORMATS.flatMap((format) => ['--format', `${format}=../${run}.${format}`]);
    for (const run of ['first', 'second']) {
      const { code, stderr } = tree.run('names', ...targets(run));
      expect(code).toBe(1);
      expect(stderr).not.toMatch(/\u001b|^::/m);
    }
    for (const format of FORMATS) expect(readFileSync(join(tree.top, `first.${format}`))).toEqual(readFileSync(join(tree.top, `second.${format}`)));
    const text = (format: string): string => readFileSync(join(tree.top, `first.${format}`), 'utf8');
    for (const format of ['pretty', 'compact', 'github']) {
      expect(text(format)).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u202e]/);
      expect(text(format)).not.toMatch(/^::error file=x::|^::warning::planted|^##vso/m);
    }
    for (const line of text('github').split('\n')) if (line.startsWith('::')) expect(line).not.toMatch(/^::\w+ file=x::/);
    const { results } = (JSON.parse(text('sarif')) as { runs: { results: { locations: { physicalLocation: { artifactLocation: { uri: string } } }[] }[] }[] }).runs[0]!;
    for (const { locations } of results) for (const { physicalLocation } of locations) expect(() => new URL(physicalLocation.artifactLocation.uri, 'file:///x/')).not.toThrow();
    expect(results.map(({ locations }) => locations[0]?.physicalLocation.artifactLocation.uri).some((uri) => uri !== undefined && /[\n\u001b <]/.test(uri))).toBe(false);
  });

  it('smuggle nothing into the inventory for people and spreadsheets', async () => {
    const { code } = await runBuilt(tree.root, ['inventory', 'names', '--format', 'csv=../inventory.csv', '--format', 'markdown=../inventory.md', '--format', 'pretty=../inventory.txt']);
    expect(code).toBe(0);
    const csv = readFileSync(join(tree.top, 'inventory.csv'), 'utf8');
    expect(csv).not.toMatch(/(?:^|,)"?[=+@-][\w|]/m);
    const markdown = readFileSync(join(tree.top, 'inventory.md'), 'utf8');
    expect(markdown).not.toMatch(/(?<!\\)<img|\]\(javascript:/);
    expect(readFileSync(join(tree.top, 'inventory.txt'), 'utf8')).not.toMatch(/\u001b|^::/m);
  });
});

describe('pipes', () => {
  it('get all of a long report, however slowly they read', async () => {
    const child = spawn(process.execPath, [BINARY, 'inventory', '--format', 'json'], { cwd: tree.root, env: { PATH: process.env['PATH'] ?? '' }, stdio: ['ignore', 'pipe', 'ignore'] });
    const parts: Buffer[] = [];
    const closed = new Promise((resolve) => child.on('close', resolve));
    child.stdout.pause();
    child.stdout.on('data', (part: Buffer) => parts.push(part));
    await new Promise((resolve) => setTimeout(resolve, 500));
    child.stdout.resume();
    const code = await closed;
    const text = Buffer.concat(parts).toString('utf8');
    expect((await runBuilt(tree.root, ['inventory', '--format', 'json'])).stdout).toBe(text);
    expect(code).toBe(0);
    expect(text.length).toBeGreaterThan(100_000);
    expect((JSON.parse(text) as InventoryResult).evidence).toHaveLength(COUNT + NAMES.length);
  });

  it('may close early', () => {
    const { stdout, stderr, status } = spawnSync('sh', ['-c', `"$0" "$1" inventory --format json | head -c 100`, process.execPath, BINARY], {
      cwd: tree.root, env: { PATH: process.env['PATH'] ?? '' }, encoding: 'utf8',
    });
    expect(stdout).toHaveLength(100);
    expect(stderr).not.toMatch(/EPIPE|internal error|\n\s+at /);
    expect(status).toBe(0);
  });
});

describe('the network', () => {
  it('is out of reach and not missed', () => {
    const preload = join(tree.top, 'no-network.mjs');
    writeFileSync(preload, `
import { createRequire, syncBuiltinESMExports } from 'node:module';
const require = createRequire(import.meta.url);
const refuse = (name) => () => { process.stderr.write('NETWORK ' + name + '\\n'); process.exit(99); };
for (const [name, members] of [['net', ['connect', 'createConnection']], ['tls', ['connect']], ['dns', ['lookup', 'resolve']], ['http', ['request', 'get']], ['https', ['request', 'get']], ['http2', ['connect']], ['dgram', ['createSocket']]]) {
  const module = require('node:' + name);
  for (const member of members) module[member] = refuse(name + '.' + member);
}
require('node:dns').promises.lookup = refuse('dns.promises.lookup');
globalThis.fetch = refuse('fetch');
globalThis.WebSocket = refuse('WebSocket');
syncBuiltinESMExports();
`);
    const { status, stderr } = spawnSync(process.execPath, ['--import', preload, BINARY, 'names'], { cwd: tree.root, env: { PATH: process.env['PATH'] ?? '' }, encoding: 'utf8' });
    expect(stderr).not.toContain('NETWORK');
    expect(status).toBe(1);
  });
});

describe('a run that scanned nothing', () => {
  it('is never green', async () => {
    const empty = new Tree({ 'privacy.yml': EMPTY_MANIFEST, 'README.txt': 'x', 'node_modules/a/index.js': LOCATE });
    try {
      const { code, stderr } = empty.run();
      expect(code).toBe(3);
      expect(stderr).toContain('nothing was scanned');
      expect((await runBuilt(empty.root, ['inventory'])).code).toBe(3);
    } finally {
      empty.remove();
    }
  });
});
