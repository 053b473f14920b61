import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it, type TestContext } from 'vitest';
import { isCategory } from '../../src/taxonomy/index.ts';
import { describeFlows, findFlows } from './find-flows.ts';
import { markGaps } from './mark-gaps.ts';
import { readThemes, type FlowCase, type Side } from './read-cases.ts';

const themes = readThemes();

describe.each(themes)('$theme', ({ cases }) => {
  it.for(cases)('$name: found', async (one, context) => check(one, 'found', context));
  it.for(cases)('$name: silent', async (one, context) => check(one, 'silent', context));
});

async function check(one: FlowCase, side: 'found' | 'silent', context: TestContext): Promise<void> {
  const { actual, expected } = await compare(one[side]);
  if (one.todo && !same(actual, expected)) context.skip('known gap');
  expect(actual).toEqual(expected);
  if (!one.todo) return;
  const other = await compare(one[side === 'found' ? 'silent' : 'found']);
  expect(same(other.actual, other.expected), 'both sides agree now: take `todo` off this case').toBe(false);
}

async function compare({ files, flows = [] }: Side): Promise<{ actual: string[]; expected: string[] }> {
  const expected = flows.map((flow) => ({ ...flow, from: flow.from ?? '?' }));
  return { actual: describeFlows(await findFlows(files), flows), expected: describeFlows(expected, flows) };
}

const same = (a: readonly string[], b: readonly string[]): boolean => a.join('\n') === b.join('\n');

/** `MARK_GAPS=1 npx vitest run test/flows` sets and removes the marks, after the engine changed or cases were added. */
it.runIf(process.env.MARK_GAPS).each(themes)('marks the gaps of $theme', async ({ file, cases }) => {
  const gaps: boolean[] = [];
  for (const { found, silent } of cases) gaps.push(![await compare(found), await compare(silent)].every(({ actual, expected }) => same(actual, expected)));
  writeFileSync(file, markGaps(readFileSync(file, 'utf8'), gaps));
});

describe('the fixtures', () => {
  const all = themes.flatMap(({ theme, cases }) => cases.map((one) => ({ ...one, name: `${theme}: ${one.name}` })));

  it('are pairs, each under a name of its own', () => {
    expect(all.length).toBeGreaterThanOrEqual(40);
    expect(all.map(({ name }) => name).filter((name, index, names) => names.indexOf(name) !== index)).toEqual([]);
    expect(all.filter(({ found, silent }) => found.flows.length === 0 || same(Object.values(found.files), Object.values(silent.files))).map(({ name }) => name)).toEqual([]);
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
