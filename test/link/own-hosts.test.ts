import { describe, expect, it } from 'vitest';
import { findOwnHosts } from '../../src/link/own-hosts.ts';
import type { Facts, Sighting } from '../../src/model/facts.ts';

const facts = (...packages: { packageName: string; homepage?: string }[]): Facts[] =>
  packages.map((one, index) => ({ path: `p${index}/package.json`, lines: 1, parsed: true, sightings: [], suppressions: [], ...one }));
const share = (recipient: string | null, rule = 'third-party-host'): Sighting =>
  ({ recipient, rule, line: 1, column: 1, endLine: 1, endColumn: 2, action: 'share', data: [], purpose: null, via: 'network', api: '', strength: 'called', confidence: 'low' });

describe('our own hosts are no third parties', () => {
  it('by the name of the package, its scope or its homepage', () => {
    const isOwn = findOwnHosts(facts({ packageName: 'acorns', homepage: 'www.acorn-club.org' }, { packageName: '@oakwood/web' }, { packageName: '@oakwood/api' }));
    expect(['api.acorns.io', 'getacorns.com', 'acorn-club.org', 'cdn.oakwood.dev'].map((host) => isOwn(share(host)))).toEqual([true, true, true, true]);
    expect(['acorns.evil.com', 'acornsapp.io', 'github.io'].map((host) => isOwn(share(host)))).toEqual([false, false, false]);
  });

  it('a vendor of the catalogue is ours only in its own repository', () => {
    expect(findOwnHosts(facts({ packageName: 'sentry' }))(share('sentry', 'sentry'))).toBe(false);
    expect(findOwnHosts(facts({ packageName: '@sentry/a' }, { packageName: '@sentry/b' }))(share('sentry', 'sentry'))).toBe(true);
  });
});
