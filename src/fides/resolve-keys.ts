import { report } from '../manifest/source.ts';
import type { Located } from '../manifest/shape.ts';
import { isCategory, isPurpose, isSubject, replaceFormerKey, suggestKey, type Vocabulary } from '../taxonomy/index.ts';

const KNOWN: Record<Vocabulary, (key: string) => boolean> = { category: isCategory, purpose: isPurpose, subject: isSubject };

/** A key of a Fides file in today's vocabulary. */
export interface Resolved {
  key: string;
  /** What the file has, where that is another. */
  from: string | null;
}

/**
 * Finds the key for each of a list: itself, what replaced it, or the nearest one above for a key that an organization
 * has added. One that leads nowhere is an error at its place, a subject of one's own only a warning.
 */
export function resolveKeys(words: readonly Located[], vocabulary: Vocabulary, parents: ReadonlyMap<string, string | null>): Resolved[] {
  const found = new Map<string, Resolved>();
  for (const { value, at } of words) {
    const key = nearestKey(value, vocabulary, parents);
    if (key !== null) {
      if (!found.has(key)) found.set(key, { key, from: key === value ? null : value });
      if (key !== value && replaceFormerKey(value, vocabulary) !== key) report(at, `"${value.slice(0, 80)}" is no ${vocabulary} of privlint`, `taken over as "${key}", which is the nearest above it`, 'warning');
      continue;
    }
    report(at, `"${value.slice(0, 80)}" is no ${vocabulary}`, () => {
      const near = suggestKey(value, vocabulary);
      return near === null ? `a ${vocabulary} of Fideslang, or one that the files define under data_${vocabulary === 'purpose' ? 'use' : vocabulary}` : `did you mean "${near}"?`;
    }, vocabulary === 'subject' ? 'warning' : 'error');
  }
  return [...found.values()];
}

function nearestKey(value: string, vocabulary: Vocabulary, parents: ReadonlyMap<string, string | null>): string | null {
  const has = KNOWN[vocabulary];
  const seen = new Set<string>();
  for (let key: string | null = value; key !== null && key !== '' && !seen.has(key) && seen.size < 40;) {
    seen.add(key);
    if (has(key)) return key;
    const former = replaceFormerKey(key, vocabulary);
    if (former !== null && has(former)) return former;
    const dot: number = key.lastIndexOf('.');
    key = parents.get(key) ?? (dot > 0 ? key.slice(0, dot) : null);
  }
  return null;
}
