import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../src/catalogue/index.ts';
import { extract } from '../../src/extract/extract.ts';
import { link } from '../../src/link/link.ts';

const { matchers } = await loadCatalogue();

async function read(code: string): Promise<{ strength: string; data: string[] }[]> {
  const facts = await extract('app.ts', code, matchers);
  return link([facts], matchers, () => code).map(({ strength, data }) => ({ strength, data }));
}

describe('what passes into storage of ours', () => {
  it('is a fact beside what the key tells, without saying it twice', async () => {
    expect(await read('export const f = (user) => { document.cookie = `prefill=${user.email}`; };')).toEqual(expect.arrayContaining([
      { strength: 'called', data: ['user.device.cookie'] },
      { strength: 'flow', data: ['user.contact.email'] },
    ]));
  });
  it('is one fact where both say the same', async () => {
    expect(await read("export const f = (user) => localStorage.setItem('email', user.email);")).toEqual([{ strength: 'flow', data: ['user.contact.email'] }]);
  });
  it('is what the value says, not the key', async () => {
    expect(await read("export const f = (user) => localStorage.setItem('access_token', user.email);")).toEqual(expect.arrayContaining([
      { strength: 'flow', data: ['user.contact.email'] },
    ]));
  });
});
