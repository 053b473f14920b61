import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it, vi } from 'vitest';
import { loadConfig } from '../../src/config/index.ts';

const loaded: string[] = [];
vi.mock('cosmiconfig', (original) => (loaded.push('cosmiconfig'), original()));
vi.mock('yaml', (original) => (loaded.push('yaml'), original()));

const root = mkdtempSync(join(tmpdir(), 'lazy-'));
afterAll(() => rmSync(root, { recursive: true }));

it('loads parsers only where there is something to parse', async () => {
  writeFileSync(join(root, 'package.json'), '{"name": "privlint-user"}');
  await loadConfig({ root });
  expect(loaded).toEqual([]);
  writeFileSync(join(root, '.privlintrc'), 'failOn: note');
  await loadConfig({ root });
  expect(loaded.sort()).toEqual(['cosmiconfig', 'yaml']);
});
