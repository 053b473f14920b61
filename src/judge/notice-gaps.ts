import type { Finding } from '../model/finding.ts';
import type { Declaration, Share } from '../model/manifest.ts';
import { ANYTHING, type ScopedNotice } from '../model/notice.ts';
import { currentKey, describe, termsOfCategory } from '../taxonomy/index.ts';
import type { Rulebook } from './evaluate.ts';
import { buildDrift, nameNotice, nameTerm, titleNotice } from './notice-findings.ts';
import type { Application } from './notice-reach.ts';
import { enumerate, nameData } from './words.ts';

interface Gap {
  expected: readonly string[];
  categories: Set<string>;
  entries: Set<Declaration>;
}

/** What the manifest declares of this application and its notices leave out: one finding for each term that is missing. */
export function findGaps(application: Application, book: Rulebook): Finding[] {
  const { notices, vocabulary } = application;
  const notice = mainOf(notices);
  const unclear = new Set(notices.flatMap((one) => one.unclear));
  if (!notice || unclear.has(ANYTHING)) return [];
  const listed = new Set(notices.flatMap(({ items }) => items.map(({ term }) => term.toLowerCase())));
  const says = (term: string): boolean => listed.has(term.toLowerCase()) || unclear.has(term);

  const gaps = new Map<string, Gap>();
  for (const entry of entriesFor(application, book)) {
    for (const category of new Set(entry.data.map(currentKey))) {
      const { expected, accepted } = termsOfCategory(vocabulary, category);
      if (expected.length === 0 || accepted.some(says) || !application.concerns(entry, category, book)) continue;
      const key = expected.join();
      let gap = gaps.get(key);
      if (!gap) gaps.set(key, (gap = { expected, categories: new Set(), entries: new Set() }));
      gap.categories.add(category);
      gap.entries.add(entry);
    }
  }
  return [...[...gaps.values()].map((gap) => tellGap(notice, gap, book)), ...(vocabulary === 'play' ? findUnsharedItems(application, book) : [])];
}

/**
 * Which entries a notice must reflect. An app's Apple manifest need not repeat what the libraries in it collect: they
 * carry their own. For Play what a library sends is collected by the app, whoever gets it; for Firefox and the CCPA, what
 * is shared has been collected.
 */
function entriesFor({ vocabulary }: Application, { manifest }: Rulebook): Declaration[] {
  return vocabulary === 'apple' ? manifest.collects : [...manifest.collects, ...manifest.shares.filter((share) => !share.everything)];
}

/** The one that speaks of most, of those whose silence is a no. */
function mainOf(notices: readonly ScopedNotice[]): ScopedNotice | undefined {
  return notices.filter(({ complete }) => complete).sort((a, b) => b.items.length - a.items.length || a.path.length - b.path.length)[0];
}

function tellGap(notice: ScopedNotice, { expected, categories, entries }: Gap, book: Rulebook): Finding {
  const data = [...categories].sort();
  const ids = [...entries].map(({ id }) => id).sort();
  const terms = enumerate(expected.map((term) => nameTerm(notice, term)), 'or');
  const { text } = nameData(data);
  const otherwise = notice.kind === 'ccpa-table'
    ? `take it out of ${enumerate(ids)} if nobody collects it`
    : `limit ${enumerate(ids)} by \`paths\` or \`via\` to where it is collected, if this app does not collect it`;
  return buildDrift({
    notice, span: notice, what: expected.join(), way: 'left-out',
    message: `${enumerate(ids)} ${ids.length > 1 ? 'declare' : 'declares'} ${text[0]?.toLowerCase()}${text.slice(1)}; ${nameNotice(notice)} does not list ${terms}`,
    data,
    entry: [...entries][0]!,
    declare: null,
    instead: `Add ${terms} to ${titleNotice(notice)}, or ${otherwise}`,
  }, book);
}

const THIRD_PARTIES: ReadonlySet<string> = new Set(['third-party', 'ad-network', 'data-broker']);

/** Google calls it sharing where it goes to third parties other than processors, without the user having asked for it. */
function findUnsharedItems(application: Application, book: Rulebook): Finding[] {
  const { manifest, context } = book;
  const kindOf = (share: Share): string => manifest.recipients.find(({ id }) => id === share.with)?.kind ?? context.vendor(share.with)?.kind ?? '';
  const shares = manifest.shares.filter((share) => !share.everything && share.requires.length === 0 && THIRD_PARTIES.has(kindOf(share)));
  return application.notices.flatMap((notice) => notice.items.flatMap((item) => {
    if (item.shared) return [];
    const found = shares.flatMap((share) => share.data.flatMap((category) => {
      const { expected } = termsOfCategory('play', category);
      return expected.length === 1 && expected[0] === item.term && application.concerns(share, category, book) ? [{ share, category }] : [];
    }));
    const [first] = found;
    return first === undefined ? [] : [buildDrift({
      notice, span: item, what: item.term, way: 'not-shared',
      message: `${first.share.id} shares ${describe(first.category)} with ${first.share.with}; ${nameNotice(notice)} says that ${item.term} is collected only`,
      data: [first.category],
      entry: first.share,
      declare: null,
      instead: `Mark ${item.term} as shared in ${titleNotice(notice)}, or take it out of ${first.share.id} if it does not go there`,
    }, book)];
  }));
}
