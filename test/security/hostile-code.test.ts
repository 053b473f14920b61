import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Evidence } from '../../src/model/evidence.ts';
import type { InventoryResult } from '../../src/model/result.ts';
import { runBuilt } from '../cli/run-built.ts';
import { LOCATE, Tree } from './tree.ts';

const DEPTH = 20_000;
const nest = (open: string, middle: string, close: string, depth = DEPTH): string => open.repeat(depth) + middle + close.repeat(depth);

let tree: Tree;
let result: InventoryResult;
let stderr = '';
let code: number | null = null;

const at = (path: string): Evidence[] => result.evidence.filter((one) => one.path === path);
const skipped = (path: string): string | undefined => result.skipped.find((one) => one.path === path)?.reason;

// One tree and one run for all: what one file does must not hide another.
beforeAll(() => {
  tree = new Tree({
    'deep/parentheses.js': `${LOCATE}const x = ${nest('(\n', '1', ')\n')};`,
    'deep/arrays.ts': `${LOCATE}const x = ${nest('[', '1', ']')};`,
    'deep/jsx.tsx': `${LOCATE}const x = ${nest('<a>', '', '</a>')};`,
    'deep/page.html': nest('<div>', '<script>navigator.geolocation.getCurrentPosition(show)</script>', '</div>'),
    'deep/view.pug': Array.from({ length: 1500 }, (_, i) => `${' '.repeat(i)}div`).join('\n'),
    'deep/package.json': nest('{"dependencies":', '1', '}'),
    'deep/config.json': nest('[', '"https://api.segment.io"', ']'),
    'deep/config.yml': nest('[', '"https://api.segment.io"', ']'),
    'deep/members.js': `${LOCATE}x${'.a'.repeat(DEPTH)};`,
    'deep/fairly.js': `${LOCATE}const x = ${nest('(\n', '1', ')\n', 2500)};`,
    'deep/sum.js': `${LOCATE}const x = ${'1 + '.repeat(DEPTH)}1;`,
    'deep/chain.js': `${LOCATE}x${'.a()\n'.repeat(DEPTH)};`,
    'proto/code.js': `${LOCATE}const o = { __proto__: { email: 1 }, constructor: 2, toString: 3 };\no.__proto__.polluted = true; o["__proto__"]();\nlocalStorage.setItem("__proto__", o);\n`,
    'proto/imports.js': 'import c from "constructor"; import p from "__proto__"; import t from "toString"; c(); p.__proto__(); t.hasOwnProperty("x");\n',
    'proto/page.html': '<form><input name="__proto__"><input name="constructor"><input type="toString"></form>',
    'proto/package.json': '{"name":"__proto__","dependencies":{"__proto__":"1","constructor":"1","toString":"1","stripe":"1"}}',
    'bytes/nul.js': Buffer.from(`a\0b\0${LOCATE}`),
    'bytes/bom.js': `\uFEFF${LOCATE}`,
    'bytes/crlf.js': `const a = 1;\r\n\r\n  ${LOCATE.trim()}\r\n`,
    'bytes/utf16.js': Buffer.from(`\uFEFF${LOCATE}`, 'utf16le'),
    'bytes/invalid.js': Buffer.concat([Buffer.from(`${LOCATE}// `), Buffer.from([0xff, 0xfe, 0xc3, 0x28]), Buffer.from('\n')]),
    'bytes/wide.js': `const s = "😀é"; ${LOCATE}`,
    'bytes/separator.js': `const s = "\u2028";\n${LOCATE}`,
    'bytes/empty.js': '',
    'size/line.js': `const x = "${'a'.repeat(900_000)}";\n${LOCATE}`,
    'size/huge.js': `${'// padding\n'.repeat(1_200_000)}${LOCATE}`,
    'size/rest.js': `${'// padding\n'.repeat(90_000)}${LOCATE}`,
    'good.js': LOCATE,
  });
  writeFileSync(join(tree.top, 'outside.js'), LOCATE);
  tree.link('link.js', '../outside.js').link('folder', '..').link('loop', '.').link('dangling.js', 'nowhere.js');
  const ended = tree.run('inventory', '--format', 'json');
  ({ stderr, code } = ended);
  result = JSON.parse(ended.stdout) as InventoryResult;
});
afterAll(() => tree.remove());

describe('a tree of hostile files', () => {
  it('neither crashes nor hides what is beside it', () => {
    expect(stderr).not.toMatch(/internal error|\n\s+at /);
    expect(at('good.js')).toHaveLength(1);
    expect([0, 3]).toContain(code);
  });

  it.each(['deep/parentheses.js', 'deep/arrays.ts', 'deep/jsx.tsx', 'deep/members.js', 'deep/sum.js', 'deep/chain.js'])('%s is read or listed', (path) => {
    if (at(path).length === 0) expect(['too-deep', 'parse-error', 'minified']).toContain(skipped(path));
  });

  it('reads deep markup or lists it', () => {
    if (at('deep/page.html').length === 0) expect(skipped('deep/page.html')).toBeDefined();
  });

  it('takes names of prototypes for names', () => {
    expect(at('proto/code.js').some(({ api }) => api.includes('geolocation'))).toBe(true);
    expect(at('proto/package.json').map(({ recipient }) => recipient)).toEqual(['stripe']);
    for (const path of ['proto/imports.js', 'proto/page.html']) {
      expect(at(path)).toEqual([]);
      expect(skipped(path)).toBeUndefined();
    }
  });
});

describe('the size of a tree', () => {
  it('does not decide what of a deep file is read', async () => {
    const small = JSON.parse((await runBuilt(join(tree.root, 'deep'), ['inventory', '--format', 'json'])).stdout) as InventoryResult;
    const reasons = ({ skipped: all }: InventoryResult): string[] => all.map(({ path, reason }) => `${path.replace('deep/', '')} ${reason}`).sort();
    expect(reasons(small)).toEqual(reasons({ ...result, skipped: result.skipped.filter(({ path }) => path.startsWith('deep/')) }));
    expect(small.evidence.map(({ path, rule }) => `deep/${path} ${rule}`)).toEqual(result.evidence.filter(({ path }) => path.startsWith('deep/')).map(({ path, rule }) => `${path} ${rule}`));
  });
});

describe('unusual bytes', () => {
  it.each([['bytes/bom.js', 1, 1], ['bytes/crlf.js', 3, 3], ['bytes/invalid.js', 1, 1], ['bytes/separator.js', 2, 1]])('%s has its place at %i:%i', (path, line, column) => {
    expect(at(path).map((one) => [one.line, one.column])).toEqual([[line, column]]);
  });

  it('counts columns in UTF-16 units, as editors do', () => {
    expect(at('bytes/wide.js').map(({ column }) => column)).toEqual([18]);
  });

  it('lists what is not text', () => {
    expect(skipped('bytes/nul.js')).toBe('binary');
    if (at('bytes/utf16.js').length === 0) expect(skipped('bytes/utf16.js')).toBeDefined();
  });

  it('lists what is too large, and reads or lists a huge line', () => {
    expect(skipped('size/huge.js')).toBe('too-large');
    if (at('size/line.js').length === 0) expect(skipped('size/line.js')).toBeDefined();
  });
});

describe('links', () => {
  it('never lead out of the root, nor around in it', () => {
    const paths = [...new Set(result.evidence.map(({ path }) => path))];
    expect(paths.filter((path) => /^(?:link\.js|folder|loop|dangling)|outside/.test(path))).toEqual([]);
    expect(result.skipped.some(({ path, reason }) => path === 'link.js' && (reason === 'link' || reason === 'outside-root'))).toBe(true);
  });
});
