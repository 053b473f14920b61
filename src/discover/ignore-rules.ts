import ignore from 'ignore';

export interface IgnoreRules {
  /** Whether the path is ignored (true), taken back in (false), or not spoken of (null). A folder ends in `/`. */
  test(path: string): boolean | null;
}

/** Stars in one segment: a pattern becomes a regular expression whose cost grows by a power with each. */
const MOST_STARS = 3;

/** Whether matching the pattern costs so much that a stranger's file may not ask for it. */
export function isCostly(pattern: string): boolean {
  const segments = pattern.split('/');
  return pattern.length > 1_000 || segments.filter((segment) => segment === '**').length > 4 ||
    segments.some((segment) => segment !== '**' && (segment.match(/\*+/g)?.length ?? 0) > MOST_STARS);
}

/** gitignore rules; costly ones are left out. */
export function compileIgnoreRules(patterns: readonly string[]): IgnoreRules {
  const rules = ignore().add(patterns.filter((pattern) => !isCostly(pattern)));
  return {
    test(path) {
      const { ignored, unignored } = rules.test(path);
      return ignored ? true : unignored ? false : null;
    },
  };
}
