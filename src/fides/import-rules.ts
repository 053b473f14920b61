import { isWithin } from '../taxonomy/index.ts';
import { resolveKeys, type Resolved } from './resolve-keys.ts';
import { placeOf } from './import-entries.ts';
import type { Resources, Rule } from './resources.ts';
import { takeId } from './take-id.ts';

export interface Prohibition {
  id: string;
  origin: string;
  action: 'collect' | 'share';
  data: Resolved[];
  kinds: string[];
  subjects: Resolved[];
}
export interface Rules {
  prohibits: Prohibition[];
  /** Rules that a prohibition cannot express, and why. */
  left: string[];
}

/**
 * Rules that forbid become prohibitions, as far as these reach: they speak of what is collected or shared, and know no
 * purposes. A rule about another purpose is left to people, since to leave out its purpose would forbid too much.
 */
export function readRules({ rules, parents }: Resources): Rules {
  const found: Rules = { prohibits: [], left: [] };
  const ids = new Set<string>();
  for (const rule of rules) {
    const data = resolveKeys(rule.categories.values, 'category', parents);
    const uses = resolveKeys(rule.uses.values, 'purpose', parents).map(({ key }) => key);
    const subjects = resolveKeys(rule.subjects?.values ?? [], 'subject', parents);
    const origin = `${rule.policy}: ${rule.name}, ${placeOf(rule.at)}`;
    const wrong = whyNot(rule, uses);
    if (wrong !== null) {
      found.left.push(`${origin}: ${data.map(({ key }) => key).join(', ')} for ${uses.join(', ')} (${wrong})`);
      continue;
    }
    const isAdvertising = uses.every((use) => isWithin(use, 'marketing.advertising'));
    found.prohibits.push({
      id: takeId(rule.name, ids), origin, data, action: uses.every((use) => use === 'collect') ? 'collect' : 'share',
      kinds: isAdvertising ? ['ad-network'] : [], subjects,
    });
  }
  return found;
}

function whyNot(rule: Rule, uses: readonly string[]): string | null {
  const one = (matching: Rule['categories'] | null): boolean => matching === null || matching.matches === 'ANY' || (matching.matches === 'ALL' && matching.values.length === 1);
  if (!one(rule.categories) || !one(rule.uses) || !one(rule.subjects)) return 'only rules that match ANY of their values can be taken over';
  if (uses.length === 0 || rule.categories.values.length === 0) return 'it names nothing';
  const expressible = ['collect', 'third_party_sharing', 'marketing.advertising'].some((root) => uses.every((use) => (root === 'marketing.advertising' ? isWithin(use, root) : use === root)));
  return expressible ? null : 'a prohibition knows no purposes: leave the purpose out of "for" of the entries with this data';
}
