import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldQuote } from '../../../src/manifest/policy-text/fold.ts';
import { formOf } from '../../../src/manifest/policy-text/read-policy-text.ts';
import { readAs, timeSpent } from './read-as.ts';

const FORMS = ['plain', 'markdown', 'html'] as const;

describe('folding', () => {
  it.each([
    ['CIPO’s “Services”', 'CIPO\'s "Services"'],
    ['«a» „b‟', '"a" "b"'],
    ['30–days — or −1', '30-days - or -1'],
    ['a --- b', 'a - b'],
    ['ser\u00advice\u200b', 'service'],
    ['a\u00a0\u2003 \t\r\n b', 'a b'],
    ['e\u0301 ﬁne ＧＰＳ …', 'é fine GPS ...'],
    ['\u1112\u1161\u11ab', '한'],
    ['  both ends\n', 'both ends'],
  ])('%j is compared as %j', (text, folded) => expect(foldQuote(text)).toBe(folded));

  it.each([['a', 'A'], ['ä', 'a'], ['1', '2'], ['.', ','], ['o', '0']])('keeps %s apart from %s', (a, b) => expect(foldQuote(a)).not.toBe(foldQuote(b)));

  it('is the same when done twice', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(foldQuote(foldQuote(text))).toBe(foldQuote(text));
    }));
  });
});

describe('the text of a file', () => {
  it.each([
    ['Markdown', 'markdown', '# What _we_ collect\n\nWe **never** sell [your data](https://x.example "t") to `anyone`\\*, see ![a map](m.png).\n\n- one\n- two &amp; three\n\n> quoted <br> part\n\n[x]: https://y.example\n',
      'What we collect We never sell your data to anyone*, see a map. one two & three quoted part'],
    ['Markdown links by name and autolinks', 'markdown', '[our\npartners][p] and <https://a.example/> or [not a link] at snake_case_name, 5 * 3', 'our partners and https://a.example/ or [not a link] at snake_case_name, 5 * 3'],
    ['Markdown with front matter, rules and tables', 'markdown', '---\ntitle: x\n---\nText\n====\n\n| Data | Why |\n|------|:---:|\n| name | login |\n\n---\n\nEnd', 'Text Data Why name login End'],
    ['Markdown comments', 'markdown', 'a <!-- hidden\n --> b', 'a b'],
    ['HTML', 'html', '<html><head><title>T</title><style>p{}</style></head><body><h1>Privacy</h1><p>We <b>n</b>ever&nbsp;sell&#39;s &ldquo;it&rdquo;.<br>Really.</p><script>x()</script><ul><li>one<li>two</ul></body>',
      'Privacy We never sell\'s "it". Really. one two'],
  ] as const)('%s', async (_, form, raw, shown) => expect((await readAs(raw, form)).folded.text).toBe(shown));

  it('knows files by their names', () => {
    expect(['a.txt', 'a.MD', 'b.markdown', 'c.html', 'd.HTM', 'e.pdf', 'f', 'txt', 'g.constructor'].map(formOf)).toEqual(['plain', 'markdown', 'markdown', 'html', 'html', null, null, null, null]);
  });

  it.each(FORMS)('gives each place its line and column: %s', async (form) => {
    const text = await readAs('first line\r\n\r\nsecond: the ﬁeld &amp; it\rthird', form);
    const at = text.folded.text.indexOf('it');
    expect(text.passage(at, at + 2)).toMatchObject({ text: 'it', line: 3, column: 24 });
    const last = text.folded.text.indexOf('third');
    expect(text.passage(last, last + 5)).toMatchObject({ line: 4, column: 1, endLine: 4, endColumn: 6 });
  });

  it.each(FORMS)('never fails, and every character has a place: %s', async (form) => {
    await fc.assert(fc.asyncProperty(fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), fc.array(fc.constantFrom('[', ']', '(', ')', '*', '_', '`', '<', '>', '!', '&amp;', '\n', '#', '|', '-', 'a', ' ', '<!--', '\\', '<p>', '</p>', '~~', '---\n')).map((parts) => parts.join(''))), async (raw) => {
      const { folded, sentences } = await readAs(raw, form);
      expect(folded.offsets).toHaveLength(folded.text.length);
      expect(folded.offsets.every((offset) => offset >= 0 && offset <= raw.length)).toBe(true);
      expect(folded.text).toBe(foldQuote(folded.text));
      for (const { start, end } of sentences) expect(start).toBeLessThan(end);
    }), { numRuns: 400 });
  });

  it.each(FORMS)('takes time in proportion to its length, whatever it holds: %s', async (form) => {
    for (const part of ['[', '](', '*a', '<', '<a ', '-a', '`', '&#1', '| ', 'a\n', '<!--', '_', '\u0301', '<br>', 'ab. ', '\\', '> ', '#']) {
      const start = timeSpent();
      await readAs(part.repeat(Math.ceil(200_000 / part.length)), form);
      expect(timeSpent() - start, JSON.stringify(part)).toBeLessThan(2000);
    }
  });
});

describe('sentences', () => {
  const split = async (raw: string, form: 'plain' | 'markdown' | 'html' = 'plain') => {
    const text = await readAs(raw, form);
    return text.sentences.map(({ start, end, heading }) => `${heading ? '# ' : ''}${text.folded.text.slice(start, end)}`);
  };
  it('end at full stops, not at abbreviations', async () => {
    expect(await split('We use the E.U. servers of A. Smith Inc. in Ghent. We sell nothing! (Really.) 3 times, e.g. Sunday? yes.'))
      .toEqual(['We use the E.U. servers of A. Smith Inc. in Ghent.', 'We sell nothing!', '(Really.)', '3 times, e.g. Sunday? yes.']);
  });
  it('end with a paragraph, of one line or wrapped', async () => {
    expect(await split('Information We Collect\n\nWe collect your\nname and\n\nyour address.')).toEqual(['# Information We Collect', 'We collect your name and', 'your address.']);
    expect(await split(`Information We Collect\nWe collect ${'very '.repeat(40)}much.\nWe sell it.`)).toHaveLength(3);
  });
  it('end with items and headings of markup', async () => {
    expect(await split('## We collect\nWe take:\n\n- your name\n- your address', 'markdown')).toEqual(['# We collect', 'We take:', 'your name', 'your address']);
    expect(await split('<h2>We collect it all.</h2><p>We take</p><li>your name</li><td>a</td>', 'html')).toEqual(['# We collect it all.', 'We take', 'your name', 'a']);
  });
});
