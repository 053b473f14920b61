import { matchesWildcard } from '../model/glob.ts';
import type { Evidence } from '../model/evidence.ts';
import type { Binding, Manifest, RecipientKind } from '../model/manifest.ts';
import type { JudgeContext, VendorFacts } from './context.ts';
import { once, push } from './indexing.ts';

/** A recipient class that an observed third party belongs to, and the tie that says so. */
export interface RecipientClass {
  id: string;
  /** Null where a share names the vendor directly: then only the catalogue knows its kind. */
  kind: RecipientKind | null;
  /** Null where the class is this vendor itself, or whoever sees what is published. */
  binding: Binding | null;
}

interface Glob {
  pattern: string;
  tie: RecipientClass;
}

/** Rule 3: from what code shows to the classes that the policy names. */
export interface Bindings {
  /** The classes of an observed share; empty where nothing binds its recipient. */
  classesOf(evidence: Pick<Evidence, 'recipient' | 'api'>): readonly RecipientClass[];
  /** Whether the recipient is ourselves. */
  isFirstParty(evidence: Pick<Evidence, 'recipient' | 'api'>): boolean;
}

export function resolveBindings(manifest: Manifest, context: JudgeContext): Bindings {
  const exact = new Map<string, RecipientClass[]>();
  const packages: Glob[] = [];
  const hosts: Glob[] = [];
  const publics: RecipientClass[] = [];

  const tie = (id: string, kind: RecipientKind | null, target: string, binding: Binding | null): void => {
    const made = { id, kind, binding };
    if (target.startsWith('npm:')) packages.push({ pattern: target.slice(4).toLowerCase(), tie: made });
    else if (target.startsWith('host:')) hosts.push({ pattern: target.slice(5).toLowerCase(), tie: made });
    else push(exact, target.toLowerCase(), made);
  };
  const named = new Set<string>();
  for (const { id, kind, bind } of manifest.recipients) {
    named.add(id);
    if (kind === 'any') continue;
    if (kind === 'public') publics.push({ id, kind, binding: null });
    for (const binding of bind) tie(id, kind, binding.target, binding);
    if (bind.length === 0 && context.vendor(id)) tie(id, kind, id, null);
  }
  for (const { with: target } of manifest.shares) {
    if (named.has(target)) continue;
    named.add(target);
    tie(target, null, target, null);
  }

  const firstParty = manifest.entity.firstParty.map((host) => host.toLowerCase());
  const resolved = new Map<string, readonly RecipientClass[]>();
  const ours = new Map<string, boolean>();
  return {
    classesOf(evidence) {
      if (evidence.recipient === null) return publics;
      const recipient = evidence.recipient.toLowerCase();
      const vendor = context.vendor(evidence.recipient);
      const shown = vendor ? shownName(evidence.api) : '';
      return once(resolved, `${recipient}\0${shown}`, () => [
        ...(exact.get(recipient) ?? []),
        ...(packages.length > 0 && vendor ? packages.filter(({ pattern }) => matchesAny(pattern, vendor.npm, shown)) : []).map(({ tie }) => tie),
        ...(hosts.length > 0 ? hosts.filter(({ pattern }) => matchesHost(pattern, recipient, vendor, shown)) : []).map(({ tie }) => tie),
      ]);
    },
    isFirstParty({ recipient, api }) {
      if (recipient === null || firstParty.length === 0) return false;
      const vendor = context.vendor(recipient);
      const shown = vendor ? shownName(api) : '';
      return once(ours, `${recipient}\0${shown}`, () => {
        const isOurs = (host: string): boolean => firstParty.some((own) => admitsHost(own, bareHost(host)));
        if (!vendor) return isOurs(recipient);
        // One host of a vendor that is ours, such as a name that points to it, does not make its SDK ours.
        return (shown.includes('.') && isOurs(shown)) || (vendor.hosts.length > 0 && vendor.hosts.every(isOurs));
      });
    },
  };
}

/** The package or host that the evidence itself names: it tells the products of one vendor apart. */
function shownName(api: string): string {
  return /(?:^|[\s:'"])(@[\w.~-]+\/[\w.~-]+|[\w.~-]+)/.exec(api.replace(/^npm[ :]|^https?:\/\//, ''))?.[1]?.toLowerCase() ?? '';
}

function matchesAny(pattern: string, owned: readonly string[], shown: string): boolean {
  const names = owned.map((name) => name.toLowerCase());
  if (names.some((name) => matchesWildcard(name, shown))) return matchesWildcard(pattern, shown);
  return names.some((name) => overlaps(pattern, name));
}

function matchesHost(pattern: string, recipient: string, vendor: VendorFacts | undefined, shown: string): boolean {
  if (!vendor) return admitsHost(pattern, bareHost(recipient));
  const names = vendor.hosts.map((host) => host.toLowerCase());
  if (names.some((name) => admitsHost(name, shown))) return admitsHost(pattern, shown);
  return names.some((name) => admitsHost(pattern, bareHost(name)) || admitsHost(name, bareHost(pattern)));
}

/** Two patterns that have a name in common, as far as taking each for a name can tell. */
const overlaps = (a: string, b: string): boolean => matchesWildcard(a, b) || matchesWildcard(b, a);

/** `*.x.com` includes `x.com` itself. */
function admitsHost(pattern: string, host: string): boolean {
  const own = pattern.replace(/[/:].*$/, '');
  return matchesWildcard(own, host) || (own.startsWith('*.') && own.slice(2) === host);
}

/** Without port and path; a wildcard's domain for a wildcard. */
const bareHost = (host: string): string => host.toLowerCase().replace(/[/:].*$/, '').replace(/^\*\./, '');
