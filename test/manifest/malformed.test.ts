import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readManifest } from '../../src/manifest/index.ts';
import { known } from './known-vendors.ts';

interface Case { name: string; yaml: string; problems: string[]; warning?: true }
const cases = parse(readFileSync(new URL('../../fixtures/manifest/malformed.yml', import.meta.url), 'utf8')) as Case[];

describe('a malformed manifest', () => {
  it.each(cases)('$name', ({ yaml, problems: expected, warning }) => {
    const { manifest, problems } = readManifest('privacy.yml', yaml, known);
    const shown = problems.map(({ line, column, message, hint }) => `${line}:${column} | ${message} | ${hint ?? ''}`);
    expect(shown.length, shown.join('\n')).toBe(expected.length);
    expected.forEach((line, i) => {
      const [at, message, hint] = line.split(' | ') as [string, string, string];
      expect(shown[i]!.split(' | ')[0], shown[i]).toBe(at);
      expect(problems[i]!.message).toContain(message);
      expect(problems[i]!.hint ?? '').toContain(hint);
      expect(problems[i]!.severity).toBe(warning ? 'warning' : 'error');
    });
    expect(manifest === null).toBe(!warning);
  });
});
