import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadManifest, loadPolicyText } from '../../src/manifest/index.ts';
import { known } from './known-vendors.ts';

let top = '';
beforeAll(() => {
  top = realpathSync(mkdtempSync(join(tmpdir(), 'privlint-text-')));
  mkdirSync(join(top, 'repository', '.git'), { recursive: true });
  mkdirSync(join(top, 'repository', 'app', 'folder.md'), { recursive: true });
  const write = (path: string, text: string | Uint8Array) => writeFileSync(join(top, path), text);
  write('outside.md', 'We sell nothing.');
  write('repository/POLICY.md', '\ufeff# Privacy\n\nWe sell nothing.');
  write('repository/app/empty.txt', ' \n');
  write('repository/app/latin.txt', Uint8Array.of(0x57, 0xe9));
  write('repository/app/large.txt', 'x'.repeat(1024 * 1024 + 1));
  write('repository/app/policy.pdf', '%PDF');
  write('repository/privacy.yml', 'privlint: 1\ncollects: {}\nshares: {}\npolicy: { text: POLICY.md }\n');
  symlinkSync('../../outside.md', join(top, 'repository/app/link.md'));
  symlinkSync('../POLICY.md', join(top, 'repository/app/inner.md'));
  symlinkSync('loop.md', join(top, 'repository/app/loop.md'));
});
afterAll(() => rmSync(top, { recursive: true, force: true }));

async function load(policy: string) {
  const file = join(top, 'repository/app/privacy.yml');
  writeFileSync(file, `privlint: 1\ncollects: {}\nshares: {}\n${policy}\n`);
  const { manifest, problems } = loadManifest(file, join(top, 'repository'), known);
  if (manifest === null) throw new Error(JSON.stringify(problems));
  return loadPolicyText(manifest, file, join(top, 'repository'));
}

describe('the text that a manifest names', () => {
  it('is read from the folder of the manifest, within the repository, through links too', async () => {
    for (const path of ['../POLICY.md', 'inner.md']) {
      const loading = await load(`policy: { text: ${path} }`);
      expect(loading).toMatchObject({ kind: 'read', text: { folded: { text: 'Privacy We sell nothing.' } } });
    }
    expect(await load('policy: { text: ../POLICY.md }')).toMatchObject({ text: { file: 'POLICY.md' } });
  });

  it('is that of the manifest which is extended, from its folder', async () => {
    expect(await load('extends: ../privacy.yml')).toMatchObject({ kind: 'read', text: { file: 'POLICY.md' } });
  });

  it('may be missing from the manifest', async () => {
    expect(await load('policy: { role: both }')).toEqual({ kind: 'none' });
  });

  it.each([
    ['none.md', 'cannot be read'], ['../../outside.md', 'outside'], ['link.md', 'outside'], ['loop.md', 'cannot be read'], ['folder.md', 'no file'],
    ['policy.pdf', 'no kind'], ['LICENSE', 'no kind'], ['large.txt', 'too large'], ['latin.txt', 'UTF-8'], ['empty.txt', 'empty'],
  ])('%s is an error with its place: %s', async (path, why) => {
    const loading = await load(`policy: { text: ${path} }`);
    expect(loading).toMatchObject({ kind: 'unreadable', problem: { severity: 'error', file: 'app/privacy.yml', line: 4, column: 17, message: expect.stringContaining(why), hint: expect.stringMatching(/./) } });
  });
});
