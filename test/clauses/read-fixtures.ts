import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { runCheck } from '../../src/run.ts';
import type { Finding } from '../../src/model/finding.ts';

export const CLAUSES = fileURLToPath(new URL('../../fixtures/clauses/', import.meta.url));

/** A verdict at a place, and the entry that it cites. */
export interface ExpectedFinding {
  verdict: string;
  /** `path:line`; the line alone of a file is left out where the whole file is meant. */
  at: string;
  entry?: string;
}
export interface Fixture {
  clause: number;
  folder: string;
  /** What else has to work before it can pass. */
  needs?: string;
  keeps: ExpectedFinding[];
  breaks: ExpectedFinding[];
}

export function readFixtures(): Fixture[] {
  return readdirSync(CLAUSES, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => ({ clause: Number.parseInt(name, 10), folder: name, ...(parse(readFileSync(join(CLAUSES, name, 'expected.yml'), 'utf8')) as Omit<Fixture, 'clause' | 'folder'>) }))
    .sort((a, b) => a.clause - b.clause || (a.folder < b.folder ? -1 : 1));
}

/** What a run says of one side of a fixture. An entry that nothing meets is beside the point there. */
export async function checkSide(fixture: Fixture, side: 'keeps' | 'breaks'): Promise<Finding[]> {
  const root = mkdtempSync(join(tmpdir(), 'privlint-clause-'));
  try {
    cpSync(join(CLAUSES, fixture.folder, side), root, { recursive: true });
    if (!existsSync(join(root, 'privacy.yml'))) cpSync(join(CLAUSES, fixture.folder, 'manifest.yml'), join(root, 'privacy.yml'));
    const run = await runCheck({ root, paths: [], staged: false, include: [], today: '2026-01-01', rules: {}, only: [], skip: [], ci: true });
    if (run.kind !== 'checked') throw new Error(`${fixture.folder}: ${run.kind} ${run.kind === 'invalid' ? JSON.stringify(run.problems) : ''}`);
    return run.result.findings.filter(({ verdict }) => verdict !== 'stale-declaration');
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
