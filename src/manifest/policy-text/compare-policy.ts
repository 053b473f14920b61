import type { Manifest } from '../../model/manifest.ts';
import type { Coverage, Drift, PolicyComparison } from '../../model/policy.ts';
import { findQuotes } from './find-quotes.ts';
import { foldQuote } from './fold.ts';
import { listQuotes } from './list-quotes.ts';
import { NearestPassages } from './nearest-passage.ts';
import { findPolicyDate } from './policy-date.ts';
import type { PolicyText } from './policy-text.ts';
import { tellsPractice } from './practice-verbs.ts';
import { readMarkdown } from './read-markdown.ts';

/** Holds a manifest against the text that it was made from. Pure. */
export function comparePolicy(manifest: Manifest, text: PolicyText): PolicyComparison {
  const quotes = listQuotes(manifest);
  // Whoever copies from the source of a page takes its markup along.
  const folded = [...quotes.map((quote) => foldQuote(quote.text)), ...quotes.map((quote) => readMarkdown(quote.text).text)];
  const { found, covered } = findQuotes(folded, text.folded.text);
  const passages = new NearestPassages(text.folded.text);
  const drifts: Drift[] = [];
  quotes.forEach((quote, i) => {
    if (found[i] || found[i + quotes.length]) return;
    const range = passages.find(folded[i]!);
    drifts.push({ kind: 'quote', quote, nearest: range && text.passage(range.start, range.end) });
  });
  const date = findPolicyDate(text);
  const { updated, updatedPlace } = manifest.policy;
  if (date !== null && updated !== null && !date.dates.includes(updated)) {
    drifts.push({ kind: 'date', updated, place: updatedPlace ?? { line: 1, column: 1 }, found: date });
  }
  return { file: text.file, quotes: quotes.length, drifts, date, coverage: measureCoverage(text, covered) };
}

function measureCoverage(text: PolicyText, covered: Uint8Array): Coverage {
  const practices = text.sentences.filter(({ start, end, heading }) => !heading && tellsPractice(text.folded.text.slice(start, end)));
  const uncited = practices.filter(({ start, end }) => !covered.subarray(start, end).includes(1));
  return { practices: practices.length, uncited: uncited.map(({ start, end }) => text.passage(start, end)) };
}
