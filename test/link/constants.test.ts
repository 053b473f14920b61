import { expect, test } from 'vitest';
import { loadCatalogue } from '../../src/catalogue/index.ts';
import { link } from '../../src/link/link.ts';
import { scanFiles } from '../../src/scan.ts';

const { matchers } = await loadCatalogue();

async function keptIn(files: Record<string, string>): Promise<string[]> {
  const { facts } = await scanFiles(Object.entries(files).map(([path, text]) => ({ path, size: text.length, read: () => text })), { matchers, rulePaths: [] });
  return link(facts, matchers, () => '').filter(({ via }) => via === 'web-storage').map(({ path, line, data }) => `${path}:${line} ${data.join()}`);
}

const APP = "import { KEYS } from './names';\nlocalStorage.setItem(KEYS, value);";

test('a key that a file names which holds nothing else', async () => {
  expect(await keptIn({ 'app.js': APP, 'names.js': "export const KEYS = 'blood_type';" })).toEqual(['app.js:2 user.health_and_medical']);
  expect(await keptIn({ 'app.js': APP, 'names.js': "export const KEYS = 'chunk_manifest';" })).toEqual([]);
});

test('the same of a wrapper, and by way of an index', async () => {
  const files = { 'app.js': "import { KEYS } from './names';\nimport { keep } from './keep';\nkeep(KEYS, value);", 'keep.js': 'export const keep = (key, value) => localStorage.setItem(key, value);' };
  expect(await keptIn({ ...files, 'names/index.js': "export * from './all';", 'names/all.js': "export const KEYS = 'blood_type';" })).toContain('app.js:3 user.health_and_medical');
});
