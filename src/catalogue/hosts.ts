import type { Vendor } from '../model/rules.ts';

interface Owner {
  vendor: Vendor;
  /** Only below this path; '' = everywhere. */
  path: string;
  /** Subdomains too. */
  below: boolean;
}

/** Hosts → vendors: the longest domain wins, then the longest path. */
export class HostTable {
  readonly #owners = new Map<string, Owner[]>();

  add(pattern: string, vendor: Vendor): void {
    const slash = pattern.indexOf('/');
    const host = (slash < 0 ? pattern : pattern.slice(0, slash)).toLowerCase();
    const below = host.startsWith('*.');
    const key = below ? host.slice(2) : host;
    const owner: Owner = { vendor, path: slash < 0 ? '' : pattern.slice(slash), below };
    const list = this.#owners.get(key);
    if (list) list.push(owner);
    else this.#owners.set(key, [owner]);
  }

  find(host: string, path = ''): Vendor | undefined {
    let domain = host.toLowerCase();
    for (let first = true; domain !== ''; first = false) {
      let best: Owner | undefined;
      for (const owner of this.#owners.get(domain) ?? []) {
        if ((first || owner.below) && path.startsWith(owner.path) && (!best || owner.path.length > best.path.length)) best = owner;
      }
      if (best) return best.vendor;
      const dot = domain.indexOf('.');
      if (dot < 0) return undefined;
      domain = domain.slice(dot + 1);
    }
    return undefined;
  }
}
