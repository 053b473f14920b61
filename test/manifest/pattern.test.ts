import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkPattern, compilePattern } from '../../src/manifest/index.ts';

describe('compilePattern', () => {
  it.each([
    ['(?i)unsubscribe', 'please UNSUBSCRIBE me', true],
    ['(?i)aboutads|youronlinechoices|globalPrivacyControl', 'navigator.globalprivacycontrol', true],
    ['consent\\s*=\\s*true', 'a consent  = true;', true],
    ['^gpc$', 'a\ngpc\r\nb', true],
    ['\\bad\\b', 'bad', false],
    ['a{2,3}b', 'ab', false],
    ['a{2,3}b', 'xaaab', true],
    ['[^a-c]x', 'bx', false],
    ['(?:ab)+c', 'xababc', true],
    ['a.c', 'a\nc', false],
    ['', '', true],
    ['\\.js\\d?', 'x.js', true],
  ])('%s in %j: %s', (pattern, text, found) => expect(compilePattern(pattern)(text)).toBe(found));

  it('agrees with the built-in engine', () => {
    const atom = fc.constantFrom('a', 'b', '.', '[ab]', '[^a]', '\\d', '\\b', '(?:ab)', 'a*', 'b+', 'a?', 'a{1,2}', '|', 'b{2,}', '(?:a|b)?', '(?:ab)*');
    fc.assert(fc.property(fc.array(atom, { maxLength: 6 }), fc.string({ maxLength: 8, unit: fc.constantFrom('a', 'b', '1', ' ') }), (atoms, text) => {
      const pattern = atoms.join('');
      expect(checkPattern(pattern)).toBeNull();
      expect(compilePattern(pattern)(text)).toBe(new RegExp(pattern).test(text));
    }), { numRuns: 1000 });
  });

  it('takes time in proportion to the text', () => {
    const started = performance.now();
    expect(compilePattern('a*a*a*a*a*a*b')('a'.repeat(50_000))).toBe(false);
    expect(performance.now() - started).toBeLessThan(3000);
  });
});
