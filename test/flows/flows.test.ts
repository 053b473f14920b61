import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isCategory } from '../../src/taxonomy/index.ts';
import { agrees, check, compare } from './compare.ts';
import { markGaps } from './mark-gaps.ts';
import { readThemes, type Side } from './read-cases.ts';

const themes = readThemes();

describe.each(themes)('$theme', ({ cases }) => {
  it.for(cases)('$name: found', ({ found, silent, todo = false }, context) => check(found, todo, [silent], context));
  it.for(cases)('$name: silent', ({ found, silent, todo = false }, context) => check(silent, todo, [found], context));
});

/** `MARK_GAPS=1 npx vitest run test/flows` sets and removes the marks, after the engine changed or cases were added. */
it.runIf(process.env.MARK_GAPS).each(themes)('marks the gaps of $theme', async ({ file, cases }) => {
  const gaps: boolean[] = [];
  for (const { found, silent } of cases) gaps.push(!agrees(await compare(found)) || !agrees(await compare(silent)));
  writeFileSync(file, markGaps(readFileSync(file, 'utf8'), gaps));
});

describe('the fixtures', () => {
  const all = themes.flatMap(({ theme, cases }) => cases.map((one) => ({ ...one, name: `${theme}: ${one.name}` })));

  it('are pairs, each under a name of its own', () => {
    expect(all.length).toBeGreaterThanOrEqual(320);
    expect(all.map(({ name }) => name).filter((name, index, names) => names.indexOf(name) !== index)).toEqual([]);
    expect(all.filter(({ found, silent }) => found.flows.length === 0 || JSON.stringify(found.files) === JSON.stringify(silent.files)).map(({ name }) => name)).toEqual([]);
  });

  it('speak of lines that exist and of known categories', () => {
    const wrong = all.flatMap(({ name, found, silent }) => [found, silent].flatMap(({ files, flows = [] }) => flows.filter(({ at, from = at, data }) =>
      data.length === 0 || !data.every(isCategory) || ![at, from].every((place) => isLine(place, files))).map((flow) => `${name}: ${JSON.stringify(flow)}`)));
    expect(wrong).toEqual([]);
  });
});

function isLine(place: string, files: Side['files']): boolean {
  const [path = '', line = ''] = place.split(':');
  return (files[path]?.split('\n')[Number(line) - 1] ?? '').trim() !== '';
}
