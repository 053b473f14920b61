import { existsSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { findConflicts, readManifest } from '../../src/manifest/index.ts';
import { comparePolicy } from '../../src/manifest/policy-text/compare-policy.ts';
import { foldQuote } from '../../src/manifest/policy-text/fold.ts';
import { listQuotes } from '../../src/manifest/policy-text/list-quotes.ts';
import { readPolicyText } from '../../src/manifest/policy-text/read-policy-text.ts';
import type { Manifest } from '../../src/model/manifest.ts';
import type { PolicyComparison } from '../../src/model/policy.ts';
import { known } from './known-vendors.ts';

const shared = (path: string): URL => new URL(`../../../shared/${path}`, import.meta.url);
const files = { manifest: shared('design/cipo-privacy.yml'), clauses: shared('design/cipo-clauses.md'), text: shared('seeds/cipo-privacy-policy.txt') };

describe.skipIf(!Object.values(files).every((file) => existsSync(file)))('a real policy and its manifest', () => {
  let manifest: Manifest;
  let raw: string;
  const compare = async (text: string): Promise<PolicyComparison> => comparePolicy(manifest, await readPolicyText('POLICY.txt', text, 'plain'));
  beforeAll(() => {
    manifest = readManifest('privacy.yml', readFileSync(files.manifest, 'utf8'), known).manifest!;
    raw = readFileSync(files.text, 'utf8');
  });

  it('every quote is in the text, and the date is the same', async () => {
    const { quotes, drifts, date } = await compare(raw);
    expect(quotes).toBeGreaterThan(60);
    expect(drifts).toEqual([]);
    expect(date?.dates).toEqual(['2025-03-20']);
  });

  it('each of the 96 practices is told in the text', async () => {
    const folded = foldQuote(raw);
    const quotes = readFileSync(files.clauses, 'utf8').split('\n').flatMap((line) => {
      const cells = line.split(' | ');
      return /^\| \d+$/.test(cells[0] ?? '') ? [cells[2] ?? ''] : [];
    });
    expect(quotes).toHaveLength(96);
    expect(quotes.filter((quote) => !folded.includes(foldQuote(quote)))).toEqual([]);
  });

  it('does not contradict itself: what it excepts, it excepts by conditions', () => {
    expect(findConflicts(manifest, () => null)).toEqual([]);
  });

  it('quotes more than half of the sentences that tell a practice', async () => {
    const { coverage } = await compare(raw);
    expect(coverage.practices).toBeGreaterThan(60);
    expect(coverage.uncited.length).toBeLessThan(coverage.practices / 2);
    for (const { line, text } of coverage.uncited) expect(foldQuote(raw.split('\n')[line - 1]!)).toContain(text);
  });

  it('one character changed in a quoted passage is reported with both texts and the line', async () => {
    // Positions of folded text are those of the file where folding changes no length.
    const plain = raw.split('\n').map(foldQuote).join('\n');
    const oneLine = plain.replaceAll('\n', ' ');
    let checked = 0;
    for (const quote of listQuotes(manifest)) {
      const wanted = foldQuote(quote.text);
      const at = oneLine.indexOf(wanted);
      if (oneLine.indexOf(wanted, at + 1) >= 0) continue;
      for (let i = checked % 9; i < wanted.length; i += 9) {
        const changed = `${plain.slice(0, at + i)}§${plain.slice(at + i + 1)}`;
        const { drifts } = await compare(changed);
        const line = changed.slice(0, at).split('\n').length;
        const found = drifts.find((drift) => drift.kind === 'quote' && drift.quote.id === quote.id && drift.quote.text === quote.text);
        expect(found, `${quote.id} at ${i}`).toMatchObject({ nearest: { line, text: expect.stringContaining(i === 0 || i === wanted.length - 1 ? wanted.slice(1, -1) : '§') } });
        checked++;
      }
    }
    expect(checked).toBeGreaterThan(250);
  }, 120_000);
});
