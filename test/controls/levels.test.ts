import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LevelSources } from '../../src/controls/level-controls.ts';
import type { Control, ControlEvidence } from '../../src/model/manifest.ts';
import { control, levelTree, type Tree } from './read-case.ts';

const GA = `import ReactGA from 'react-ga4';\n`;
const START = `${GA}ReactGA.initialize('G-1');\n`;

async function levelOf(tree: Tree, evidence: ControlEvidence[], more: Partial<LevelSources> = {}, rule = 'google-analytics', path = 'a.ts', type: Control['type'] = 'opt-in'): Promise<number | null> {
  const found = await levelTree(tree, [control(type, evidence)], more);
  const place = found.evidence.find((one) => one.rule === rule && one.path === path);
  expect(place).toBeDefined();
  return found.level('it', place!);
}

describe('a control that nothing shows', () => {
  it.each<[string, ControlEvidence]>([
    ['a call', { call: '*hasConsent*' }],
    ['a package', { package: '*cookieconsent*' }],
    ['a text', { text: '(?i)unsubscribe' }],
    ['a file', { file: '**/consent.ts' }],
    ['a permission', { 'os-permission': 'location' }],
    ['a permission of a name nobody knows', { 'os-permission': 'telepathy' }],
  ])('%s', async (_, evidence) => expect(await levelOf({ 'a.ts': START }, [evidence])).toBe(0));
});

describe('a control that exists elsewhere', () => {
  it.each<[string, ControlEvidence, Tree]>([
    ['a call in a script', { call: '*hasConsent*' }, { 'b.ts': 'if (x.hasConsent?.()) go();' }],
    ['a call without regard to case', { call: 'hasconsent' }, { 'b.ts': 'consent.hasConsent()' }],
    ['a component', { call: 'ConsentGate' }, { 'b.tsx': 'export const A = () => <ConsentGate />;' }],
    ['a call in a component file', { call: 'openSettings' }, { 'b.vue': '<template><a @click="openSettings()">Cookies</a></template>' }],
    ['a call in a template literal', { call: 'hasConsent' }, { 'b.ts': 'const s = `a ${hasConsent()} b`;' }],
    ['a call after a regular expression', { call: 'hasConsent' }, { 'b.ts': 'const r = /["\'`]/; hasConsent();' }],
    ['a dependency', { package: '*cookieconsent*' }, { 'package.json': '{ "dependencies": { "vanilla-cookieconsent": "3" } }' }],
    ['an import', { package: 'vanilla-cookieconsent' }, { 'b.ts': "import 'vanilla-cookieconsent/dist/cookieconsent.css';" }],
    ['a pod', { package: 'UsercentricsUI' }, { Podfile: "pod 'UsercentricsUI', '2.1'" }],
    ['a consent manager that a page loads', { package: 'onetrust' }, { 'b.html': '<script src="https://cdn.cookielaw.org/scripttemplates/otSDKStub.js"></script>' }],
    ['a text in a template', { text: '(?i)unsubscribe' }, { 'mails/news.hbs': '<a href="{{url}}">Unsubscribe</a>' }],
    ['a text in a comment', { text: 'aboutads|youronlinechoices' }, { 'b.ts': '// https://www.youronlinechoices.eu' }],
    ['a file', { file: '**/opt-out.html' }, { 'pages/opt-out.html': '' }],
    ['a declared permission', { 'os-permission': 'gps' }, { 'Info.plist': '<plist><dict><key>NSLocationWhenInUseUsageDescription</key><string>x</string></dict></plist>' }],
  ])('%s', async (_, evidence, tree) => expect(await levelOf({ 'a.ts': START, ...tree }, [evidence])).toBe(1));
});

describe('what only looks like a call', () => {
  it.each([
    '// hasConsent()', '/* hasConsent() */', '"hasConsent()"', "'hasConsent()'", '`hasConsent()`', 'const r = /hasConsent()/;', 'function hasConsent() {}', 'class A { hasConsent() { return true; } }',
    'class A { async hasConsent(a = (1)): Promise<boolean> { return true; } }', 'const a = { hasConsent() {} };', 'const hasConsent = true;', 'type A = { hasConsent: boolean };', '`${"hasConsent()"}`',
  ])('%s', async (code) => expect(await levelOf({ 'a.ts': START, 'b.ts': code }, [{ call: 'hasConsent' }])).toBe(0));

  it('a comment of a page', async () => expect(await levelOf({ 'a.ts': START, 'b.html': '<!-- hasConsent() --><p>x</p><script>// hasConsent()\n</script>' }, [{ call: 'hasConsent' }])).toBe(0));
});

describe('what guards a place', () => {
  it('the same file', async () => expect(await levelOf({ 'a.ts': `${START}hasConsent();` }, [{ call: 'hasConsent' }])).toBe(2));
  it('a module that it imports', async () => expect(await levelOf({ 'a.ts': `import './b';\n${START}`, 'b.ts': 'hasConsent();' }, [{ call: 'hasConsent' }])).toBe(2));
  it('not a module that an import imports', async () => expect(await levelOf({ 'a.ts': `import './b';\n${START}`, 'b.ts': "import './c';", 'c.ts': 'hasConsent();' }, [{ call: 'hasConsent' }])).toBe(1));
  it('not where the check came out as no', async () => expect(await levelOf({ 'a.ts': `${GA}if (!hasConsent()) ReactGA.initialize('G-1');` }, [{ call: 'hasConsent' }])).toBe(1));
  it('a variable in a condition', async () => expect(await levelOf({ 'a.ts': `${GA}if (props.mayMeasure) ReactGA.initialize('G-1');` }, [{ call: '*mayMeasure' }])).toBe(2));
  it('any of several pieces of evidence', async () => expect(await levelOf({ 'a.ts': `${START}hasConsent();` }, [{ file: 'none.ts' }, { call: 'hasConsent' }])).toBe(2));
  it('a person, where only people can tell', async () => expect(await levelOf({ 'a.ts': START }, [{ manual: 'legal' }])).toBe(2));
  it('not a person, where code would show it', async () => expect(await levelOf({ 'a.ts': START }, [{ manual: 'legal' }, { call: 'hasConsent' }])).toBe(0));
  it('a known check of the package that implements it', async () => {
    const tree = { 'a.ts': `${GA}if (allowedCookies()) ReactGA.initialize('G-1');`, 'package.json': '{ "dependencies": { "react-cookie-consent": "9" } }' };
    expect(await levelOf({ ...tree, 'a.ts': `${GA}if (cookieConsentGiven) ReactGA.initialize('G-1');` }, [{ package: 'react-cookie-consent' }])).toBe(2);
    expect(await levelOf({ ...tree, 'a.ts': START }, [{ package: 'react-cookie-consent' }])).toBe(1);
  });
});

describe('permissions', () => {
  const location: ControlEvidence[] = [{ 'os-permission': 'location' }];
  it('a browser asks by itself', async () => expect(await levelOf({ 'a.ts': 'navigator.geolocation.getCurrentPosition(show);' }, location, {}, 'browser-geolocation')).toBe(2));
  it('a declaration is the control itself', async () => {
    const tree = { 'AndroidManifest.xml': '<manifest><uses-permission android:name="android.permission.ACCESS_FINE_LOCATION" /></manifest>' };
    expect(await levelOf(tree, location, {}, 'location-permission', 'AndroidManifest.xml')).toBe(2);
  });
  it('another permission is none', async () => {
    const tree = { 'a.ts': "import * as Location from 'expo-location';\nLocation.getCurrentPositionAsync({});", 'AndroidManifest.xml': '<manifest><uses-permission android:name="android.permission.CAMERA" /></manifest>' };
    expect(await levelOf(tree, location, {}, 'mobile-location')).toBe(0);
  });
});

describe('where only a part of the repository is looked at', () => {
  const call: ControlEvidence[] = [{ call: 'hasConsent' }];
  it('nothing is missing', async () => expect(await levelOf({ 'a.ts': START }, call, { partial: true })).toBe(1));
  it('nobody can tell what an import does that was not read', async () => expect(await levelOf({ 'a.ts': `import './consent';\n${START}` }, call, { partial: true })).toBe(null));
  it('a check at the place itself counts', async () => expect(await levelOf({ 'a.ts': `import './x';\n${GA}if (hasConsent()) ReactGA.initialize('G-1');` }, call, { partial: true })).toBe(2));
  it('a declaration is not held against anybody', async () => {
    expect(await levelOf({ 'package.json': '{ "dependencies": { "react-ga4": "2" } }' }, call, { partial: true }, 'google-analytics', 'package.json')).toBe(null);
  });
});

const PIECES: Tree = {
  'a.ts': START,
  'b.ts': `import { ask } from './c';\n${GA}if (ask()) ReactGA.event('x');`,
  'c.ts': 'export const ask = () => hasConsent();',
  'd.html': '<script type="text/plain" data-cookieconsent="marketing" src="https://www.googletagmanager.com/gtag/js?id=G-1"></script>',
  'e.ts': "import * as Location from 'expo-location';\nLocation.requestForegroundPermissionsAsync().then(() => Location.getCurrentPositionAsync({}));",
  'f.ts': "import * as Location from 'expo-location';\nLocation.getCurrentPositionAsync({});",
  'package.json': '{ "dependencies": { "klaro": "1" } }',
  'mail.hbs': 'Unsubscribe',
};
const CONTROLS = [
  control('opt-in', [{ call: '*hasConsent*' }], 'call'), control('opt-in', [{ package: 'klaro' }], 'package'), control('opt-out', [{ text: '(?i)unsubscribe' }], 'text'),
  control('opt-in', [{ 'os-permission': 'location' }], 'permission'), control('opt-in', [{ file: '*.hbs' }], 'file'), control('opt-in', [{ manual: 'x' }], 'manual'),
];

it('levels do not depend on the order of files or controls', async () => {
  const describeAll = async (paths: readonly string[], controls: readonly Control[]): Promise<string[]> => {
    const { evidence, level } = await levelTree(Object.fromEntries(paths.map((path) => [path, PIECES[path]!])), controls);
    return evidence.map((one) => `${one.id} ${one.guards} ${CONTROLS.map(({ id }) => level(id, one)).join('')}`).sort();
  };
  const usual = await describeAll(Object.keys(PIECES).sort(), CONTROLS);
  expect(new Set(usual.map((line) => line.split(' ').at(-1))).size).toBeGreaterThan(3);
  const paths = Object.keys(PIECES);
  const shuffled = fc.tuple(fc.shuffledSubarray(paths, { minLength: paths.length }), fc.shuffledSubarray(CONTROLS, { minLength: CONTROLS.length }));
  await fc.assert(fc.asyncProperty(shuffled, async ([order, controls]) => {
    expect(await describeAll(order, controls)).toEqual(usual);
  }), { numRuns: 30 });
});
