import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runBuilt } from '../cli/run-built.ts';
import { EMPTY_MANIFEST, LOCATE, Tree } from './tree.ts';

const tree = new Tree({ 'a.ts': LOCATE });
afterAll(() => tree.remove());

const bomb = ['a: &a [x,x,x,x,x,x,x,x,x]', ...'bcdefghijk'.split('').map((name, i) => `${name}: &${name} [${Array(9).fill(`*${'abcdefghij'[i]}`).join(',')}]`)].join('\n');

describe('a hostile manifest ends the run with a message', () => {
  it.each([
    ['deep.yml', `privlint: 1\ncollects: ${'['.repeat(20_000)}${']'.repeat(20_000)}\nshares: {}\n`],
    ['deep-map.yml', `privlint: 1\nshares: {}\ncollects: ${'{a: '.repeat(20_000)}1${'}'.repeat(20_000)}\n`],
    ['deep.json', `{"privlint":1,"shares":{},"collects":${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}}`],
    ['bomb.yml', `${bomb}\nprivlint: 1\ncollects: {}\nshares: {}\n`],
    ['bomb-in-data.yml', `privlint: 1\nshares: {}\ncollects:\n  x:\n    data: [user.name]\n    for:\n${bomb.replaceAll(/^/gm, '      ')}\n`],
    ['proto.yml', 'privlint: 1\ncollects: { __proto__: { polluted: true } }\nshares: {}\n'],
    ['proto-top.yml', 'privlint: 1\n__proto__: { collects: { a: { data: [user.location.precise] } } }\ncollects: {}\nshares: {}\n'],
    ['tags.yml', 'privlint: 1\ncollects: !!js/function "function () { return 1 }"\nshares: {}\n'],
    ['outside.yml', 'privlint: 1\nextends: ../../../../etc/passwd\ncollects: {}\nshares: {}\n'],
    ['regex.yml', `${EMPTY_MANIFEST}controls: { c: { type: opt-in, evidence: [{ text: "^(a+)+$" }] } }\n`],
    ['nul.yml', 'privlint: 1\ncollects: { "a\0b": { data: [user.nme] } }\nshares: {}\n'],
    ['empty.yml', ''],
    ['binary.yml', Buffer.from([0xff, 0xfe, 0x00, 0x01, 0x80])],
  ])('%s', async (name, content) => {
    mkdirSync(join(tree.top, 'manifests'), { recursive: true });
    const file = join(tree.top, 'manifests', name);
    writeFileSync(file, content);
    const { code, stdout, stderr } = await runBuilt(tree.root, ['--manifest', file, '--format', 'json']);
    expect(stderr).not.toMatch(/internal error|\n\s+at |root:/);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).not.toBe('');
    expect(stderr.length).toBeLessThan(20_000);
  });

  it('does not let a name of a prototype in the configuration pass for a level', async () => {
    tree.write({ 'privacy.yml': EMPTY_MANIFEST, '.privlintrc.json': '{"__proto__":{"rules":{"undeclared-collection":"off"}},"rules":{"__proto__":"off","constructor":"off"}}' });
    const { code, stderr } = await runBuilt(tree.root, []);
    expect(stderr).not.toContain('internal error');
    expect([1, 2]).toContain(code);
  });
});
