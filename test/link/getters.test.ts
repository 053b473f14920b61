import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../src/catalogue/index.ts';
import { extract } from '../../src/extract/extract.ts';
import { link } from '../../src/link/link.ts';

const { matchers } = await loadCatalogue();

async function placeOf(code: string): Promise<number | undefined> {
  const facts = [await extract('app.ts', code, matchers)];
  return link(facts, matchers, () => '').find(({ recipient, strength }) => recipient === 'firebase-analytics' && strength === 'called')?.line;
}

describe('the place that stands for the calls of an SDK', () => {
  it('is what is done with it, not what gives it', async () => {
    expect(await placeOf("import { getAnalytics, logEvent } from 'firebase/analytics';\nconst analytics = getAnalytics();\n\nlogEvent(analytics, 'sign_up');")).toBe(4);
  });
  it('is what gives it where nothing else is done', async () => {
    expect(await placeOf("import { getAnalytics } from 'firebase/analytics';\nexport const analytics = getAnalytics();")).toBe(2);
  });
});
