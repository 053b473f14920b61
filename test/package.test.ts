import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const empty = mkdtempSync(join(tmpdir(), 'privlint-package-'));
afterAll(() => rmSync(empty, { recursive: true, force: true }));

/** What a user gets: the built package without its build step, which has run already. */
const listed = (): string[] => {
  const [packed] = Object.values(JSON.parse(execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { cwd: ROOT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })) as { files: { path: string }[] }[]);
  return packed!.files.map(({ path }) => path).sort();
};

describe('the package', () => {
  const files = listed();

  it('holds what it needs to run, and what a user reads', () => {
    for (const file of ['bin/privlint.js', 'dist/cli.js', 'dist/extract-worker.js', 'dist/rules.json', 'LICENSE', 'NOTICE', 'README.md', 'CHANGELOG.md', '.pre-commit-hooks.yaml', 'schema/privacy.schema.json', 'fixtures/apps/in-line/privacy.yml']) expect(files).toContain(file);
  });

  it('holds no source, test or bench', () => {
    expect(files.filter((file) => /^(?:src|test|bench|rules|docs|\.ci)\/|\.test\.|tsconfig|vitest|\.map$/.test(file))).toEqual([]);
  });

  it('runs from an empty folder on the bundled example', () => {
    const home = join(empty, 'node_modules', 'privlint');
    for (const file of [...files, 'package.json']) {
      mkdirSync(dirname(join(home, file)), { recursive: true });
      cpSync(join(ROOT, file), join(home, file));
    }
    const { dependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { dependencies: Record<string, string> };
    for (const name of Object.keys(dependencies)) {
      mkdirSync(dirname(join(empty, 'node_modules', name)), { recursive: true });
      symlinkSync(join(ROOT, 'node_modules', name), join(empty, 'node_modules', name));
    }
    writeFileSync(join(empty, 'package.json'), '{}');
    expect(existsSync(join(home, 'src'))).toBe(false);
    const run = (...words: string[]) => spawnSync(process.execPath, [join(home, 'bin/privlint.js'), ...words], { cwd: empty, encoding: 'utf8' });
    expect(run('--version').stdout.trim()).toMatch(/^\d+\.\d+\.\d+$/);
    expect(run(join(home, 'fixtures/apps/in-line')).status).toBe(0);
    expect(run(join(home, 'fixtures/apps/drifted')).status).toBe(1);
  });
});
