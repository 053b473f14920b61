import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findQuotes } from '../../../src/manifest/policy-text/find-quotes.ts';
import { NearestPassages } from '../../../src/manifest/policy-text/nearest-passage.ts';
import { tellsPractice } from '../../../src/manifest/policy-text/practice-verbs.ts';
import { comparePolicy } from '../../../src/manifest/policy-text/compare-policy.ts';
import { compareQuotes, manifestOf, readAs, timeSpent } from './read-as.ts';

const POLICY = `Privacy

We ask for your name and your e-mail address when you sign up.
If you allow it, our app reads the position of your phone.

We never sell personal data, and we hand none of it to advertisers.
`;

describe('quotes', () => {
  it('are found in every section, whatever the typography', async () => {
    const manifest = manifestOf(`
collects: { a: { data: user.name, cite: ["We ask  for your name", "e‑mail address"] } }
shares: { b: { with: stripe, data: user.name, cite: "we hand none" } }
uses: { c: { data: user.name, cite: "when you sign up" } }
controls: { d: { type: opt-in, cite: "If you allow it" } }
prohibits: { e: { share: "*", kinds: [data-broker], cite: "never sell" } }
rights: { f: { cite: "Privacy" } }
retention: { g: { cite: "personal data" } }
transfers: { h: { cite: "to advertisers" } }
promises: { i: "our app" }
exclusions: { j: { cite: "none of it" } }
`);
    const { quotes, drifts } = comparePolicy(manifest, await readAs(POLICY));
    expect(quotes).toBe(11);
    expect(drifts).toEqual([]);
  });

  it('that the text has no longer are shown beside what it says now', async () => {
    const { drifts } = await compareQuotes(['reads the position of your watch'], POLICY);
    expect(drifts).toMatchObject([{ kind: 'quote', quote: { id: 'promises.p0', text: 'reads the position of your watch', place: { line: 4 } }, nearest: { text: 'reads the position of your phone', line: 4, column: 26 } }]);
  });

  it('with markup count as what a reader sees', async () => {
    expect((await compareQuotes(['We **never** sell'], 'We _never_ sell it.', 'markdown')).drifts).toEqual([]);
    expect((await compareQuotes(['We never sell'], '<p>We <em>nev</em>er\nsell it.</p>', 'html')).drifts).toEqual([]);
  });

  it.each([
    ['words left out', 'We never sell data, and we hand none', 'We never sell personal data, and we hand none'],
    ['words put in', 'ask for your name and also your e-mail address', 'ask for your name and your e-mail address'],
    ['another case', 'WE NEVER SELL PERSONAL DATA', 'We never sell personal data'],
    ['a letter in a single word', 'advertizers', 'advertisers'],
  ])('with %s have a nearest passage', async (_, quote, nearest) => {
    expect((await compareQuotes([quote], POLICY)).drifts).toMatchObject([{ nearest: { text: nearest } }]);
  });

  it.each(['Lorem ipsum dolor sit amet consectetur', 'x', '\u200b\u200b'])('of something else have none: %j', async (quote) => {
    expect((await compareQuotes([quote], POLICY)).drifts).toMatchObject([{ nearest: null }]);
  });
});

describe('findQuotes', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', ' '), maxLength: 6 });
  it('agrees with looking for each by itself', () => {
    fc.assert(fc.property(fc.array(word, { maxLength: 8 }), fc.string({ unit: fc.constantFrom('a', 'b', ' '), maxLength: 40 }), (quotes, text) => {
      const { found, covered } = findQuotes(quotes, text);
      expect(found).toEqual(quotes.map((quote) => quote !== '' && text.includes(quote)));
      const expected = new Uint8Array(text.length);
      for (const quote of quotes) {
        if (quote === '') continue;
        for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) expected.fill(1, at, at + quote.length);
      }
      expect([...covered]).toEqual([...expected]);
    }), { numRuns: 2000 });
  });
});

describe('the nearest passage', () => {
  const words = fc.array(fc.string({ unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz'), minLength: 2, maxLength: 9 }), { minLength: 60, maxLength: 200 });
  it('of a quote with one character changed is where the quote was', () => {
    fc.assert(fc.property(words, fc.nat(), fc.nat(), (all, from, which) => {
      const text = all.join(' ');
      const first = from % (all.length - 12);
      const quote = all.slice(first, first + 10).join(' ');
      const at = which % quote.length;
      const changed = `${quote.slice(0, at)}#${quote.slice(at + 1)}`;
      const range = new NearestPassages(text).find(changed)!;
      expect(text.slice(range.start, range.end)).toBe(quote);
    }), { numRuns: 200 });
  });

  it('costs little in a long text, however many quotes and however alike', async () => {
    const sentence = 'We collect the name and the e-mail address of whoever signs up for the service. ';
    const text = sentence.repeat(Math.ceil(1024 * 1024 / sentence.length));
    const quotes = Array.from({ length: 500 }, (_, i) => `the name and the ${i} e-mail addresses of whoever`);
    const start = timeSpent();
    const { drifts } = await compareQuotes(quotes, text);
    expect(drifts).toHaveLength(500);
    expect(timeSpent() - start).toBeLessThan(10_000);
  });
});

describe('the date', () => {
  it.each([
    ['Last updated: March 20, 2025', ['2025-03-20']],
    ['Last Updated March 20th 2025', ['2025-03-20']],
    ['This policy was last modified on 20 March 2025.', ['2025-03-20']],
    ['Last revised: 20th of March, 2025', ['2025-03-20']],
    ['Date of last revision: 2025-03-20', ['2025-03-20']],
    ['Updated (2025/3/20)', ['2025-03-20']],
    ['Stand: 20. März 2025', ['2025-03-20']],
    ['Zuletzt aktualisiert am 20.03.2025', ['2025-03-20']],
    ['Dernière mise à jour : 1er août 2025', ['2025-08-01']],
    ['Dernière mise à jour le 20 juillet 2025', ['2025-07-20']],
    ['Última actualización: 20 de marzo de 2025', ['2025-03-20']],
    ['Ultimo aggiornamento: 20 maggio 2025', ['2025-05-20']],
    ['Última atualização: 20 de dezembro de 2025', ['2025-12-20']],
    ['最終更新日：2025年3月20日', ['2025-03-20']],
    ['Effective date: Monday, March 3, 2025', ['2025-03-03']],
    ['Last updated: 03/04/2025', ['2025-03-04', '2025-04-03']],
    ['Last updated: 20/03/2025', ['2025-03-20']],
    ['Effective 1 January 2025. Last updated 20 March 2025.', ['2025-03-20']],
    ['We change the “Last Updated” date at the top. Founded in 2025.', null],
    ['Last updated: February 30, 2025', null],
    ['Since 20 March 2025 we sell shoes.', null],
  ])('%s', async (text, dates) => {
    expect((await compareQuotes([], `Privacy\n\n${text}\n\nWe are us.`)).date?.dates ?? null).toEqual(dates);
  });

  it('drifts where the manifest has another', async () => {
    const compare = (updated: string, text: string) => compareQuotes([], text, 'plain', `policy: { updated: ${updated} }`);
    expect((await compare('2025-03-20', 'Last updated: 20 March 2025')).drifts).toEqual([]);
    expect((await compare('2025-04-03', 'Last updated: 03/04/2025')).drifts).toEqual([]);
    expect((await compare('2025-03-20', 'x\nLast updated: 21 March 2025')).drifts).toMatchObject([{ kind: 'date', updated: '2025-03-20', found: { text: '21 March 2025', line: 2 }, place: { line: 5, column: 20 } }]);
  });
});

describe('coverage', () => {
  it.each([
    'We collect your name when you sign up.',
    'Your data is not sold to anybody.',
    'Personal data may be transferred to the United States.',
    'They receive your e-mail address only.',
    'We do not knowingly process data of children.',
    'Cookies are stored on your device.',
    'We retain it for 30 days.',
    'If you write to us, we will use your address to answer.',
    'You may request deletion of your data.',
    'Wir verarbeiten Ihre Daten nur mit Einwilligung.',
    'Nous collectons votre adresse lorsque vous écrivez.',
  ])('counts: %s', (sentence) => expect(tellsPractice(sentence)).toBe(true));

  it.each([
    'You may use our site without an account.',
    'By using the Services you agree to this.',
    'Your continued use of the service means that you agree.',
    'What do we collect about you?',
    'Please keep in mind that the web is public.',
    'This policy describes what is collected.',
    'They run a business process for everybody.',
    'Write to us at any time.',
    'We collect data.',
  ])('does not count: %s', (sentence) => expect(tellsPractice(sentence)).toBe(false));

  it('is the part of such sentences that a quote touches', async () => {
    const { coverage } = await compareQuotes(['position of your phone'], POLICY);
    expect(coverage.practices).toBe(1);
    const { coverage: more } = await compareQuotes(['your name'], 'We collect your name.\n\nWe store it for a year.\n\nWe share it with nobody.');
    expect(more.practices).toBe(3);
    expect(more.uncited).toMatchObject([{ text: 'We store it for a year.', line: 3, column: 1 }, { text: 'We share it with nobody.', line: 5 }]);
  });
});
