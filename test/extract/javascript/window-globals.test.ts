import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../../src/catalogue/index.ts';
import { extract } from '../../../src/extract/extract.ts';

const { matchers } = await loadCatalogue();

async function vendorsIn(code: string): Promise<(string | null)[]> {
  const { sightings } = await extract('app.ts', code, matchers);
  return [...new Set(sightings.filter(({ via, strength }) => via === 'sdk' && strength !== 'flow').map(({ recipient }) => recipient))];
}

describe('snippets and plug-ins that are members of the window', () => {
  it.each([
    ["window.gtag('event', 'opened');", 'google-analytics'],
    ["if (ready) window.fbq?.('track', 'Lead');", 'facebook-pixel'],
    ['window.FirebasePlugin.unregister();', 'firebase'],
    ["globalThis.facebookConnectPlugin.login(['email'], done, failed);", 'facebook'],
    ["window.cordova.plugins.SignInWithApple.signin({ requestedScopes: [0] }, done, failed);", 'apple-sign-in'],
  ])('%s is a call of %s', async (code, vendor) => {
    expect(await vendorsIn(code)).toEqual([vendor]);
  });

  it.each([
    'const window = { FirebasePlugin: { unregister() {} } };\nwindow.FirebasePlugin.unregister();',
    'export const close = (window) => window.FirebasePlugin.unregister();',
    "const isReady = typeof window.gtag === 'function';",
  ])('%s calls nobody', async (code) => {
    expect(await vendorsIn(code)).toEqual([]);
  });
});
