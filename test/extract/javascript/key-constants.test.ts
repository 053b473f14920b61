import { expect, test } from 'vitest';
import { loadCatalogue } from '../../../src/catalogue/index.ts';
import { extract } from '../../../src/extract/extract.ts';

const { matchers } = await loadCatalogue();

async function configuredIn(code: string): Promise<(string | null)[]> {
  const { sightings } = await extract('config.ts', code, matchers, true);
  return sightings.filter(({ via }) => via === 'config').map(({ recipient }) => recipient);
}

test.each([
  ["export const MIXPANEL_TOKEN = '8f14e45fceea167a5a36dedd4bea2543';", 'mixpanel'],
  ["export const PAYPAL_CLIENT_ID =\n  isLive\n    ? 'AZ2vK0luRWMX9zzw'\n    : 'AVQiWeMc55uBVqvg'", 'paypal'],
  ["export default { ADSENSE_CLIENT: 'ca-pub-1234567890123456' };", 'google-adsense'],
])('%s is a key of %s', async (code, vendor) => {
  expect(await configuredIn(code)).toEqual([vendor]);
});

test.each([
  "export const STRIPE_CUSTOMER_ID = 'stripe_customer_id';",
  "export const SPEECH_KEY = 'speech-settings-v2';",
  "export const SEGMENT_KEY = 'segment_2';",
  "export const PAYPAL_TITLE = 'Pay with PayPal 24/7';",
  "export const SHED_KEY = '8f14e45fceea167a5a36dedd4bea2543';",
  "export const MIXPANEL_TOKEN = readToken('8f14e45fceea167a');",
])('%s is none', async (code) => {
  expect(await configuredIn(code)).toEqual([]);
});
