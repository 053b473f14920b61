import type { Matchers } from '../model/matchers.ts';

/** What nothing but a visit has: who looks at a row with such a column sees somebody's browser. */
const TELLING = /^user\.(?:device\.(?:ip_address|user_agent)|behavior\.browsing_history\.referrer)$/;
/** What is kept of visits, by what it is called. */
const VISITS = /(?:^|_|[a-z](?=[A-Z]))(?:ips?|visits?|hits?|page_?views?|clicks?|sessions?|(?:login_?)?attempts?|(?:access|audit|visit|login|request)_?logs?|bans?|block_?list|black_?list)$/i;

export const areVisits = (table: string): boolean => VISITS.test(table);

/**
 * Whether names that stand together are of a visit: one of them tells of a browser, of its address or of where somebody
 * came from, and then `country`, `os` and `ip` beside it are of the visitor too.
 */
export function areOfVisit(names: Iterable<string>, matchers: Matchers): boolean {
  for (const name of names) {
    if (name.toLowerCase() === 'ip') continue; // a server has one, too
    if (matchers.classify(name, 'visit').some((category) => TELLING.test(category))) return true;
  }
  return false;
}
