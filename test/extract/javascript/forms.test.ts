import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../../src/catalogue/index.ts';
import { extract } from '../../../src/extract/extract.ts';
import { link } from '../../../src/link/link.ts';

const { matchers } = await loadCatalogue();

async function rulesIn(files: Record<string, string>): Promise<string[]> {
  const facts = await Promise.all(Object.entries(files).map(([path, code]) => extract(path, code, matchers, true)));
  return [...new Set(link(facts, matchers, () => '').map((piece) => `${piece.path} ${piece.rule}`))].sort();
}
const GEO = 'a.tsx browser-geolocation';

/** However a call is written, it is the same fact; and what only looks like it is none. */
describe('a global API', () => {
  it.each([
    'navigator.geolocation.getCurrentPosition(cb)',
    'window.navigator.geolocation.getCurrentPosition(cb)',
    'globalThis.navigator?.geolocation?.getCurrentPosition?.(cb)',
    'navigator["geolocation"]["getCurrentPosition"](cb)',
    'const key = "geolocation"; navigator[key].watchPosition(cb)',
    'const { geolocation } = navigator; geolocation.watchPosition(cb)',
    'const { geolocation: { watchPosition } } = window.navigator; watchPosition(cb)',
    'const g = navigator.geolocation; const h = g; h.getCurrentPosition(cb)',
    'let g; g = navigator.geolocation; g.getCurrentPosition(cb)',
    'function geo() { return navigator.geolocation } geo().getCurrentPosition(cb)',
    'const geo = () => navigator.geolocation; geo().getCurrentPosition(cb)',
    'const geo = navigator.geolocation ?? null; geo.getCurrentPosition(cb)',
    'const api = { geo: navigator.geolocation }; api.geo.getCurrentPosition(cb)',
    'class Where { geo = navigator.geolocation; find() { this.geo.watchPosition(cb) } }',
    'class Where { constructor() { this.geo = navigator.geolocation } find() { this.geo.watchPosition(cb) } }',
    'navigator.geolocation.getCurrentPosition.call(navigator.geolocation, cb)',
    'const read = navigator.geolocation.getCurrentPosition.bind(navigator.geolocation); read(cb)',
    '(navigator as any).geolocation!.getCurrentPosition(cb)',
    'new Promise((yes, no) => navigator.geolocation.getCurrentPosition(yes, no))',
    'export default function Map() { useEffect(() => { navigator.geolocation.watchPosition(cb) }, []); return <div/> }',
  ])('%s', async (code) => {
    expect(await rulesIn({ 'a.tsx': code })).toContain(GEO);
  });

  it.each([
    '// navigator.geolocation.getCurrentPosition(cb)',
    '"navigator.geolocation.getCurrentPosition(cb)"',
    'const navigator = fake(); navigator.geolocation.getCurrentPosition(cb)',
    'function f(navigator) { navigator.geolocation.getCurrentPosition(cb) }',
    'import navigator from "./navigator"; navigator.geolocation.getCurrentPosition(cb)',
    'const geolocation = { getCurrentPosition() {} }; geolocation.getCurrentPosition(cb)',
    'store.navigator.geolocation.getCurrentPosition(cb)',
    'class A { geolocation = {}; f() { this.geolocation.getCurrentPosition(cb) } }',
    'try {} catch (navigator) { navigator.geolocation.getCurrentPosition(cb) }',
    'type T = typeof navigator.geolocation.getCurrentPosition;',
  ])('not %s', async (code) => {
    expect(await rulesIn({ 'a.tsx': code })).not.toContain(GEO);
  });
});

describe('a package', () => {
  const COOKIE = 'a.tsx cookie-library-write';
  it.each([
    'import Cookies from "js-cookie"; Cookies.set("a", b)',
    'import * as Cookies from "js-cookie"; Cookies.set("a", b)',
    'import { default as jar } from "js-cookie"; jar.set("a", b)',
    'import { set } from "js-cookie"; set("a", b)',
    'import { set as put } from "js-cookie"; put("a", b)',
    'const Cookies = require("js-cookie"); Cookies.set("a", b)',
    'const { set: put } = require("js-cookie"); put("a", b)',
    'import Cookies = require("js-cookie"); Cookies.set("a", b)',
    'async function f() { const { default: Cookies } = await import("js-cookie"); Cookies.set("a", b) }',
    'import("js-cookie").then((m) => m.default.set("a", b))',
    'import("js-cookie").then(({ default: jar }) => jar.set("a", b))',
  ])('%s', async (code) => {
    expect(await rulesIn({ 'a.tsx': code })).toContain(COOKIE);
  });

  it.each([
    'import Cookies from "./js-cookie"; Cookies.set("a", b)',
    'import Cookies from "js-cookies"; Cookies.set("a", b)',
    'import type Cookies from "js-cookie"; declare const x: Cookies;',
  ])('not %s', async (code) => {
    expect(await rulesIn({ 'a.tsx': code })).not.toContain(COOKIE);
  });
});

describe('across files', () => {
  const vendorAt = async (files: Record<string, string>): Promise<boolean> => (await rulesIn(files)).includes('app.ts mixpanel');
  const MAKE = "import mixpanel from 'mixpanel-browser';\n";

  it.each([
    ['a default export', { 'lib/m.ts': `${MAKE}export default mixpanel;`, 'app.ts': "import m from './lib/m'; m.track('x');" }],
    ['a named export', { 'lib/m.ts': `${MAKE}export const client = mixpanel;`, 'app.ts': "import { client } from './lib/m'; client.track('x');" }],
    ['an index file', { 'lib/m.ts': `${MAKE}export const client = mixpanel;`, 'lib/index.ts': "export * from './m';", 'app.ts': "import { client } from './lib'; client.track('x');" }],
    ['a renamed re-export', { 'lib/m.ts': `${MAKE}export const client = mixpanel;`, 'lib/index.ts': "export { client as analytics } from './m';", 'app.ts': "import { analytics } from './lib'; analytics.track('x');" }],
    ['an alias of paths', { 'src/lib/m.ts': `${MAKE}export const client = mixpanel;`, 'app.ts': "import { client } from '@/lib/m'; client.track('x');" }],
    ['a function that makes it', { 'lib/m.ts': `${MAKE}export function get() { return mixpanel }`, 'app.ts': "import { get } from './lib/m'; get().track('x');" }],
    ['a member of an object', { 'lib/m.ts': `${MAKE}export const services = { mixpanel };`, 'app.ts': "import { services } from './lib/m'; services.mixpanel.track('x');" }],
    ['CommonJS', { 'lib/m.js': "const mixpanel = require('mixpanel-browser');\nmodule.exports = { mixpanel };", 'app.ts': "const { mixpanel } = require('./lib/m'); mixpanel.track('x');" }],
    ['a package of the repository', { 'packages/m/package.json': '{ "name": "@acme/metrics" }', 'packages/m/src/index.ts': `${MAKE}export const client = mixpanel;`, 'app.ts': "import { client } from '@acme/metrics'; client.track('x');" }],
  ])('%s', async (_form, files) => {
    expect(await vendorAt(files)).toBe(true);
  });

  it('not through a name of another module', async () => {
    expect(await vendorAt({ 'lib/m.ts': `${MAKE}export const client = mixpanel;`, 'lib/n.ts': 'export const client = 1;', 'app.ts': "import { client } from './lib/n'; client.track('x');" })).toBe(false);
  });

  it('names what a wrapper of storage keeps by its callers', async () => {
    const files = {
      'lib/store.ts': 'const put = (k, v) => localStorage.setItem(k, JSON.stringify(v));\nexport function save(key, value) { put(key, value) }',
      'lib/keys.ts': "export const KEYS = { token: 'access_token' };",
      'app.ts': "import { save } from './lib/store';\nimport { KEYS } from './lib/keys';\nsave(KEYS.token, t);\nsave('build_number', n);",
    };
    const facts = await Promise.all(Object.entries(files).map(([path, code]) => extract(path, code, matchers, true)));
    const kept = link(facts, matchers, () => '').filter((piece) => piece.path === 'app.ts');
    expect(kept.map((piece) => `${piece.line} ${piece.data.join('+')} ${piece.api}`)).toEqual(['3 user.authorization.credentials localStorage.setItem("access_token")']);
  });

  it('ends on modules that import each other', async () => {
    expect(await rulesIn({ 'a.ts': "export * from './b';", 'b.ts': "export * from './a';", 'c.ts': "import { x } from './a'; x.track();" })).toEqual([]);
  });
});

describe('hostile code', () => {
  it.each([
    ['a spread of itself', 'let o = {}; o = { ...o, ...o }; fetch(o.url); o.a.b.c();'],
    ['spreads that double', `const o0 = { a: 1 };${Array.from({ length: 40 }, (_, i) => `const o${i + 1} = { ...o${i}, ...o${i} };`).join('')}o40.x.y();`],
    ['classes that extend each other', 'class A extends B { f() { this.x.y() } } class B extends A { g() { this.x.y() } }'],
    ['a function that returns its own call', 'function f() { return f() } f().a.b()'],
    ['keys of Object.prototype', 'const o = { __proto__: x, constructor: y, hasOwnProperty: z }; o.__proto__.a(); export const __proto__ = fetch;'],
    ['long chains', `x${'.a()'.repeat(5_000)}`],
    ['a long sum', Array.from({ length: 3_000 }, () => '"a"').join('+')],
  ])('%s', async (_what, code) => {
    const started = performance.now();
    const facts = await extract('a.ts', code, matchers, true);
    expect(facts.path).toBe('a.ts');
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});
