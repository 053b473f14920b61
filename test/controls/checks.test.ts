import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../src/catalogue/index.ts';
import { extract } from '../../src/extract/extract.ts';

const { matchers } = await loadCatalogue();
const { controls } = matchers;

describe('names of checks', () => {
  it.each([
    ['hasConsent', 'cookie-consent'], ['window.Cookiebot.consent.marketing', 'cookie-consent'], ['localStorage.getItem("cookie_consent")', 'cookie-consent'], ['UC_UI.areAllConsentsAccepted', 'cookie-consent'],
    ['window.__tcfapi', 'cookie-consent'], ['data-cookieconsent', 'cookie-consent'], ['type="text/plain"', 'cookie-consent'], ['class="optanon-category-C0002"', 'cookie-consent'], ['gtag("consent","default","denied")', 'cookie-consent'],
    ['navigator.doNotTrack', 'opt-out-signal'], ['navigator.globalPrivacyControl', 'opt-out-signal'], ['req.headers.sec-gpc', 'opt-out-signal'], ['window.__gpp', 'opt-out-signal'],
    ['Location.requestForegroundPermissionsAsync', 'location-permission'], ['PERMISSIONS.IOS.LOCATION_WHEN_IN_USE', 'location-permission'], ['navigator.permissions.query("geolocation")', 'location-permission'],
    ['requestTrackingPermissionsAsync', 'tracking-permission'], ['Notification.requestPermission', 'notifications-permission'], ['Contacts.requestPermissionsAsync', 'contacts-permission'],
  ])('%s checks %s', (name, id) => expect(controls.checkedBy(name)).toContain(id));

  it.each(['user', 'ConsentProvider', 'showConsentBanner', 'useEffect', 'items.map', 'options.adoption', 'cancelTracking', 'scanTrack', 'Platform.OS', 'type="module"', 'data-id', 'isDone', 'granted', 'x'.repeat(10_000)])('%s checks nothing', (name) => expect(controls.checkedBy(name)).toEqual([]));

  it.each(['optedOut', 'doNotTrack', 'consentDenied', 'onDecline', 'noConsent'])('%s says no', (name) => expect(controls.isRefusal(name)).toBe(true));
  it.each(['hasConsent', 'granted', 'onAccept'])('%s says yes', (name) => expect(controls.isRefusal(name)).toBe(false));
});

/** What is known of the only call of fbq in the code. */
async function checksOf(code: string, file = 'a.tsx'): Promise<{ guards: string[]; unless: string[] }> {
  const { sightings } = await extract(file, code, matchers);
  const place = sightings.find(({ rule }) => rule === 'facebook-pixel');
  return { guards: place?.guards ?? [], unless: place?.unless ?? [] };
}

it('a function that nobody calls has no callers to ask', async () => {
  const facts = await extract('a.js', 'let granted; function send() { if (granted) fbq("x"); }', matchers);
  expect(facts.sightings.map(({ rule }) => rule)).toContain('facebook-pixel');
});

describe('names on the way to a place', () => {
  it.each([
    ['if (a.b?.c()) fbq("x")', ['a.b.c'], []],
    ['if (!a && b) fbq("x")', ['b'], ['a']],
    ['if (a || b) fbq("x")', [], []],
    ['if (a || b) {} else fbq("x")', [], ['a', 'b']],
    ['if (typeof a !== "undefined") fbq("x")', [], []],
    ['if (a === "denied") fbq("x")', [], ['a']],
    ['if (a !== RESULTS.DENIED) fbq("x")', ['a'], []],
    ['if ((a as any) === true) fbq("x")', ['a'], []],
    ['while (a) fbq("x")', ['a'], []],
    ['for (const a of b) { if (!a.ok) continue; fbq("x"); }', ['a.ok', 'b.*.ok'], []],
    ['function f() { if (!a) { log(); return } if (b) { return } else { go() } fbq("x") }', ['a'], ['b']],
    ['function f() { { if (!a) return; } fbq("x") }', [], []],
    ['let a = ask(); a = other(); if (a) fbq("x")', ['a'], []],
    ['const a = ask(); if (a) fbq("x")', ['a', 'ask'], []],
    ['const { a } = ask(); if (!a) {} else fbq("x")', ['a', 'ask.a'], []],
    ['const a = !ask(); if (a) fbq("x")', ['a'], ['ask']],
    ['p.then(() => fbq("x"))', ['p'], []],
    ['p.catch(() => fbq("x"))', [], []],
    ['p.then(ok, () => fbq("x"))', [], []],
    ['track(fbq("x"))', [], []],
    ['switch (true) { case a.ok: fbq("x") }', ['a.ok'], []],
    ['optOut || fbq("x")', ['optOut'], []],
    ['optOut && fbq("x")', [], ['optOut']],
    ['const f = a ? () => fbq("x") : null', ['a'], []],
    ['class A { m() { if (this.allowed) fbq("x") } }', ['this.allowed'], []],
  ])('%s', async (code, guards, unless) => {
    const found = await checksOf(code);
    expect({ guards: [...found.guards].sort(), unless: [...found.unless].sort() }).toEqual({ guards: [...guards].sort(), unless: [...unless].sort() });
  });

  it('in a file whose scripts stand in a page', async () => expect((await checksOf('<p>\n<script>if (hasConsent()) { fbq("x") }</script>', 'a.html')).guards).toEqual(['hasConsent']));
  it('after line separators of the language alone', async () => expect((await checksOf('const s = "\u2028\u2028"; if (hasConsent()) fbq("x")')).guards).toEqual(['hasConsent']));
  it('a function that calls itself, and two that call each other', async () => {
    const code = 'function a() { fbq("x"); a(); b() }\nfunction b() { a() }\nif (hasConsent()) b();\nif (hasConsent()) a();';
    expect((await checksOf(code)).guards).toContain('hasConsent');
  });
  it('many places, deep and wide, in time', async () => {
    const code = `${'if (hasConsent()) {'.repeat(150)}${'fbq("x");\n'.repeat(5000)}${'}'.repeat(150)}`;
    const start = performance.now();
    const { sightings } = await extract('a.js', code, matchers);
    expect(sightings.length).toBeGreaterThan(4000);
    expect(performance.now() - start).toBeLessThan(8000);
  });
});
