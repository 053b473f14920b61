import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSuppressions } from '../../src/extract/suppressions.ts';

const found = (text: string, path = 'a.tsx') => parseSuppressions(text, path).map(({ target, ids, reason }) => [target, ids.join(), reason]);

describe('parseSuppressions', () => {
  it.each([
    ['js line', 'a.ts', '// privlint-ignore-next-line segment -- why', [2, 'segment', 'why']],
    ['same line', 'a.ts', 'f() // privlint-ignore-line segment -- why', [1, 'segment', 'why']],
    ['file', 'a.ts', '/* privlint-ignore-file segment -- why */', [null, 'segment', 'why']],
    ['jsx', 'a.tsx', `<p>Don't</p>{/* privlint-ignore-next-line segment -- it's fine */}`, [2, 'segment', "it's fine"]],
    ['block with stars', 'a.ts', '/*\n * privlint-ignore-next-line segment -- why\n */', [4, 'segment', 'why']],
    ['html', 'a.html', '<a href="http://x"> <!-- privlint-ignore-line segment -- why -->', [1, 'segment', 'why']],
    ['script in vue', 'a.vue', '<script>\nf() // privlint-ignore-line segment -- why', [2, 'segment', 'why']],
    ['xml, where -- is not allowed', 'Info.plist', '<!-- privlint-ignore-next-line segment: why -->', [2, 'segment', 'why']],
    ['yaml', 'a.yml', 'a: "#" # privlint-ignore-line segment -- why', [1, 'segment', 'why']],
    ['env', '.env.local', '# privlint-ignore-next-line segment -- why', [2, 'segment', 'why']],
    ['sql', 'a.sql', '-- privlint-ignore-next-line user.contact.email -- why', [2, 'user.contact.email', 'why']],
    ['css', 'a.css', '/* privlint-ignore-next-line fonts -- why */', [2, 'fonts', 'why']],
    ['swift', 'a.swift', '// privlint-ignore-next-line x -- why', [2, 'x', 'why']],
    ['several ids', 'a.ts', '// privlint-ignore-line a, b,c -- why', [1, 'a,b,c', 'why']],
    ['no reason', 'a.ts', '// privlint-ignore-line a', [1, 'a', '']],
    ['an empty reason', 'a.ts', '// privlint-ignore-line a --', [1, 'a', '']],
    ['no id', 'a.ts', '// privlint-ignore-line -- why', [1, '', 'why']],
    ['an unknown form', 'a.ts', '// privlint-ignore-nextline a -- why', [1, '', '']],
    ['CRLF', 'a.ts', '// privlint-ignore-next-line a -- why\r\nf()', [2, 'a', 'why']],
    ['a regular expression before', 'a.ts', 'x = /["\'`]/; f() // privlint-ignore-line a -- why', [1, 'a', 'why']],
  ])('%s', (_what, path, text, expected) => {
    expect(found(text, path)).toEqual([expected]);
  });

  it.each([
    ['a string', 'a.ts', 'const s = "// privlint-ignore-line a -- why"'],
    ['a template', 'a.ts', 'const s = `\n// privlint-ignore-file a -- why\n`'],
    ['a string in yaml', 'a.yml', 'a: " # privlint-ignore-line a -- why"'],
    ['prose', 'a.ts', '// see privlint-ignore-line a -- why'],
    ['code', 'a.ts', 'privlint-ignore-line a -- why'],
  ])('not in %s', (_what, path, text) => {
    expect(found(text, path)).toEqual([]);
  });

  it('looks through comments that stand between', () => {
    expect(found('// privlint-ignore-next-line a -- why\n// privlint-ignore-next-line b -- because\n// note\nf()').map(([target]) => target)).toEqual([4, 4]);
  });
  it('never throws, and stays quick on hostile text', () => {
    const piece = fc.constantFrom('privlint-ignore', '-line', '-next-line', ' a', ' -- ', '//', '/*', '*/', '\n', '"', "'", '`', '<!--', '-->', '/', '[', '\\', '#');
    fc.assert(fc.property(fc.array(piece, { maxLength: 40 }), fc.constantFrom('a.ts', 'a.html', 'a.yml', 'a.sql'), (pieces, path) => {
      parseSuppressions(pieces.join(''), path);
    }));
    const start = performance.now();
    for (const bit of ['(/[', "' ", '`\\', '/* privlint-ignore-line ', '/*privlint-ignore-next-line a -- b*/', '// privlint-ignore-next-line a -- b\n', '<!-- ', ' : ', '<!--privlint-ignore-file: a']) {
      const text = bit.repeat(20_000);
      parseSuppressions(`${text}\n// privlint-ignore-line`, 'a.ts');
      parseSuppressions(`// privlint-ignore-line ${text}`, 'a.html');
    }
    expect(performance.now() - start).toBeLessThan(4000);
  });
});
