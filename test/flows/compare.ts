import { expect, type TestContext } from 'vitest';
import { describeFlows, findFlows } from './find-flows.ts';
import type { Side } from './read-cases.ts';

export interface Comparison {
  actual: string[];
  expected: string[];
}

export async function compare({ files, flows = [] }: Side): Promise<Comparison> {
  const expected = flows.map((flow) => ({ ...flow, from: flow.from ?? '?' }));
  return { actual: describeFlows(await findFlows(files), flows), expected: describeFlows(expected, flows) };
}

export const agrees = ({ actual, expected }: Comparison): boolean => actual.join('\n') === expected.join('\n');

/** A gap that is marked shows as skipped while it lasts; once all of `others` agree as well, the mark is wrong. */
export async function check(side: Side, isGap: boolean, others: readonly Side[], context: TestContext): Promise<void> {
  const comparison = await compare(side);
  if (isGap && !agrees(comparison)) context.skip('known gap');
  expect(comparison.actual).toEqual(comparison.expected);
  if (!isGap) return;
  const rest = await Promise.all(others.map(compare));
  expect(rest.every(agrees), 'no gap any more: take the mark off').toBe(false);
}
