import type { Facts, Sighting } from '../model/facts.ts';
import type { Matchers } from '../model/matchers.ts';

/** Ends the name of a package in an API, which may go on with a member or a call. */
const ENDS = new Set(['', ' ', '(', '.']);

const isOf = (api: string, name: string): boolean => api.startsWith(name) && ENDS.has(api.charAt(name.length));

/**
 * Tells uses of a package that its vendor gets nothing of: a subpath that serves another, or the whole package where a
 * manifest of the repository installs its alternative.
 */
export function findExcepted(facts: readonly Facts[], matchers: Matchers): (sighting: Sighting) => boolean {
  const everywhere = new Set(facts.flatMap(({ excepted = [] }) => excepted));
  return ({ recipient, via, api }) => {
    if (recipient === null || via !== 'sdk') return false;
    const except = matchers.vendor(recipient)?.except ?? [];
    return except.some((entry) => {
      const [name = '', alternative] = entry.split(' beside ');
      return isOf(api, name) && (alternative === undefined || everywhere.has(name));
    });
  };
}
