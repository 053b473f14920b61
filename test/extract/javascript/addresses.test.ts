import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../../src/catalogue/index.ts';
import { extract } from '../../../src/extract/extract.ts';

const { matchers } = await loadCatalogue();

async function hostsIn(code: string): Promise<(string | null)[]> {
  const { sightings } = await extract('app.ts', code, matchers);
  return [...new Set(sightings.filter(({ via }) => via === 'network').map(({ recipient }) => recipient))];
}

describe('addresses in code', () => {
  it.each([
    "fetch(new URL('https://stock.toolshed.org/count'));",
    "const stock = new URL('https://stock.toolshed.org/count');\nfetch(stock);",
    "const stock = 'https://stock.toolshed.org/count';\nfetch(stock);",
    "export const client = new StockClient({ base: new URL('https://stock.toolshed.org/count') });",
  ])('%s talks to its host', async (code) => {
    expect(await hostsIn(code)).toEqual(['stock.toolshed.org']);
  });

  it('of which pages may load, under whatever name', async () => {
    expect(await hostsIn(`const cspPolicy = { directives: { fontSrc: ["'self'", 'https://fonts.gstatic.com/'], formAction: ['https://api.stripe.com/'] } };`)).toEqual(['google-fonts']);
  });

  it.each([
    "openLinkInApp(new URL('https://stock.toolshed.org/count'), settings);",
    "export const storeURL = phone ? new URL('https://stock.toolshed.org/count') : null;",
    `list.innerHTML = '<li><a class="more" href="' + 'https://stock.toolshed.org/api/count' + '">count</a></li>';`,
    `const text = translate('See <a href="') + 'https://web.archive.org/web/2016/page' + translate('">here</a>');`,
    "const page = { more: 'https://play.google.com/store/apps/details?id=org.toolshed' };",
    "const page = { more: new URL('https://itunes.apple.com/app/toolshed/id12345') };",
    "export const kGuideUrl = new URL('https://toolshed.org/docs/start');",
  ])('%s only leads somebody there', async (code) => {
    expect(await hostsIn(code)).toEqual([]);
  });

  it.each([
    "start({ correlationHeaderExcludedDomains: ['*.google-analytics.com', 'api.stripe.com'] });",
    "start({ denyUrls: ['https://stock.toolshed.org/count'] });",
    "const IGNORED_HOSTS = ['https://stock.toolshed.org/count'];",
    "class Cache { skipUrls = ['https://stock.toolshed.org/api/count']; }",
  ])('%s leaves hosts alone', async (code) => {
    expect(await hostsIn(code)).toEqual([]);
  });

  it.each([
    ["start({ tracedUrls: ['https://stock.toolshed.org/api'] });", 'stock.toolshed.org'],
    ["const BLOCKED_WORDS = fetch('https://stock.toolshed.org/api/words');", 'stock.toolshed.org'],
  ])('%s is about %s', async (code, host) => {
    expect(await hostsIn(code)).toEqual([host]);
  });
});
