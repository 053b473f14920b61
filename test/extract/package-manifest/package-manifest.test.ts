import { expect, test } from 'vitest';
import { extractPackageManifest } from '../../../src/extract/package-manifest/extract-package-manifest.ts';
import { api, fakeMatchers, vendor } from '../fake-matchers.ts';

const matchers = fakeMatchers({
  vendors: [vendor('sentry', { packages: { npm: ['@sentry/node', '@sentry/browser'] } }), vendor('segment', { packages: { npm: ['analytics-node'] } })],
  named: { 'dependency npm:fingerprintjs2': api('fingerprint', ['user.device'], 'sdk') },
});
const found = (text: string): string[] => extractPackageManifest('package.json', text, matchers).map(({ rule, line, column, endColumn, strength, api: name }) => `${rule} ${name} ${strength} ${line}:${column}-${endColumn}`);

test('dependencies, each at its key', () => {
  expect(found(`{
  "name": "@sentry/node",
  "dependencies": { "express": "^4", "@sentry/node": "^8" },
  "optionalDependencies": {
    "fingerprintjs2": "2"
  },
  "devDependencies": { "analytics-node": "1" },
  "peerDependencies": { "analytics-node": "1" },
  "overrides": { "x": { "analytics-node": "1" } }
}`)).toEqual(['sentry @sentry/node declared 3:38-52', 'fingerprint fingerprintjs2 declared 5:5-21']);
});

test('an alias is what it installs', () => {
  expect(found('{"dependencies": {"raven": "npm:@sentry/browser@7.1.0"}}')).toEqual(['sentry @sentry/browser declared 1:19-26']);
});

test.each(['', '[]', 'null', '{"dependencies": ["@sentry/node"]}', '{"dependencies"', '{"dependencies": {"__proto__": "1"}}', '[['.repeat(100_000)])('nothing in %.40s', (text) => {
  expect(found(text)).toEqual([]);
});
