import { FILE_ENDINGS, NAMESPACE_DOMAINS, RESERVED_DOMAINS, TWO_LABEL_SUFFIXES } from './host-tables.ts';

/** Stands for the output of a template tag that was masked: a letter to every parser, a hole to `hostOfUrl`. */
export const MASK = '\u210b';
const HOLE = '\u0000';
const MAX_URL = 2048;

/** How template languages write a value into text; longer openings first. */
const HOLES: readonly (readonly [open: string, close: string])[] = [
  ['{{{', '}}}'], ['{{', '}}'], ['${', '}'], ['#{', '}'], ['%{', '}'], ['{', '}'], ['<%', '%>'], ['<?', '?>'], ['[[', ']]'], ['$(', ')'],
];

export interface UrlHost {
  /** Lower case, without user and port; leading labels that are not constant are left out. '' where nothing is known. */
  host: string;
  /** Starts with `/`, or ''. Without query and fragment. */
  path: string;
  /** True where the host is computed, so that its owner is unknown. */
  opaque: boolean;
}

/** The host of an http, https, ws, wss or protocol-relative URL at the start of the text; null where it is none. */
export function hostOfUrl(text: string): UrlHost | null {
  const url = fillHoles(text.trimStart().slice(0, MAX_URL));
  const start = /^(?:(https?|wss?):)?\/\//i.exec(url);
  if (!start) return null;
  const authority = /^[^/?#\\\s"'`<>|,;()]*/.exec(url.slice(start[0].length))?.[0] ?? '';
  const path = /^\/[^?#\s"'`<>\\]*/.exec(url.slice(start[0].length + authority.length))?.[0] ?? '';
  const named = authority.slice(authority.lastIndexOf('@') + 1).toLowerCase();
  const bracketed = /^\[[\da-f:.]+\]/.exec(named)?.[0];
  if (bracketed !== undefined) return { host: bracketed, path, opaque: false };
  const host = named.replace(/:[\d\u0000]*$/, '').replace(/\.$/, '');
  if (WITH_PATH.test(host)) return { host: host.slice(0, -1), path: path || '/', opaque: false };
  if (host.includes(HOLE)) return { ...withoutHoles(host), path };
  if (!/^[\p{L}\p{N}_-]+(?:\.[\p{L}\p{N}_-]+)*$/u.test(host)) return null;
  if (start[1] === undefined && !looksLikeDomain(host)) return null;
  return { host, path, opaque: false };
}

/** `//` also starts comments: only what ends like a domain is a host there. */
function looksLikeDomain(host: string): boolean {
  const dot = host.lastIndexOf('.');
  const last = host.slice(dot + 1);
  return dot > 0 && TOP_LEVEL.test(host) && !FILE_ENDINGS.has(last);
}

/** `https://crm.example.com${path}`: what follows a whole domain is the path. */
const WITH_PATH = /^(?:[a-z\d_-]+\.)+(?:com|org|net|io|dev|app|ai|co|cloud|info|biz|edu|gov|eu|me|us|uk|de|fr|nl|ca|au|in|jp|br|ch|se|no|it|es|pl|tech|xyz|online|site|so|sh|gg|tv|fm|ly|to|cc)\u0000$/;

const TOP_LEVEL = /\.(?:xn--[a-z\d-]+|\p{L}{2,})$/iu;

function withoutHoles(host: string): { host: string; opaque: boolean } {
  const labels = host.split('.');
  const known = labels.slice(labels.findLastIndex((label) => label.includes(HOLE)) + 1).join('.');
  const names = known.split('.').length > 1 && !TWO_LABEL_SUFFIXES.has(known) && /^[\w.-]+$/.test(known);
  return names ? { host: known, opaque: false } : { host: '', opaque: true };
}

function fillHoles(url: string): string {
  if (!/[{<$[%\u210b]/.test(url)) return url;
  let filled = '';
  let at = 0;
  while (at < url.length) {
    const hole = HOLES.find(([open]) => url.startsWith(open, at));
    const close = hole ? url.indexOf(hole[1], at + hole[0].length) : -1;
    if (hole && close >= 0) {
      filled += HOLE;
      at = close + hole[1].length;
    } else if (hole && (hole[0] === '${' || hole[0] === '{{' || hole[0] === '#{')) {
      // The end is cut off: whatever follows is not constant.
      return filled + HOLE;
    } else {
      const variable = /^(?:\$[A-Za-z_]\w*|%[sd@]|\u210b+)/.exec(url.slice(at, at + 100))?.[0];
      filled += variable === undefined ? url[at]! : HOLE;
      at += variable?.length ?? 1;
    }
  }
  return filled;
}

const NO_THIRD_PARTY = new Set([...RESERVED_DOMAINS, ...NAMESPACE_DOMAINS]);

/** Whether a host can be somebody else's: it is a full domain or public address, and no reserved name or namespace. */
export function isThirdPartyHost(host: string): boolean {
  if (host.length > 253 || host.startsWith('[') || !host.includes('.')) return false;
  if (/^[\d.]+$/.test(host)) return isPublicAddress(host);
  // No domain that can be registered has one: `your_server.com` is to be filled in.
  if (/_[^.]*\.[^.]+$/.test(host)) return false;
  // `https://schemas.vendor.io/event/deleted` names a kind of thing.
  if (/^(?:schemas?|xmlns|ns)\.[^.]+\./i.test(host)) return false;
  for (let domain = host.toLowerCase(); ; ) {
    if (NO_THIRD_PARTY.has(domain)) return false;
    const dot = domain.indexOf('.');
    if (dot < 0) break;
    domain = domain.slice(dot + 1);
  }
  return TOP_LEVEL.test(host);
}

function isPublicAddress(host: string): boolean {
  const parts = host.split('.').map(Number);
  if (parts.length !== 4 || parts.some((part) => !(part >= 0 && part <= 255))) return false;
  const [a = 0, b = 0, c = 0] = parts;
  if (a === 0 || a === 10 || a === 127 || a >= 224) return false;
  if ((a === 172 && b >= 16 && b < 32) || (a === 192 && b === 168) || (a === 169 && b === 254) || (a === 100 && b >= 64 && b < 128)) return false;
  // Reserved for documentation.
  return !((a === 192 && b === 0) || (a === 198 && (b === 18 || b === 19 || (b === 51 && c === 100))) || (a === 203 && b === 0 && c === 113));
}
