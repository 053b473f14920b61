import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { runCheck } from '../../src/run.ts';

const FIXTURES = fileURLToPath(new URL('../../fixtures/notices/', import.meta.url));
const names = readdirSync(FIXTURES).sort();

interface Expected { way: string; what: string; file: string; line: number; declaration?: string; reason: string }

async function drift(name: string, more = {}) {
  const run = await runCheck({ root: `${FIXTURES}${name}`, paths: [], staged: false, include: [], today: '2026-01-01', rules: {}, only: [], skip: [], ci: false, ...more });
  if (run.kind !== 'checked') throw new Error(run.kind);
  expect(run.result.skipped).toEqual([]);
  return run.result.findings.filter(({ verdict }) => verdict === 'notice-drift');
}

describe.each(names)('%s', (name) => {
  const expected = parse(readFileSync(`${FIXTURES}${name}/expected.yml`, 'utf8')) as Expected[];

  it('has exactly the documented differences', async () => {
    const findings = await drift(name);
    const shown = findings.map(({ id, cause, path, line, declaration }) => ({
      way: cause.slice(cause.lastIndexOf('|') + 1), what: id.slice(path.length + 1).split(':').slice(0, -2).join(':'), file: path, line, ...(declaration ? { declaration: declaration.id } : {}),
    }));
    expect(shown.sort(byPlace)).toEqual(expected.map(({ reason: _reason, ...rest }) => rest).sort(byPlace));
    expect(new Set(findings.map(({ id }) => id)).size).toBe(findings.length);
  });
});

it('says nothing where only a part of the tree is looked at', async () => {
  expect(await drift('expo-drifted', { paths: ['app.json'] })).toEqual([]);
  expect(await drift('ccpa-csv-drifted', { paths: ['ccpa-categories.csv'] })).toEqual([]);
});

it('has a fixture of each kind, in line and drifted', () => {
  const kinds = [...new Set(names.map((name) => name.replace(/-(?:in-line|drifted)$/, '')))];
  expect(names).toEqual(kinds.flatMap((kind) => [`${kind}-drifted`, `${kind}-in-line`]).sort());
});

it('can be asked for alone', async () => {
  expect((await drift('expo-drifted', { only: ['notice-drift'] })).length).toBe(2);
  expect(await drift('expo-drifted', { skip: ['notice-drift'] })).toEqual([]);
});

const byPlace = (a: { file: string; line: number; what: string }, b: { file: string; line: number; what: string }): number =>
  (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line || (a.what < b.what ? -1 : 1));
