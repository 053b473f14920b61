import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileGlobs, matchesWildcard } from '../../src/model/glob.ts';

describe('compileGlobs', () => {
  it.each([
    ['src/**', 'src/a/b.ts', true], ['src/**', 'src', false], ['src/**', 'lib/src/a.ts', false], ['**/*.ts', 'a.ts', true],
    ['**/*.ts', 'a/b/c.ts', true], ['src/*.ts', 'src/a/b.ts', false], ['src/*.{ts,tsx}', 'src/a.tsx', true], ['./src/a.ts', 'src/a.ts', true],
    ['src/', 'src/a/b', true], ['app/(shop)/[id]/**', 'app/(shop)/[id]/page.tsx', true], ['a?c', 'abc', true], ['a?c', 'a/c', false],
    ['**', '.env', true], ['a/**/b', 'a/b', true], ['a/**/b', 'a/x/y/b', true], ['a/**/b', 'a/x/y/c', false], ['{a,b', '{a,b', true],
  ])('%s of %s: %s', (glob, path, expected) => {
    expect(compileGlobs([glob])(path)).toBe(expected);
  });
  it('matches nothing without globs', () => expect(compileGlobs([])('a')).toBe(false));
  it('stays quick on hostile globs', () => {
    const start = performance.now();
    compileGlobs([`${'*a'.repeat(100)}b`, `${'**/a/'.repeat(100)}b`, '{a,b}'.repeat(50)])(`${'a'.repeat(4000)}/${'a/'.repeat(1000)}`);
    expect(performance.now() - start).toBeLessThan(1000);
  });
});

describe('matchesWildcard', () => {
  it('agrees with the plain definition', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '.'), maxLength: 8 });
    const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '.', '*'), maxLength: 6 });
    fc.assert(fc.property(pattern, text, (p, t) => {
      const reference = new RegExp(`^${p.replaceAll('.', '\\.').replaceAll('*', '.*')}$`);
      expect(matchesWildcard(p, t)).toBe(reference.test(t));
    }), { numRuns: 500 });
  });
});
