import { expect, test } from 'vitest';
import { loadCatalogue } from '../../src/catalogue/index.ts';
import { link } from '../../src/link/link.ts';
import { scanFiles } from '../../src/scan.ts';

const { matchers } = await loadCatalogue();

async function askedIn(path: string, files: Record<string, string>): Promise<string[]> {
  const { facts } = await scanFiles(Object.entries(files).map(([name, text]) => ({ path: name, size: text.length, read: () => text })), { matchers, rulePaths: [] });
  return link(facts, matchers, () => '').filter((one) => one.path === path).map(({ line, recipient, strength, data }) => `${line} ${recipient} ${strength} ${data.join(' ')}`.trim());
}

const PLACES = "export const SHED_URL = 'https://api.toolshed.org/v1';\nconst region = process.env.REGION || 'east';\nexport const VOICES = 'https://' + region + '.tts.speech.microsoft.com/voices/';\nexport const OURS = '/api/v1';";

test('a request without data to an address that another file holds has a recipient', async () => {
  const files = {
    'config/places.ts': PLACES,
    'app.ts': "import { SHED_URL, VOICES } from './config/places';\nexport const list = () => fetch(`${SHED_URL}/list`);\nexport async function voices() {\n  const url = `${VOICES}list`;\n  return fetch(url);\n}",
  };
  expect(await askedIn('app.ts', files)).toEqual(['2 api.toolshed.org called', '5 azure-speech called']);
});

test('what is passed there is told once', async () => {
  const files = {
    'config/places.ts': PLACES,
    'app.ts': "import { SHED_URL } from './config/places';\nexport const join = (req) => fetch(`${SHED_URL}/join`, { method: 'POST', body: JSON.stringify({ email: req.body.email }) });",
  };
  expect((await askedIn('app.ts', files)).filter((one) => one.includes('toolshed'))).toEqual(['2 api.toolshed.org flow user.contact.email']);
});

test('a request to ourselves has none', async () => {
  const files = {
    'config/places.ts': PLACES,
    'app.ts': "import { OURS, SHED_URL } from './config/places';\nexport const list = () => fetch(`${OURS}/list`);\nexport const isThere = (url) => url.startsWith(SHED_URL);",
  };
  expect(await askedIn('app.ts', files)).toEqual([]);
});

test('a request to a constant that is called after its owner goes there', async () => {
  expect(await askedIn('app.ts', {
    'config/places.ts': "export const ELEVENLABS_API_BASE_URL = 'https://api.elevenlabs.io';",
    'app.ts': "import { ELEVENLABS_API_BASE_URL } from './config/places';\nexport const whoAmI = () => fetch(`${ELEVENLABS_API_BASE_URL}/v1/user`);",
  })).toEqual(['2 elevenlabs called']);
});
