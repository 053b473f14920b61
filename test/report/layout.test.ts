import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { displayWidth } from '../../src/report/display-width.ts';
import { foldYaml } from '../../src/report/fold-yaml.ts';
import { renderProblem } from '../../src/report/problem.ts';
import { toUri } from '../../src/report/to-uri.ts';
import { clip, wrap } from '../../src/report/wrap.ts';
import { makeContext, MANIFEST } from './sample.ts';

describe('foldYaml', () => {
  it('keeps the meaning and the width', () => {
    const data = ['user.contact.email', 'user.contact.phone_number', 'user.location.precise', 'user.device.ip_address'];
    const line = `    data: [${data.join(', ')}]   # add to the list that is there`;
    const folded = foldYaml(line, 50);
    expect(folded.length).toBeGreaterThan(2);
    expect(Math.max(...folded.map(displayWidth))).toBeLessThanOrEqual(50);
    expect(parse(['shares:', '  a:', ...folded].join('\n'))).toEqual({ shares: { a: { data } } });
    expect(foldYaml('  short: [a]', 50)).toEqual(['  short: [a]']);
  });
});

describe('wrap and clip', () => {
  it('lose no word and keep the width', () => {
    fc.assert(fc.property(fc.array(fc.stringMatching(/^[a-z]{1,12}$/), { minLength: 1 }), fc.integer({ min: 12, max: 60 }), (words, width) => {
      const lines = wrap(words.join(' '), width);
      expect(lines.join(' ')).toBe(words.join(' '));
      expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(width);
    }));
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 2, max: 40 }), (text, width) => {
      expect(displayWidth(clip(text.replace(/\p{C}/gu, ''), width))).toBeLessThanOrEqual(width);
    }));
  });
});

describe('toUri', () => {
  it('gives a relative reference that decodes to the path', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (path) => {
      expect(toUri(path)).toMatch(/^[A-Za-z0-9/._~%-]*$/);
      expect(decodeURIComponent(toUri(path))).toBe(path);
    }));
    expect(() => toUri('\ud800')).not.toThrow();
  });
});

describe('renderProblem', () => {
  it('shows the word that is wrong in its line, and a hint', () => {
    const text = renderProblem({ severity: 'error', file: 'privacy.yml', line: 6, column: 11, message: 'unknown vendor', hint: 'did you mean twilio-segment?' }, MANIFEST, makeContext());
    expect(text).toMatch(/^privacy\.yml:6:11 {2}error {2}unknown vendor\n/);
    expect(text).toMatch(/with: segment\n +│ +\^{7}\n/);
    expect(text).toContain('did you mean twilio-segment?');
  });

  it('does without the text of the file', () => {
    expect(renderProblem({ severity: 'warning', file: 'x.yml', line: 99, column: 1, message: 'm', hint: null }, [], makeContext())).toBe('x.yml:99:1  warning  m\n\n');
  });
});
