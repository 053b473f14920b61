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
  /** Domain → the one vendor that owns hosts of it; null where there are several. */
  readonly #domains = new Map<string, Vendor | null>();

  add(pattern: string, vendor: Vendor): void {
    const slash = pattern.indexOf('/');
    const host = (slash < 0 ? pattern : pattern.slice(0, slash)).toLowerCase();
    const below = host.startsWith('*.');
    const key = below ? host.slice(2) : host;
    const owner: Owner = { vendor, path: slash < 0 ? '' : pattern.slice(slash), below };
    const list = this.#owners.get(key);
    if (list) list.push(owner);
    else this.#owners.set(key, [owner]);
    const domain = domainOf(key);
    const known = this.#domains.get(domain);
    this.#domains.set(domain, known === undefined || known === vendor ? vendor : null);
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
      if (dot < 0) break;
      domain = domain.slice(dot + 1);
    }
    // A further host of a domain all of whose known hosts are one vendor's is that vendor's.
    return SHARED.test(host) ? undefined : (this.#domains.get(domainOf(host)) ?? undefined);
  }
}

/** Hosting platforms: what stands below them belongs to their customers. */
const SHARED = /(?:^|\.)(?:github\.io|gitlab\.io|vercel\.app|netlify\.app|herokuapp\.com|web\.app|firebaseapp\.com|pages\.dev|workers\.dev|fly\.dev|onrender\.com|railway\.app|azurewebsites\.net|cloudfront\.net|amazonaws\.com|appspot\.com|run\.app|blogspot\.com|wordpress\.com|myshopify\.com|surge\.sh|glitch\.me|repl\.co|stackblitz\.io|ngrok\.io)$/;
const SECOND_LEVEL = /^(?:co|com|org|net|ac|gov|edu|or|ne)$/;

/** The domain that is registered: two labels, or three below `co.uk` and the like. */
function domainOf(host: string): string {
  const labels = host.toLowerCase().split('.');
  const count = labels.length > 2 && labels.at(-1)!.length === 2 && SECOND_LEVEL.test(labels.at(-2)!) ? 3 : 2;
  return labels.slice(-count).join('.');
}
