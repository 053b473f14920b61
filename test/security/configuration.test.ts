import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { runBuilt } from '../cli/run-built.ts';
import { EMPTY_MANIFEST, LOCATE, Tree } from './tree.ts';

let tree: Tree;
afterEach(() => tree.remove());

describe('code that a repository plants', () => {
  it('is never run', () => {
    tree = new Tree({ 'privacy.yml': EMPTY_MANIFEST, 'src/a.ts': LOCATE });
    const marker = join(tree.top, 'has-run');
    const mark = `require('node:fs').writeFileSync(${JSON.stringify(marker)}, 'x');`;
    const script = `#!/bin/sh\ntouch ${JSON.stringify(marker)}\n`;
    tree.write({
      '.config/config.js': mark, '.config/config.cjs': mark, '.config/config.mjs': mark, '.config/config.ts': mark,
      '.config/privlintrc.js': mark, '.config/privlintrc.cjs': mark, '.config/privlintrc.ts': mark,
      '.privlintrc.js': mark, '.privlintrc.cjs': mark, '.privlintrc.ts': mark, 'privlint.config.js': mark, 'privlint.config.cjs': mark,
      'node_modules/typescript/index.js': mark, 'node_modules/privlint/index.js': mark,
      'node_modules/.bin/privlint': script, 'node_modules/.bin/git': script, git: script,
      'package.json': JSON.stringify({ cosmiconfig: { searchPlaces: ['planted.js'] }, scripts: { preprivlint: 'touch x' } }),
      'planted.js': mark,
    });
    const { code, stderr } = tree.run('--format', 'json');
    expect(stderr).not.toContain('internal error');
    expect(code).toBe(1);
    expect(existsSync(marker)).toBe(false);
  });

  it('does not hijack the search for the configuration', async () => {
    tree = new Tree({
      'privacy.yml': EMPTY_MANIFEST, 'src/a.ts': LOCATE,
      'package.json': JSON.stringify({ cosmiconfig: { searchPlaces: ['other.json'] } }),
      'other.json': JSON.stringify({ rules: { 'undeclared-collection': 'off' } }),
    });
    expect((await runBuilt(tree.root, [])).code).toBe(1);
  });
});

describe('a configuration that reads other files', () => {
  it.each([
    ['at the top', (secret: string) => JSON.stringify({ $import: secret })],
    ['in an override', (secret: string) => JSON.stringify({ overrides: [{ files: ['**'], rules: { $import: secret } }] })],
    ['by extending a file outside', () => JSON.stringify({ extends: '../secret.json' })],
  ])('is refused: %s', async (_where, write) => {
    tree = new Tree({ 'privacy.yml': EMPTY_MANIFEST, 'src/a.ts': LOCATE });
    const secret = join(tree.top, 'secret.json');
    writeFileSync(secret, '{"token":"hunter2"}');
    tree.write({ '.privlintrc.json': write(secret) });
    const { code, stdout, stderr } = await runBuilt(tree.root, []);
    expect(code).toBe(2);
    expect(stdout + stderr).not.toContain('hunter2');
    expect(stderr).not.toContain('internal error');
  });
});
