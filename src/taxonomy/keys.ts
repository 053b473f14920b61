import { expandTree } from './expand.ts';
import {
  ADDED_CATEGORY_TREE, ADDED_PURPOSE_TREE, ADDED_SUBJECT_TREE, CATEGORY_TREE, PURPOSE_TREE, REPLACED, SUBJECT_TREE,
} from './vocabulary.ts';

const sets = new Map<string, ReadonlySet<string>>();

// Expanded on first use: a run that only prints its version must not pay for the vocabulary.
function expandOnce(name: string, trees: string): ReadonlySet<string> {
  let set = sets.get(name);
  if (!set) sets.set(name, (set = new Set(expandTree(trees).sort())));
  return set;
}

/** Every category key, sorted. */
export const listCategories = (): ReadonlySet<string> => expandOnce('categories', CATEGORY_TREE + ADDED_CATEGORY_TREE);
/** Every purpose key, sorted. */
export const listPurposes = (): ReadonlySet<string> => expandOnce('purposes', PURPOSE_TREE + ADDED_PURPOSE_TREE);
/** Every subject key, sorted. */
export const listSubjects = (): ReadonlySet<string> => expandOnce('subjects', SUBJECT_TREE + ADDED_SUBJECT_TREE);

export const isCategory = (key: string): boolean => listCategories().has(key);
export const isPurpose = (key: string): boolean => listPurposes().has(key);
export const isSubject = (key: string): boolean => listSubjects().has(key);

/** The key that has replaced this one, however often it was replaced; the key itself when it is current. */
export function currentKey(key: string): string {
  let current = key;
  for (let next = REPLACED.get(current); next !== undefined; next = REPLACED.get(current)) current = next;
  return current;
}
