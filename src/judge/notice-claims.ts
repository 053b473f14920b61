import type { Finding } from '../model/finding.ts';
import type { Declaration } from '../model/manifest.ts';
import { NOTICE_KINDS, type NoticeItem, type ScopedNotice } from '../model/notice.ts';
import { covers, describe, describePurpose, isWithin, meaningOfTerm, purposesOfTerm, related } from '../taxonomy/index.ts';
import type { Rulebook } from './evaluate.ts';
import { buildDrift, nameManifest, nameNotice, nameTerm, titleNotice } from './notice-findings.ts';
import type { Application } from './notice-reach.ts';
import { enumerate } from './words.ts';
import { renderYaml } from './yaml-sketch.ts';

/** What a notice names and the manifest does not declare, or not so. A term that may mean several things is met by any. */
export function findUndeclaredClaims({ notices }: Application, book: Rulebook): Finding[] {
  const named = new Set<string>();
  return notices.flatMap((notice) => notice.items.flatMap((item) => {
    // A term that no table knows says nothing that could be compared.
    if (item.data.length === 0 || named.has(item.term)) return [];
    named.add(item.term);
    return compareItem(notice, item, book);
  }));
}

function compareItem(notice: ScopedNotice, item: NoticeItem, book: Rulebook): Finding[] {
  const { collects, shares } = book.manifest;
  const collected = collects.filter((entry) => speaksOf(entry, item));
  const shared = shares.filter((entry) => speaksOf(entry, item));
  if (collected.length + shared.length === 0) return [tellUndeclared(notice, item, book)];
  if (item.shared && shared.length === 0) return [tellNotShared(notice, item, collected[0]!, book)];
  const entries: Declaration[] = [...collected, ...shared];
  const purposes = item.purposes.filter((purpose) => !agreeOnPurpose(purpose, entries, item, book));
  return purposes.length === 0 ? [] : [tellPurposes(notice, item, purposes, entries, book)];
}

/** Whether an entry declares anything that the item may mean. */
const speaksOf = ({ data }: Declaration, item: NoticeItem): boolean =>
  item.data.some((meant) => data.some((declared) => covers(declared, meant) || isWithin(declared, meant)));

function agreeOnPurpose(purpose: string, entries: readonly Declaration[], item: NoticeItem, { manifest }: Rulebook): boolean {
  const meant = purposesOfTerm(purpose);
  if (meant === null) return true;
  const further = manifest.uses.filter((use) => speaksOf(use, item));
  return [...entries, ...further].some((entry) => entry.for.length === 0 || entry.for.some((one) => meant.some((key) => related(one, key))));
}

const meaningOf = ({ kind }: ScopedNotice, { term }: NoticeItem): string | null => meaningOfTerm(NOTICE_KINDS[kind].vocabulary, term);

function tellUndeclared(notice: ScopedNotice, item: NoticeItem, book: Rulebook): Finding {
  const meaning = meaningOf(notice, item);
  // To whom it goes, a notice does not say.
  const onlyShared = item.shared && !item.collected;
  const words = meaning === null ? '' : ` (${describe(meaning)})`;
  return buildDrift({
    notice, span: item, what: item.term, way: 'undeclared',
    message: `${nameNotice(notice)} lists ${nameTerm(notice, item.term)}${words}; ${nameManifest(book)} declares no such data`,
    data: meaning === null ? [] : [meaning],
    entry: null,
    declare: meaning === null || onlyShared ? null : renderYaml({ collects: { [freeId(meaning, book)]: { data: [meaning] } } }),
    instead: `${onlyShared ? 'Declare under `shares` who gets it, or take' : 'Take'} ${nameTerm(notice, item.term)} out of ${titleNotice(notice)} if nothing ${onlyShared ? 'shares' : 'collects'} it`,
  }, book);
}

function tellNotShared(notice: ScopedNotice, item: NoticeItem, entry: Declaration, book: Rulebook): Finding {
  const meaning = meaningOf(notice, item);
  return buildDrift({
    notice, span: item, what: item.term, way: 'not-shared',
    message: `${nameNotice(notice)} says that ${nameTerm(notice, item.term)} is shared; ${entry.id} declares it, but no entry shares it with anybody`,
    data: meaning === null ? [] : [meaning],
    entry,
    declare: null,
    instead: `Declare under \`shares\` who gets it, or say in ${titleNotice(notice)} that ${nameTerm(notice, item.term)} is collected only`,
  }, book);
}

function tellPurposes(notice: ScopedNotice, item: NoticeItem, purposes: readonly string[], entries: readonly Declaration[], book: Rulebook): Finding {
  const meaning = meaningOf(notice, item);
  const declared = [...new Set(entries.flatMap((entry) => entry.for))].sort().map(describePurpose);
  return buildDrift({
    notice, span: item, what: `${item.term}:${purposes.join()}`, way: 'purpose',
    message: `${nameNotice(notice)} lists ${nameTerm(notice, item.term)} for ${enumerate(purposes)}; ${nameManifest(book)} declares it for ${enumerate(declared)} only`,
    data: meaning === null ? [] : [meaning],
    entry: entries[0]!,
    declare: null,
    instead: `Add the purpose under \`for\` of ${entries[0]!.id} if the policy says so, else take ${enumerate(purposes)} out of ${titleNotice(notice)}`,
  }, book);
}

function freeId(category: string, { manifest }: Rulebook): string {
  const base = category.slice(category.lastIndexOf('.') + 1).replaceAll('_', '-');
  const taken = new Set(manifest.collects.map(({ id }) => id));
  let id = base;
  for (let n = 2; taken.has(`collects.${id}`); n++) id = `${base}-${n}`;
  return id;
}
