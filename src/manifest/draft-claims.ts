import { NOTICE_KINDS, type Notice, type NoticeKind } from '../model/notice.ts';
import { covers, isWithin, meaningOfTerm } from '../taxonomy/index.ts';

/** A term of a notice, and where it stands. */
export interface Claim {
  term: string;
  path: string;
  line: number;
}

/** What notices of one kind name and code does not show. */
export interface ClaimGroup {
  id: string;
  title: string;
  data: Map<string, Claim[]>;
}

/**
 * What only notices name: by kind of notice where a term means one thing, else as vague.
 * @param shown categories that entries from code declare
 * @param taken ids of entries that are there
 */
export function groupClaims(notices: readonly Notice[], shown: readonly string[], taken: ReadonlySet<string>): { groups: ClaimGroup[]; vague: Claim[] } {
  const groups = new Map<NoticeKind, ClaimGroup>();
  const vague: Claim[] = [];
  for (const { kind, path, items } of notices) {
    for (const { term, data, line } of items) {
      if (data.some((meant) => shown.some((declared) => covers(declared, meant) || isWithin(declared, meant)))) continue;
      const claim = { term, path, line };
      const meaning = meaningOfTerm(NOTICE_KINDS[kind].vocabulary, term);
      if (meaning === null) {
        vague.push(claim);
        continue;
      }
      let group = groups.get(kind);
      if (!group) groups.set(kind, (group = { id: freeId(kind, taken), title: `The ${NOTICE_KINDS[kind].title}`, data: new Map() }));
      const claims = group.data.get(meaning);
      if (claims) claims.push(claim);
      else group.data.set(meaning, [claim]);
    }
  }
  return { groups: [...groups.values()].sort((a, b) => (a.id < b.id ? -1 : 1)), vague };
}

function freeId(wish: string, taken: ReadonlySet<string>): string {
  let id = wish;
  for (let n = 2; taken.has(id); n++) id = `${wish}-${n}`;
  return id;
}
