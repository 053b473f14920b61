import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { loadCatalogue } from '../../src/catalogue/index.ts';
import { extract } from '../../src/extract/extract.ts';
import { link } from '../../src/link/link.ts';

const ROOT = fileURLToPath(new URL('../../fixtures/apps/drifted', import.meta.url));

it('the order in which files are read changes nothing', async () => {
  const { matchers } = await loadCatalogue();
  const paths = readdirSync(ROOT, { recursive: true, encoding: 'utf8' }).filter((path) => statSync(join(ROOT, path)).isFile());
  const twins = { 'shared/same.ts': "import x from 'mixpanel-browser';\nexport const client = x;", 'shared/same.js': "exports.client = require('posthog-js');", 'shared/use.ts': "import { client } from './same';\nclient.track('x');" };
  const sources = [...paths.map((path) => [path, readFileSync(join(ROOT, path), 'utf8')] as const), ...Object.entries(twins)];
  const facts = await Promise.all(sources.map(([path, text]) => extract(path, text, matchers, true)));
  const expected = JSON.stringify(link(facts, matchers, (path, span) => `${path}:${span.line}`));
  fc.assert(fc.property(fc.shuffledSubarray(facts, { minLength: facts.length }), (shuffled) => {
    expect(JSON.stringify(link(shuffled, matchers, (path, span) => `${path}:${span.line}`))).toBe(expected);
  }), { numRuns: 25 });
});
