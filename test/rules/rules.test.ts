import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { compileCatalogue, readRules } from '../../src/catalogue/index.ts';
import { listRuleCases, passes } from '../../src/test-rules.ts';

const { catalogue, problems } = await readRules(fileURLToPath(new URL('../../rules', import.meta.url)));
const matchers = compileCatalogue(catalogue);

it('every rule file is valid', () => {
  expect(problems).toEqual([]);
});

describe.each([...groupByRule()])('%s', (_rule, cases) => {
  it.each(cases)('$title', async (one) => {
    expect(await passes(one, matchers), one.code).toBe(true);
  });
});

function groupByRule(): Map<string, ReturnType<typeof listRuleCases>> {
  const groups = new Map<string, ReturnType<typeof listRuleCases>>();
  for (const one of listRuleCases(catalogue)) groups.set(one.rule, [...(groups.get(one.rule) ?? []), one]);
  return groups;
}
