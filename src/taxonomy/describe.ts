import { CATEGORY_WORDS, PURPOSE_WORDS } from './descriptions.ts';

const fromKey = (key: string): string => key.slice(key.lastIndexOf('.') + 1).replaceAll('_', ' ');

/** A category in plain words: `user.location.precise` is "precise location". Unknown keys by their last part. */
export function describe(category: string): string {
  return Object.hasOwn(CATEGORY_WORDS, category) ? CATEGORY_WORDS[category]! : fromKey(category);
}

/** A purpose in plain words: `marketing.advertising` is "advertising". */
export function describePurpose(purpose: string): string {
  return Object.hasOwn(PURPOSE_WORDS, purpose) ? PURPOSE_WORDS[purpose]! : fromKey(purpose);
}
