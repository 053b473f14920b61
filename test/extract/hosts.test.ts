import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cspHosts } from '../../src/extract/content-security-policy.ts';
import { hostOfUrl, isThirdPartyHost } from '../../src/model/hosts.ts';
import { allowedFeatures } from '../../src/extract/permissions-policy.ts';
import { Positions } from '../../src/extract/positions.ts';
import { readJson } from '../../src/extract/read-json.ts';

describe('hostOfUrl', () => {
  test.each([
    ['https://api.x.com/v1?q=1', 'api.x.com', '/v1'],
    ['HTTPS://User:pw@API.X.com:8443/a#b', 'api.x.com', '/a'],
    ['//cdn.x.com/a.js', 'cdn.x.com', '/a.js'],
    ['wss://x.com', 'x.com', ''],
    ['https://api.x.com/{{id}}', 'api.x.com', '/\u0000'],
    ['https://api.x.com/${a}/b', 'api.x.com', '/\u0000/b'],
    ['https://${project}.supabase.co/rest', 'supabase.co', '/rest'],
    ['https://{s}.tile.openstreetmap.org/{z}/{x}/{y}.png', 'tile.openstreetmap.org', '/\u0000/\u0000/\u0000.png'],
    ['https://x.com:${port}/a', 'x.com', '/a'],
    ['https://bücher.example.de/', 'bücher.example.de', '/'],
    ['  https://x.com/ trailing words', 'x.com', '/'],
  ])('%s', (url, host, path) => {
    expect(hostOfUrl(url)).toEqual({ host, path, opaque: false });
  });

  test.each(['https://{{host}}/x', 'https://${HOST}/x', 'https://api.${domain}', 'https://${tenant}.com/', 'https://<%= host %>/x', 'https://$HOST/a', 'https://${a}.co.uk'])('%s is opaque', (url) => {
    expect(hostOfUrl(url)).toMatchObject({ host: '', opaque: true });
  });

  test.each(['/a/b', 'mailto:a@b.c', '// a comment', '//index.js', 'http://', 'data:image/png;base64,AA', '#x', '', 'https:///x'])('%s is none', (url) => {
    expect(hostOfUrl(url)).toBeNull();
  });

  test('any text at all', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => {
      hostOfUrl(text);
      hostOfUrl(`https://${text}`);
      isThirdPartyHost(text);
    }));
  });
});

test.each([
  ['api.x.com', true], ['x.md', true], ['8.8.8.8', true], ['localhost', false], ['db', false], ['10.0.0.1', false], ['192.168.1.4', false],
  ['172.20.0.2', false], ['127.0.0.1', false], ['[::1]', false], ['www.example.com', false], ['api.service.local', false], ['a.test', false],
  ['www.w3.org', false], ['schema.org', false], ['schemas.android.com', false], ['999.1.1.1', false], ['schemas.accounts.acme.io', false], ['ns.io', true], ['your_server.com', false], ['my_bucket.s3.x.com', true],
])('isThirdPartyHost(%s) = %s', (host, expected) => {
  expect(isThirdPartyHost(host)).toBe(expected);
});

test('cspHosts lists what may be loaded, each once, with its place', () => {
  const value = "default-src 'self' https:; script-src 'self' *.sentry.io https://cdn.x.com/a.js data:; connect-src wss://ws.x.com:443 cdn.x.com; frame-ancestors https://other.com; report-uri /csp";
  const hosts = cspHosts(value);
  expect(hosts.map(({ host, path }) => host + path)).toEqual(['sentry.io', 'cdn.x.com/a.js', 'ws.x.com', 'cdn.x.com']);
  expect(hosts.map(({ start, end }) => value.slice(start, end))).toEqual(['*.sentry.io', 'https://cdn.x.com/a.js', 'wss://ws.x.com:443', 'cdn.x.com']);
});

test.each([
  ['geolocation=(self), camera=()', ['geolocation']],
  ['geolocation=*', ['geolocation']],
  ['geolocation=(self "https://a.com")', ['geolocation']],
  ["geolocation 'self'; microphone 'none'; camera *", ['geolocation', 'camera']],
  ['geolocation=()', []],
  ["geolocation 'none'", []],
  ['fullscreen=(self)', []],
])('allowedFeatures(%s)', (value, features) => {
  expect(allowedFeatures(value).map(({ feature }) => feature)).toEqual(features);
});

test('Positions agrees with counting', () => {
  fc.assert(fc.property(fc.string({ unit: fc.constantFrom('a', '\n', '\r', 'é') }), fc.nat(30), (text, offset) => {
    const at = Math.min(offset, text.length);
    const before = text.slice(0, at).split('\n');
    expect(new Positions(text).at(offset)).toEqual({ line: before.length, column: before.at(-1)!.length + 1 });
  }));
});

describe('readJson', () => {
  const paths = (text: string): string[] => readJson(text).map(({ path, value }) => `${path.join('.')}${value === null ? '' : `=${value}`}`);

  test('lists members with their paths', () => {
    expect(paths('{"a": {"b": "x", "c": [1, {"d": true}, "e"]}, "f": null}')).toEqual(['a', 'a.b=x', 'a.c', 'a.c.0=1', 'a.c.1', 'a.c.1.d=true', 'a.c.2=e', 'f=null']);
  });
  test('bears comments, trailing commas and escapes', () => {
    expect(paths('{ // x: {\n "a\\"b": "c\\nd", /* "z": 1 */ "e": 2, }')).toEqual(['a"b=c\nd', 'e=2']);
  });
  test('agrees with JSON.parse on the leaves', () => {
    fc.assert(fc.property(fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer(), fc.dictionary(fc.string(), fc.boolean()))), (object) => {
      const text = JSON.stringify(object);
      const expected = Object.entries(JSON.parse(text) as Record<string, unknown>).flatMap(([key, value]) =>
        typeof value === 'object' ? [null, ...Object.values(value as object).map(String)] : [String(value)].map((v) => (key === '' ? v : v)));
      expect(readJson(text).map(({ value }) => value)).toEqual(expected);
      for (const { keyStart, keyEnd, key } of readJson(text)) expect(JSON.parse(text.slice(keyStart, keyEnd))).toBe(key);
    }));
  });
  test('survives anything', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom('{', '}', '[', ']', '"', '\\', ',', ':', 'a', '/', '*', '\n') }), (text) => void readJson(text)));
  });
});
