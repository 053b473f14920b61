import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fingerprintAll } from '../../src/link/fingerprint.ts';

const item = (more = {}) => ({ path: 'src/a.ts', rule: 'segment', recipient: 'segment', api: 'track', detail: '', excerpt: "track('a', { b: 1 })", ...more });

describe('fingerprintAll', () => {
  it('gives 16 hexadecimal digits', () => expect(fingerprintAll([item()])[0]).toMatch(/^[0-9a-f]{16}$/));
  it('is stable when the file is reformatted', () => {
    expect(fingerprintAll([item()])).toEqual(fingerprintAll([item({ excerpt: 'track(\n  "a",\n  {\n    b: 1,\n  },\n);' })]));
  });
  it('is stable when other code is added', () => {
    expect(fingerprintAll([item()])[0]).toBe(fingerprintAll([item({ rule: 'other' }), item({ excerpt: 'track(2)' }), item()])[2]);
  });
  it('tells alike items apart', () => expect(new Set(fingerprintAll([item(), item(), item()])).size).toBe(3));
  it.each([{ path: 'b' }, { rule: 'b' }, { recipient: null }, { api: 'b' }, { detail: 'b' }, { excerpt: 'b' }])('depends on %o', (more) => {
    expect(fingerprintAll([item()])).not.toEqual(fingerprintAll([item(more)]));
  });
  it('never repeats', () => {
    const part = fc.constantFrom('', 'a', 'b', '","', '\0');
    const items = fc.array(fc.record({ path: part, rule: part, recipient: fc.option(part), api: part, detail: part, excerpt: part }), { maxLength: 30 });
    fc.assert(fc.property(items, (all) => {
      expect(new Set(fingerprintAll(all)).size).toBe(all.length);
    }));
  });
});
