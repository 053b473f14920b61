import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findManifest, loadManifest } from '../../src/manifest/index.ts';
import { known } from './known-vendors.ts';

let top: string;
const write = (path: string, text: string): string => {
  const file = join(top, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
};
const load = (path: string) => loadManifest(join(top, path), join(top, 'repo'), known);
const BASE = 'privlint: 1\ncollects:\n  a: { data: user.name }\n  b: { data: user.contact.email }\nshares: {}\nentity: { name: X, firstParty: [x.com] }\ncontrols: { c: { type: opt-in } }\n';

beforeEach(() => {
  top = mkdtempSync(join(tmpdir(), 'manifest-'));
  mkdirSync(join(top, 'repo/.git'), { recursive: true });
});
afterEach(() => rmSync(top, { recursive: true, force: true }));

describe('findManifest', () => {
  it('takes the nearest, upward to the root of the repository', () => {
    write('privacy.yml', '');
    mkdirSync(join(top, 'repo/packages/a'), { recursive: true });
    expect(findManifest(join(top, 'repo/packages/a'))).toBeNull();
    const root = write('repo/privacy.yaml', '');
    expect(findManifest(join(top, 'repo/packages/a'))).toBe(root);
    const nearest = write('repo/packages/privacy.json', '');
    expect(findManifest(join(top, 'repo/packages/a'))).toBe(nearest);
    expect(findManifest(join(top, 'repo'))).toBe(root);
  });

  it('prefers .yml, and what the user names', () => {
    write('repo/privacy.json', '');
    const yml = write('repo/privacy.yml', '');
    const other = write('repo/docs/policy.yml', '');
    expect(findManifest(join(top, 'repo'))).toBe(yml);
    expect(findManifest(join(top, 'repo'), 'docs/policy.yml')).toBe(other);
    expect(findManifest(join(top, 'repo'), 'nowhere.yml')).toBeNull();
  });

  it('does not climb where there is no repository', () => {
    write('privacy.yml', '');
    mkdirSync(join(top, 'plain/deep'), { recursive: true });
    expect(findManifest(join(top, 'plain/deep'))).toBeNull();
    expect(findManifest(top)).toBe(join(top, 'privacy.yml'));
  });
});

describe('extends', () => {
  it('takes over entries; own ids override', () => {
    write('repo/privacy.yml', BASE);
    write('repo/p/privacy.yml', 'privlint: 1\nextends: ../privacy.yml\ncollects:\n  b: { data: user.device.ip_address, requires: c }\nshares: { s: { with: stripe, data: "*" } }\nentity: { name: Y }\n');
    const { manifest, problems } = load('repo/p/privacy.yml');
    expect(problems).toEqual([]);
    expect(manifest!.file).toBe('p/privacy.yml');
    expect(manifest!.collects.map(({ id, data, place }) => [id, data[0], place])).toEqual([
      ['collects.a', 'user.name', { line: 3, column: 3, file: 'privacy.yml' }],
      ['collects.b', 'user.device.ip_address', { line: 4, column: 3 }],
    ]);
    expect(manifest!.shares[0]!.data).toEqual(['user.device.ip_address', 'user.name']);
    expect(manifest!.entity).toEqual({ name: 'Y', contact: null, firstParty: ['x.com'] });
  });

  it('reports what is wrong in the base, in the base', () => {
    write('repo/privacy.yml', `${BASE}zebra: 1\n`);
    write('repo/p/privacy.yml', 'privlint: 1\nextends: ../privacy.yml\n');
    const { manifest, problems } = load('repo/p/privacy.yml');
    expect(manifest).toBeNull();
    expect(problems).toMatchObject([{ file: 'privacy.yml', line: 8, column: 1 }]);
  });

  it('refuses cycles', () => {
    write('repo/privacy.yml', 'privlint: 1\nextends: p/privacy.yml\n');
    write('repo/p/privacy.yml', 'privlint: 1\nextends: ../privacy.yml\n');
    expect(load('repo/privacy.yml')).toMatchObject({ manifest: null, problems: [{ file: 'p/privacy.yml', line: 2, column: 10 }] });
    write('repo/self.yml', 'privlint: 1\nextends: self.yml\n');
    expect(load('repo/self.yml').manifest).toBeNull();
  });

  it('stays in the repository, links included', () => {
    const outside = write('outside.yml', BASE);
    symlinkSync(outside, join(top, 'repo/link.yml'));
    for (const path of ['../outside.yml', 'link.yml', 'missing.yml', outside]) {
      write('repo/privacy.yml', `privlint: 1\nextends: ${path}\n`);
      const { manifest, problems } = load('repo/privacy.yml');
      expect(manifest).toBeNull();
      expect(problems).toMatchObject([{ line: 2, column: 10 }]);
    }
  });

  it('says so when a file is no text', () => {
    writeFileSync(join(top, 'repo/privacy.yml'), Buffer.from([0x70, 0xff, 0xfe]));
    expect(load('repo/privacy.yml')).toMatchObject({ manifest: null, problems: [{ line: 1, column: 1 }] });
    expect(load('repo/absent.yml').manifest).toBeNull();
  });
});
