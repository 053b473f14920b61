/**
 * What a vaguer parent never licenses. Health and biometrics appear twice in the vocabulary,
 * under another sensitive parent, and are as sensitive there.
 */
export const SENSITIVE_ROOTS: readonly string[] = [
  'user.authorization', 'user.authorization.biometric', 'user.biometric', 'user.biometric.health', 'user.childrens',
  'user.criminal_history', 'user.demographic.political_opinion', 'user.demographic.race_ethnicity',
  'user.demographic.religious_belief', 'user.demographic.sexual_orientation', 'user.financial', 'user.government_id',
  'user.health_and_medical', 'user.location.precise',
];

/** True if `key` is `root` or one of its descendants. */
export function isWithin(key: string, root: string): boolean {
  return key === root || (key.length > root.length && key.startsWith(root) && key[root.length] === '.');
}

/** The sensitive roots at or above a category; empty for one that is not sensitive. */
export function sensitiveRootsOf(category: string): string[] {
  return SENSITIVE_ROOTS.filter((root) => isWithin(category, root));
}

export function isSensitive(category: string): boolean {
  return SENSITIVE_ROOTS.some((root) => isWithin(category, root));
}

/**
 * Whether declaring one category licenses another: the same or a descendant, unless that crosses into a
 * sensitive root (`user.location` does not license the precise position).
 */
export function covers(declared: string, observed: string): boolean {
  if (declared === observed) return true;
  return isWithin(observed, declared)
    && SENSITIVE_ROOTS.every((root) => !isWithin(observed, root) || isWithin(declared, root));
}

/** Whether two purposes agree: equal, or one contains the other. */
export function related(a: string, b: string): boolean {
  return isWithin(a, b) || isWithin(b, a);
}
