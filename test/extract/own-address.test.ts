import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../src/catalogue/index.ts';
import { extract } from '../../src/extract/extract.ts';

const { matchers } = await loadCatalogue();
const homeOf = async (path: string, text: string): Promise<string | undefined> => (await extract(path, text, matchers, true)).homepage;

describe('the domain of the project', () => {
  it.each([
    ['index.html', '<link rel="canonical" href="https://acorns.club/start">'],
    ['index.html', '<meta property="og:url" content="https://acorns.club" />'],
    ['app/layout.tsx', "export const metadata = { metadataBase: new URL('https://acorns.club') };"],
    ['package.json', '{ "name": "x", "homepage": "https://acorns.club/" }'],
  ])('%s: %s', async (path, text) => {
    expect(await homeOf(path, text)).toBe('acorns.club');
  });

  it.each([
    ['index.html', '<link rel="stylesheet" href="https://cdn.acorns.club/a.css"><meta property="og:image" content="https://acorns.club/a.png">'],
    ['index.html', '<link rel="canonical" href="<%= url %>">'],
    ['index.html', '<meta property="og:url" content="https://acorns.netlify.app/">'],
    ['app/layout.tsx', "export const base = new URL('https://acorns.club');"],
  ])('none in %s: %s', async (path, text) => {
    expect(await homeOf(path, text)).toBeUndefined();
  });
});
