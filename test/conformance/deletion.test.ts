import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

interface Measured {
  entries: number;
  intact: Record<string, number>;
  deletions: { entry: string; verdicts: Record<string, number>; error: boolean }[];
}

function measure(...flags: string[]): Measured {
  const { stdout, stderr } = spawnSync(process.execPath, [here('../../bench/deletion.mjs'), here('../../fixtures/apps/in-line'), '--json', ...flags], { encoding: 'utf8' });
  expect(stderr).toBe('');
  return JSON.parse(stdout) as Measured;
}

it('reports the deletion of nearly every entry that code shows, and nothing of the complete manifest', () => {
  const { entries, intact, deletions } = measure();
  expect(intact).toEqual({});
  expect(deletions.length).toBeGreaterThan(entries / 2);
  const reported = deletions.filter(({ error }) => error);
  expect(reported.length / deletions.length).toBeGreaterThanOrEqual(0.98);
}, 120_000);

it('does so of a draft whose entries were reviewed', () => {
  const { intact, deletions } = measure('--draft');
  expect(Object.keys(intact).filter((verdict) => verdict !== 'opaque' && verdict !== 'review')).toEqual([]);
  expect(deletions.length).toBeGreaterThan(5);
  const reported = deletions.filter(({ verdicts }) => Object.keys(verdicts).length > 0);
  expect(reported.length / deletions.length).toBeGreaterThanOrEqual(0.98);
}, 120_000);
