import type { Facts, Sighting } from '../model/facts.ts';

/** What a product's site may be called besides its name: get-name.com. */
const PREFIX = /^(?:get|use|try|go|join|hello)(?=\w{4})/;
const SECOND_LEVEL = /^(?:co|com|org|net|ac|gov|edu)$/;
/** A scope is the maker's own where this many packages of the repository bear it. */
const OWN_SCOPE = 2;

/**
 * Tells third parties from ourselves: the makers of a repository are no recipients in it. Their names are those of its
 * packages (the whole name, or a scope that several bear) and the domain of its homepage.
 */
export function findOwnHosts(facts: readonly Facts[]): (sighting: Sighting) => boolean {
  const names = new Set<string>();
  const domains = new Set<string>();
  const scopes = new Map<string, number>();
  for (const { packageName, homepage } of facts) {
    if (homepage) domains.add(domainOf(homepage));
    const [, scope, name = ''] = /^(?:@([^/]+)\/)?(.+)$/.exec(packageName ?? '') ?? [];
    if (scope !== undefined) scopes.set(scope, (scopes.get(scope) ?? 0) + 1);
    else if (name !== '') names.add(name.toLowerCase());
  }
  const owners = new Set([...scopes].filter(([, count]) => count >= OWN_SCOPE).map(([scope]) => scope.toLowerCase()));
  return ({ recipient, rule }) => {
    if (recipient === null) return false;
    if (rule !== 'third-party-host') return owners.has(recipient);
    const domain = domainOf(recipient);
    const label = domain.split('.')[0] ?? '';
    return domains.has(domain) || [label, label.replace(PREFIX, '')].some((name) => names.has(name) || owners.has(name));
  };
}

function domainOf(host: string): string {
  const labels = host.toLowerCase().split('.');
  return labels.slice(labels.length > 2 && labels.at(-1)!.length === 2 && SECOND_LEVEL.test(labels.at(-2)!) ? -3 : -2).join('.');
}
