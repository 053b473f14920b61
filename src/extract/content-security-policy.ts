import { hostOfUrl, isThirdPartyHost } from '../model/hosts.ts';

/** A host that a policy lets pages load from or send to; offsets are of the policy's value. */
export interface CspHost {
  host: string;
  path: string;
  start: number;
  end: number;
}

/** Directives that say who may embed or be navigated to, not what is loaded. */
const NOT_LOADED = new Set(['frame-ancestors', 'navigate-to', 'plugin-types', 'sandbox', 'require-trusted-types-for', 'trusted-types']);

/** The third-party hosts of a Content-Security-Policy; `*.x.com` counts as `x.com`. One entry for each host and path. */
export function cspHosts(value: string): CspHost[] {
  const found = new Map<string, CspHost>();
  let directive = '';
  for (const { 0: word, index } of value.matchAll(/[^\s;,]+|[;,]/g)) {
    if (word === ';' || word === ',') directive = '';
    else if (directive === '') directive = word.toLowerCase().replace(/^["']+/, '');
    else if (!NOT_LOADED.has(directive) && word.includes('.') && !word.startsWith("'")) {
      const source = /^(?:https?|wss?):\/\//i.test(word) ? word : `https://${word}`;
      const read = hostOfUrl(source.replace('://*.', '://').replace(/["'`]+$/, '').replace(/:\*/, ''));
      if (!read || read.opaque || !isThirdPartyHost(read.host)) continue;
      const key = read.host + read.path;
      if (!found.has(key)) found.set(key, { host: read.host, path: read.path, start: index, end: index + word.length });
    }
  }
  return [...found.values()];
}
