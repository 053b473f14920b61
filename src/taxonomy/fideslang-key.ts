import type { Vocabulary } from './aliases.ts';
import { expandTree } from './expand.ts';
import { CATEGORY_TREE, PURPOSE_TREE, SUBJECT_TREE } from './vocabulary.ts';

const TREES: Record<Vocabulary, string> = { category: CATEGORY_TREE, purpose: PURPOSE_TREE, subject: SUBJECT_TREE };
const sets = new Map<Vocabulary, ReadonlySet<string>>();

/** A key as Fideslang itself has it: for one that privlint added, the nearest above; null where there is none. */
export function fideslangKey(key: string, vocabulary: Vocabulary): string | null {
  let known = sets.get(vocabulary);
  if (!known) sets.set(vocabulary, (known = new Set(expandTree(TREES[vocabulary]))));
  for (let end = key.length; end > 0; end = key.lastIndexOf('.', end - 1)) {
    if (known.has(key.slice(0, end))) return key.slice(0, end);
  }
  return null;
}
