import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { VERDICTS, type Finding } from '../../src/model/finding.ts';
import type { CheckResult } from '../../src/model/result.ts';
import { runPrivlint } from '../cli/run-privlint.ts';

const APPS = fileURLToPath(new URL('../../fixtures/apps/', import.meta.url));

function check(app: string): { code: number | null; stderr: string; result: CheckResult } {
  const { code, stdout, stderr } = runPrivlint(`${APPS}${app}`, ['--format', 'json']);
  return { code, stderr, result: JSON.parse(stdout) as CheckResult };
}

/** Quotes are compared as people read them: whatever the white space. */
const fold = (text: string): string => text.replace(/\s+/g, ' ');

function quotesOf(node: unknown, key = ''): string[] {
  if (typeof node === 'string') return key === 'cite' || key === 'promises' ? [node] : [];
  if (Array.isArray(node)) return node.flatMap((item) => quotesOf(item, key));
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([name, value]) => quotesOf(value, key === 'promises' ? key : name));
}

describe.each(['in-line', 'drifted'])('the manifest of %s', (app) => {
  it('quotes the text of its policy, but for what the drifted one is to show', () => {
    const policy = fold(readFileSync(`${APPS}${app}/PRIVACY.md`, 'utf8'));
    const manifest = parse(readFileSync(`${APPS}${app}/privacy.yml`, 'utf8')) as Record<string, unknown>;
    const quotes = quotesOf(manifest);
    expect(quotes.length).toBeGreaterThan(35);
    expect(quotes.filter((quote) => !policy.includes(fold(quote)))).toEqual(app === 'in-line' ? [] : ['Entries are erased after 30 days']);
  });
});

describe('an application in line with its policy', () => {
  it('passes with nothing to say, though nearly all that it declares is seen', () => {
    const { code, result, stderr } = check('in-line');
    expect(result.findings.map(shorten)).toEqual([]);
    expect(result.skipped).toEqual([]);
    expect(code).toBe(0);
    expect(stderr).not.toMatch(/\bcompliant\b/i);
    expect(result.summary.declared).toBeGreaterThan(25);
    expect(result.summary.clauses.checked).toBeGreaterThan(5);
  });
});

describe('the application some releases later', () => {
  interface Expected { verdict: string; file: string; places?: number; also?: string[]; reason: string }
  const expected = parse(readFileSync(`${APPS}drifted/expected.yml`, 'utf8')) as Expected[];

  it('has exactly the documented findings', () => {
    const { code, result } = check('drifted');
    expect(result.findings.map(shorten).sort()).toEqual(expected.flatMap(({ verdict, file, places = 1, also = [] }) => [...Array<string>(places).fill(file), ...also].map((path) => `${verdict} ${path}`)).sort());
    expect(code).toBe(1);
  });

  it('has one cause of each verdict that a manifest can give', () => {
    const ofComments = ['invalid-suppression', 'unused-suppression', 'expired-waiver'];
    expect(expected.map(({ verdict }) => verdict).sort()).toEqual(VERDICTS.filter((verdict) => !ofComments.includes(verdict)).sort());
    for (const { reason } of expected) expect(reason.length).toBeGreaterThan(20);
  });
});

const shorten = ({ verdict, path }: Finding): string => `${verdict} ${path}`;
