import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { frameSpan } from '../../src/report/code-frame.ts';
import { displayWidth } from '../../src/report/display-width.ts';

/** The frame of the part of `source` between « and ». */
function frame(source: string, width = 70): string[] {
  const before = source.slice(0, source.indexOf('«'));
  const text = source.replace(/[«»]/g, '');
  const upTo = source.slice(0, source.indexOf('»')).replace('«', '');
  const at = (part: string) => ({ line: part.split('\n').length, column: part.length - part.lastIndexOf('\n') });
  const [start, end] = [at(before), at(upTo)];
  const lines = text.split('\n');
  return frameSpan((first, last) => lines.slice(first - 1, last), { line: start.line, column: start.column, endLine: end.line, endColumn: end.column }, width)
    .map((row) => row.text);
}

describe('frameSpan', () => {
  it('shows the line with its neighbours and marks the exact span', () => {
    expect(frame('one\ntwo(«three»)\nfour\nfive')).toEqual(['one', 'two(three)', '    ^^^^^', 'four']);
  });

  it('keeps the mark below the span after tabs and wide characters', () => {
    expect(frame('\t\tsend(«x»)')).toEqual(['    send(x)', '         ^']);
    expect(frame('f("位置", «x»)')).toEqual(['f("位置", x)', '          ^']);
    expect(frame('f("👩‍💻", «位置»)')).toEqual(['f("👩‍💻", 位置)', '        ^^^^']);
    expect(frame('e\u0301 «x»')).toEqual(['e\u0301 x', '  ^']);
  });

  it('marks every line of a short span, and the first lines of a long one', () => {
    expect(frame('call«(\n  a,\n)»;')).toEqual(['call(', '    ^', '  a,', '  ^^', ');', '^']);
    const rows = frame(`call«(\n${'  a,\n'.repeat(9)})»;`);
    expect(rows.at(-1)).toBe('… to line 11');
    expect(rows.filter((row) => row.includes('^'))).toHaveLength(4);
  });

  it('clips long lines around the span', () => {
    const [line = '', mark = ''] = frame(`${'x'.repeat(500)}«needle»${'y'.repeat(500)}`, 60);
    expect(displayWidth(line)).toBeLessThanOrEqual(60);
    expect(line.startsWith('…') && line.endsWith('…')).toBe(true);
    expect(line.slice(mark.indexOf('^'), mark.lastIndexOf('^') + 1)).toBe('needle');
  });

  it('finds its way in lines of any length', () => {
    for (const before of [1_999, 2_000, 2_001, 100_000]) {
      const [line = '', mark = ''] = frame(`${'x'.repeat(before)}«needle»${'y'.repeat(100_000)}`, 60);
      expect(line.slice(mark.indexOf('^'), mark.lastIndexOf('^') + 1)).toBe('needle');
    }
    const [wide = '', under = ''] = frame(`«${'z'.repeat(50_000)}»`, 60);
    expect(displayWidth(wide)).toBeLessThanOrEqual(60);
    expect(under.length).toBeLessThanOrEqual(60);
  });

  it('redacts without moving the mark', () => {
    const [line = '', mark = ''] = frame(`send("alice@example.com", «target»)`);
    expect(line).not.toContain('alice');
    expect(line.slice(mark.indexOf('^'), mark.lastIndexOf('^') + 1)).toBe('target');
  });

  it('is empty where there is no such line, and survives columns beyond the end', () => {
    expect(frameSpan(() => [], { line: 9, column: 1, endLine: 9, endColumn: 2 }, 70)).toEqual([]);
    expect(frameSpan(() => ['ab'], { line: 1, column: 90, endLine: 1, endColumn: 99 }, 70).map((row) => row.text)).toEqual(['ab', '  ^']);
  });

  it('never exceeds its width and always marks', () => {
    const line = fc.string({ unit: 'grapheme', maxLength: 300 }).map((text) => text.replace(/[\r\n«»]/g, ''));
    fc.assert(fc.property(line, line, line, fc.integer({ min: 30, max: 100 }), (a, b, c, width) => {
      const rows = frame(`${a}«x${b}»${c}`, width);
      expect(Math.max(...rows.map(displayWidth))).toBeLessThanOrEqual(width);
      expect(rows[1]).toContain('^');
    }));
  });
});
