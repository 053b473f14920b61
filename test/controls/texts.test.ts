import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { callNames } from '../../src/controls/call-names.ts';
import { codeText } from '../../src/controls/code-text.ts';
import { requiredByPattern, requiredByWildcard } from '../../src/controls/required-words.ts';
import { holdsText } from '../../src/controls/text-files.ts';
import { checkPattern, compilePattern } from '../../src/manifest/linear-pattern.ts';

describe('the words that a pattern requires', () => {
  const parts = fc.constantFrom('consent', 'unsub', 'abc?', 'x+', '(?:ab|cd)', '[a-c]', '\\d', '.', 'word{2}', ' ', 'opt-out');
  const pattern = fc.tuple(fc.constantFrom('', '(?i)'), fc.array(fc.array(parts, { minLength: 1, maxLength: 4 }).map((list) => list.join('')), { minLength: 1, maxLength: 3 }).map((list) => list.join('|'))).map(([flag, rest]) => flag + rest);
  const text = fc.array(fc.constantFrom('consent', 'unsub', 'ab', 'abc', 'cd', 'x', '1', ' ', 'wordd', 'CONSENT', 'opt-out', 'a'), { maxLength: 8 }).map((list) => list.join(''));

  it('never keep a text from matching', () => {
    fc.assert(fc.property(pattern, text, (source, tried) => {
      if (checkPattern(source) !== null) return;
      const required = requiredByPattern(source);
      if (compilePattern(source)(tried)) expect(required === null || required.test(tried)).toBe(true);
    }), { numRuns: 500 });
  });

  it.each([['(?i)unsubscribe', 'UNSUBSCRIBE', 'nothing'], ['aboutads|youronlinechoices', 'youronlinechoices', 'about'], ['data-[a-z]+-consent', 'x-consent', 'data-']])('%s', (source, passes, fails) => {
    expect(requiredByPattern(source)?.test(passes)).toBe(true);
    expect(requiredByPattern(source)?.test(fails)).toBe(false);
  });
  it('are unknown where there are none', () => expect([requiredByPattern('[a-z]+'), requiredByPattern('consent|.'), requiredByWildcard('*')]).toEqual([null, null, null]));
});

describe('code without comments and strings', () => {
  it('keeps every position', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom('a', '(', ')', '{', '}', '`', '${', '"', "'", '/', '/*', '*/', '//', '\n', '\\', '<!--', '-->', '<script>', '</script>', '[', ']', '=', ' '), { maxLength: 60 }).map((list) => list.join('')), fc.constantFrom('a.ts', 'a.html'), (text, path) => {
      const code = codeText(path, text);
      expect(code.length).toBe(text.length);
      for (let at = 0; at < text.length; at++) if (code[at] !== text[at]) expect(code[at]).toBe(' ');
    }), { numRuns: 300 });
  });

  it.each([
    ["it's <p>don't</p>\nhasConsent()", ['hasConsent']],
    ['a = b / c; hasConsent() / 2', ['hasConsent']],
    ['`${a(`${b()}`)}` + c()', ['a', 'b', 'c']],
    ['x?.y!.z?.() ; new Foo.Bar()', ['x.y.z', 'Foo.Bar']],
    ['a ? b(1) : c(2)', ['b', 'c']],
    ['if (ok(a)) { go() }', ['ok', 'go']],
  ])('%s', (code, names) => expect([...callNames(codeText('a.tsx', code), () => true)]).toEqual(names));

  it.each([
    ['slashes', '=/['.repeat(200_000)], ['names', 'a'.repeat(1_000_000)], ['opening parentheses', 'f('.repeat(200_000)], ['backticks', '`${'.repeat(200_000)], ['comments', '<!--'.repeat(200_000)],
    ['comments that end', '<!-- -->'.repeat(100_000)], ['tags', '<script'.repeat(100_000)], ['quotes', '"\''.repeat(300_000)], ['blanks', `f${' '.repeat(500_000)}(`],
  ])('takes time in proportion to the text: %s', (_, text) => {
    for (const path of ['a.ts', 'a.html']) {
      const start = performance.now();
      expect([...callNames(codeText(path, text), () => true)].includes('')).toBe(false);
      expect(performance.now() - start).toBeLessThan(4000);
    }
  });
});

it('files that hold text for people', () => {
  const yes = ['emails/news.mjml', 'src/templates/mail.txt', 'locales/en.json', 'src/i18n/de.yml', 'app/views/mailer/news.md', 'res/values/strings.xml', 'lang/messages.po'];
  const no = ['README.md', 'docs/guide.md', 'templates/README.md', 'emails/privacy-policy.md', 'src/a.ts', 'config/app.json', 'policy.txt'];
  expect(yes.filter((path) => !holdsText(path))).toEqual([]);
  expect(no.filter(holdsText)).toEqual([]);
});
