import type { Collect, Manifest, Prohibition, Share } from '../model/manifest.ts';
import type { Conflict } from '../model/policy.ts';
import { isWithin } from '../taxonomy/index.ts';
import { createMayMeet, type MayMeet } from './glob-overlap.ts';

/** What a catalogue says a vendor is; null for what is in none. */
export type VendorKindOf = (id: string) => string | null;

/** How an entry relates to a prohibition in one respect, such as the mechanism. */
type Relation =
  /** No observation is of both. */
  | 'apart'
  /** The entry does not limit itself here and the prohibition does: the rule and its exception. */
  | 'exception'
  /** The entry says something of its own beyond what is prohibited. */
  | 'wider'
  /** All that the entry speaks of is prohibited, in this respect. */
  | 'inside';

const MOST_PER_ENTRY = 5;
/** Pairs beyond which a manifest is no person's work. */
const MOST_PAIRS = 400_000;

/**
 * Entries that a prohibition takes back. A prohibition that is narrower than the entry is an exception, which is how
 * policies are written; so is one that controls lift (`unless`), and one for a mechanism, place, group of people or
 * kind of recipient of which the entry says nothing in particular.
 */
export function findConflicts(manifest: Manifest, vendorKind: VendorKindOf): Conflict[] {
  const absolute = manifest.prohibits.filter(({ unless }) => unless.length === 0);
  if (absolute.length === 0) return [];
  const recipients = new Map(manifest.recipients.map((recipient) => [recipient.id, recipient]));
  const conflicts: Conflict[] = [];
  const mayMeet = createMayMeet();
  let pairs = 0;
  for (const entry of [...manifest.collects, ...manifest.shares]) {
    // Figures about nobody in particular are not what a prohibition is about.
    if (entry.form === 'aggregate') continue;
    const own: Conflict[] = [];
    if ((pairs += absolute.length) > MOST_PAIRS) break;
    for (const prohibition of absolute) {
      if ((prohibition.action === 'share') !== (entry.kind === 'shares')) continue;
      const conflict = compare(entry, prohibition);
      if (conflict && own.push(conflict) === MOST_PER_ENTRY) break;
    }
    conflicts.push(...own);
  }
  return conflicts;

  function compare(entry: Collect | Share, prohibition: Prohibition): Conflict | null {
    const relations = [relateLists(entry.via, prohibition.via), relateLists(entry.subjects, prohibition.subjects)];
    let data = entry.data;
    let all = entry.everything;
    if (entry.kind === 'shares') {
      const reached = relateRecipient(entry, prohibition);
      relations.push(reached.relation);
      if (reached.data !== null) {
        data = reached.data;
        all = false;
      }
    }
    if (relations.some((relation) => relation === 'apart' || relation === 'exception')) return null;
    const { same, narrower } = relateData(data, all, prohibition);
    if (same.length + narrower.length === 0) return null;
    const paths = relatePaths(entry.paths, prohibition.paths, mayMeet);
    if (paths === 'apart' || paths === 'exception') return null;
    // Equal data, or data that is narrower where something else is wider: neither is the exception of the other.
    if (same.length > 0) return { verdict: 'contradiction', entry, prohibition, data: same };
    const crossing = paths === 'wider' || relations.includes('wider');
    return { verdict: crossing ? 'contradiction' : 'misleading-definition', entry, prohibition, data: narrower };
  }

  /** `data`: what of the entry the prohibition reaches, where that is not all. */
  function relateRecipient(share: Share, { kinds }: Prohibition): { relation: Relation; data: string[] | null } {
    if (kinds.length === 0) return { relation: 'inside', data: null };
    const recipient = recipients.get(share.with);
    if (!recipient) return { relation: kinds.includes(vendorKind(share.with) ?? '') ? 'inside' : 'apart', data: null };
    if (kinds.includes(recipient.kind)) return { relation: 'inside', data: null };
    if (recipient.kind === 'any') return { relation: 'exception', data: null };
    const meant = recipient.bind.filter(({ target }) => kinds.includes(vendorKind(target) ?? ''));
    if (meant.length === 0) return { relation: 'apart', data: null };
    const data = share.data.flatMap((one) => meant.flatMap((binding) => (binding.data === null ? [one] : binding.data.flatMap((two) => narrowerOf(one, two)))));
    return { relation: meant.length < recipient.bind.length ? 'wider' : 'inside', data: [...new Set(data)] };
  }
}

/** What two categories have in common. */
const narrowerOf = (a: string, b: string): string[] => (isWithin(a, b) ? [a] : isWithin(b, a) ? [b] : []);

/** An empty list limits nothing. */
function relateLists(entry: readonly string[], prohibition: readonly string[]): Relation {
  if (prohibition.length === 0) return 'inside';
  if (entry.length === 0) return 'exception';
  const common = entry.filter((one) => prohibition.includes(one)).length;
  return common === 0 ? 'apart' : common < entry.length ? 'wider' : 'inside';
}

function relatePaths(entry: readonly string[], prohibition: readonly string[], mayMeet: MayMeet): Relation {
  if (prohibition.length === 0) return 'inside';
  if (entry.length === 0) return 'exception';
  if (entry.every((one) => prohibition.includes(one))) return 'inside';
  return entry.some((one) => prohibition.some((two) => mayMeet(one, two))) ? 'wider' : 'apart';
}

/** "*" prohibits everything, declared or not: it is wider than all but another "*". */
function relateData(data: readonly string[], all: boolean, prohibition: Prohibition): { same: string[]; narrower: string[] } {
  if (prohibition.everything) return all ? { same: [...data], narrower: [] } : { same: [], narrower: [...data] };
  const same = data.filter((one) => prohibition.data.includes(one));
  const narrower = data.filter((one) => !prohibition.data.includes(one) && prohibition.data.some((two) => isWithin(one, two)));
  // "*" under an entry is all that is collected, from which a particular prohibition takes a part.
  return all ? { same: [], narrower: [] } : { same, narrower };
}
