import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../../src/catalogue/index.ts';
import { extract } from '../../../src/extract/extract.ts';

const { matchers } = await loadCatalogue();
const kept = async (code: string): Promise<string[]> =>
  (await extract('src/proxy.ts', code, matchers)).sightings.filter(({ via }) => via === 'cookie').flatMap(({ data }) => data.filter((category) => category.startsWith('user.device.')));

describe('what a cookie is by its name', () => {
  it.each([
    ['experimentationId', 'user.device.cookie_id'],
    ['visitor-uid', 'user.device.cookie_id'],
    ['selectedProjectId', 'user.device.cookie'],
    ['paid', 'user.device.cookie'],
    ['sidebar_open', 'user.device.cookie'],
  ])('%s', async (name, category) => {
    expect(await kept(`import Cookies from "js-cookie";\nCookies.set("${name}", value);`)).toEqual([category]);
  });

  it('a variable that holds the name says nothing of what is kept', async () => {
    expect(await kept('import Cookies from "js-cookie";\nexport const dismiss = (cookieId: string) => Cookies.set(cookieId, "1");')).toEqual(['user.device.cookie']);
  });
});
