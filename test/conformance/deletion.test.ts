import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

interface Measured {
  entries: number;
  intact: Record<string, number>;
  deletions: { entry: string; verdicts: Record<string, number>; error: boolean }[];
}

it('reports the deletion of nearly every entry that code shows, and nothing of the complete manifest', () => {
  const { stdout, stderr } = spawnSync(process.execPath, [here('../../bench/deletion.mjs'), here('../../fixtures/apps/in-line'), '--json'], { encoding: 'utf8' });
  expect(stderr).toBe('');
  const { entries, intact, deletions } = JSON.parse(stdout) as Measured;
  expect(intact).toEqual({});
  expect(deletions.length).toBeGreaterThan(entries / 2);
  const reported = deletions.filter(({ error }) => error);
  expect(reported.length / deletions.length).toBeGreaterThanOrEqual(0.98);
}, 120_000);
