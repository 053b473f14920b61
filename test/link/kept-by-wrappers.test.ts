import { expect, test } from 'vitest';
import { loadCatalogue } from '../../src/catalogue/index.ts';
import { link } from '../../src/link/link.ts';
import { scanFiles } from '../../src/scan.ts';

const { matchers } = await loadCatalogue();

async function keptIn(files: Record<string, string>): Promise<string[]> {
  const { facts } = await scanFiles(Object.entries(files).map(([path, text]) => ({ path, size: text.length, read: () => text })), { matchers, rulePaths: [] });
  return link(facts, matchers, () => '').filter(({ via }) => via === 'web-storage').map(({ path, line, data }) => `${path}:${line} ${data.join(' ')}`);
}

const REMEMBER = 'export function remember(key, value) {\n  localStorage.setItem(key, JSON.stringify(value));\n}';

test('a wrapper of storage keeps what its callers name', async () => {
  expect(await keptIn({
    'a.ts': 'import { remember } from "./remember";\nremember("language", "de");',
    'b.ts': 'import { remember } from "./remember";\nremember("email", "x");',
    'remember.ts': REMEMBER,
  })).toEqual(['a.ts:2 user.demographic.language', 'b.ts:2 user.contact.email', 'remember.ts:2 user.contact.email user.demographic.language']);
});

test('a wrapper in which nobody keeps anything of a person says nothing', async () => {
  expect(await keptIn({ 'a.ts': 'import { remember } from "./remember";\nremember("build", 7);', 'remember.ts': REMEMBER })).toEqual([]);
});
