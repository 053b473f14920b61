import { expect, it } from 'vitest';
import { loadCatalogue } from '../../src/catalogue/index.ts';
import { scanFiles } from '../../src/scan.ts';

const file = (path: string, text: string) => ({ path, size: text.length, read: () => text });

it('keeps what the text of a file showed when an import makes it be read again', async () => {
  const { matchers } = await loadCatalogue();
  const files = [
    file('client.ts', "import { Analytics } from '@segment/analytics-node';\nexport const analytics = new Analytics({ writeKey: 'k' });\n"),
    file('gate.ts', "import { analytics } from './client';\nexport const MINIMUM_AGE = 10;\nexport const start = () => analytics.flush();\n"),
  ];
  const { facts } = await scanFiles(files, { matchers, rulePaths: [] });
  const gate = facts.find(({ path }) => path === 'gate.ts');
  expect(gate?.parsed).toBe(true);
  expect(gate?.settings?.map(({ kind, line }) => `${kind} ${line}`)).toEqual(['minimum-age 2']);
});
