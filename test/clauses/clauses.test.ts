import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { loadCatalogue } from '../../src/catalogue/index.ts';
import { readManifest } from '../../src/manifest/index.ts';
import type { Finding } from '../../src/model/finding.ts';
import { CLAUSES, checkSide, readFixtures, type ExpectedFinding, type Fixture } from './read-fixtures.ts';
import { entryIds, readClauses, renderPage } from './render-page.ts';

const fixtures = readFixtures();

/** A vendor that is used and given data at one place gives two findings there: how many is beside the point here. */
const unique = (lines: readonly string[]): string[] => [...new Set(lines)].sort();

const shown = (findings: readonly Finding[], expected: readonly ExpectedFinding[]): string[] => {
  const withEntry = expected.some(({ entry }) => entry !== undefined);
  return unique(findings.map(({ verdict, path, line, declaration }) => `${verdict} ${path}:${line}${withEntry ? ` ${declaration?.id ?? '-'}` : ''}`));
};
const wanted = (expected: readonly ExpectedFinding[]): string[] => {
  const withEntry = expected.some(({ entry }) => entry !== undefined);
  return unique(expected.map(({ verdict, at, entry }) => `${verdict} ${at}${withEntry ? ` ${entry ?? '-'}` : ''}`));
};

async function compare(fixture: Fixture): Promise<{ got: string[]; want: string[] }[]> {
  const sides: { got: string[]; want: string[] }[] = [];
  for (const side of ['keeps', 'breaks'] as const) {
    const want = wanted(fixture[side]);
    sides.push({ got: shown(await checkSide(fixture, side), fixture[side]), want });
  }
  return sides;
}

describe('clauses that code can keep or break', () => {
  it.each(fixtures.filter(({ needs }) => needs === undefined).map((fixture) => [fixture.folder, fixture] as const))('%s', async (_, fixture) => {
    for (const { got, want } of await compare(fixture)) expect(got).toEqual(want);
    expect(fixture.breaks.length).toBeGreaterThan(0);
  });

  for (const fixture of fixtures) {
    if (fixture.needs === undefined) continue;
    it(`${fixture.folder}, which needs ${fixture.needs}`, async ({ skip }) => {
      const passes = (await compare(fixture)).every(({ got, want }) => got.join('\n') === want.join('\n'));
      if (!passes) skip(`needs ${fixture.needs}`);
      expect.fail(`works now: take \`needs\` out of fixtures/clauses/${fixture.folder}/expected.yml, then write the page anew (vitest -u)`);
    });
  }
});

describe('the list of clauses', () => {
  const clauses = readClauses();

  it('numbers 1 to 96, each with an entry of the complete manifest', async () => {
    expect(clauses.map(({ number }) => number)).toEqual(Array.from({ length: 96 }, (_, index) => index + 1));
    const vendors = new Set((await loadCatalogue()).vendors.map(({ id }) => id));
    const { manifest, problems } = readManifest('privacy.yml', readFileSync(join(CLAUSES, 'complete.yml'), 'utf8'), { isVendor: (id) => vendors.has(id), vendorIds: () => vendors }, () => null as never);
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    const ids = entryIds(manifest!);
    for (const { number, entry } of clauses) expect(ids.has(entry), `${number}: ${entry}`).toBe(true);
  });

  it('has a keeping and a breaking fixture for each that code can show', () => {
    const withFixture = new Set(fixtures.map(({ clause }) => clause));
    expect(clauses.filter(({ by }) => by !== 'people').map(({ number }) => number).filter((number) => !withFixture.has(number))).toEqual([]);
    expect(withFixture.size).toBeGreaterThanOrEqual(60);
  });

  it('is what docs/clauses.md shows (vitest -u writes it)', async () => {
    await expect(renderPage(clauses, fixtures)).toMatchFileSnapshot('../../docs/clauses.md');
  });

  it('quotes no policy text at length', () => {
    for (const { what } of clauses) expect(what.length).toBeLessThan(110);
    expect(parse(readFileSync(join(CLAUSES, 'clauses.yml'), 'utf8'))).toHaveLength(96);
  });
});
