import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Control } from '../../src/model/manifest.ts';
import { control, levelTree, readTree } from './read-case.ts';

const ROOT = fileURLToPath(new URL('../../fixtures/controls', import.meta.url));

interface Expected {
  rule: string;
  control: { type: Control['type']; evidence: Control['evidence'] };
  guarded: { level: number; guards: string[] };
  unguarded: { level: number; guards: string[] };
}

/** Each folder holds a place that a control guards and one that it does not; expected.yml says what is found of both. */
describe.each(readdirSync(ROOT).sort())('%s', (name) => {
  const folder = join(ROOT, name);
  const expected = parse(readFileSync(join(folder, 'expected.yml'), 'utf8')) as Expected;

  it.each(['guarded', 'unguarded'] as const)('%s', async (which) => {
    const { evidence, level } = await levelTree(readTree(folder), [control(expected.control.type, expected.control.evidence)]);
    const places = evidence.filter(({ path, rule, strength }) => path.startsWith(`${which}.`) && rule === expected.rule && strength !== 'declared' && strength !== 'imported');
    expect(places.length).toBeGreaterThan(0);
    for (const place of places) expect({ level: level('it', place), guards: place.guards }).toEqual(expected[which]);
  });
});
