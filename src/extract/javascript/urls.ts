import type { CallExpression, NewExpression, Node, OptionalCallExpression } from '@babel/types';
import type { Sighting } from '../../model/facts.ts';
import type { VendorKind } from '../../model/rules.ts';
import type { Matchers } from '../../model/matchers.ts';
import { hostOfUrl } from '../../model/hosts.ts';
import { CALLED, LOADED, MENTIONED, sightUrl, type HostUse } from '../sight-host.ts';
import { cspHosts } from '../content-security-policy.ts';
import type { Evaluator } from './evaluate.ts';
import { HOLE } from './value.ts';
import type { Scope } from './scope.ts';
import { spanOf } from './collect.ts';
import { calleeName, isLeftOut, urlUse, type UrlUse } from './url-context.ts';

const FETCHES = /^(?:fetch|axios|got|ky|ofetch|\$fetch|useFetch|sendBeacon|WebSocket|EventSource|importScripts|getJSON|ajax)$/;
const URL_START = /^\s*(?:(?:https?|wss?):)?\/\//i;
const EMBEDDED = /\b(?:src|srcset|data|action|url|import)\s*(?:=\s*\\?["'`]|\(\s*["']?|\s["'])((?:https?:)?\/\/[^\s"'`)\\<>]+)/gi;
const STYLESHEET = /<link\b[^>]*?\bhref\s*=\s*\\?["']((?:https?:)?\/\/[^\s"'`\\<>]+)/gi;
const CSP = /\b(?:default|script|style|img|connect|frame|font|media)-src\b/;
const BARE_HOST = /^(?:\*\.)?(?:[\w-]+\.)+[a-z]{2,}(?:\/[\w./-]*)?$/i;

const USES: Record<Exclude<UrlUse, 'link'>, HostUse> = { called: CALLED, loaded: LOADED, held: MENTIONED };
/** Paths of pages for people, on any host. */
const PAGE = /^\/?(?:$|(?:docs?|blog|about|pricing|terms|privacy|legal|login|signup|wiki|help|support)\b)/i;
/** What a program asks a site for: an interface, a file, a tile. */
const RESOURCE = /\/(?:\w*api\w*|v\d+|graphql|rest|oauth\d?|token|embed|tiles?|recaptcha|feeds?|rss|ws|socket|search|w|wp-json|data)\b|\.(?:m?js|css|json|png|jpe?g|svg|gif|webp|woff2?|wasm|xml|geojson|pbf|mp[34]|pdf|kml|gz|zip)(?:$|\?)|[?{}]/i;
/** A site itself, not a host that serves programs. */
const SITE = /^(?:www\.)?[^.]+\.(?:[a-z]{2,}|(?:co|com|org|net|ac|gov)\.[a-z]{2})$/;

/** Kinds of vendors that people visit as much as programs call them. */
const VISITED = new Set<VendorKind>(['social', 'developer']);

interface Literal {
  node: Node;
  url: string;
  use: UrlUse;
}

/** The URL literals of a file, each with what becomes of it. A literal that a request is built from is called, wherever it stands. */
export class UrlLiterals {
  readonly #literals = new Map<Node, Literal[]>();
  readonly #called = new Set<Node>();
  readonly #matchers: Matchers;
  readonly #evaluator: Evaluator;

  constructor(matchers: Matchers, evaluator: Evaluator) {
    this.#matchers = matchers;
    this.#evaluator = evaluator;
  }

  literal(node: Node, text: string, ancestors: readonly Node[]): void {
    if (text.length < 6 || text.length > 200_000) return;
    const plain = text.includes(HOLE) ? text.replaceAll(HOLE, '${}') : text;
    if (URL_START.test(plain)) this.#add(node, plain.trim(), urlUse(ancestors, node));
    else if (plain.includes('//')) {
      if (plain.includes('<') || plain.includes('url(') || plain.includes('@import')) for (const pattern of [EMBEDDED, STYLESHEET]) for (const match of plain.matchAll(pattern)) this.#add(node, match[1] ?? '', 'loaded');
    }
    if (CSP.test(plain)) for (const { host } of cspHosts(plain)) this.#add(node, `https://${host}`, 'held');
    else if (BARE_HOST.test(plain) && this.#matchers.vendorOfHost(plain.replace('*.', 'x.').split('/')[0] ?? '') && hostNamed(ancestors.at(-1)) && !isLeftOut(ancestors)) this.#add(node, `https://${plain.replace('*.', 'x.')}`, 'held');
  }

  /** A request: the literals that its address is made of are called. */
  sink(call: CallExpression | OptionalCallExpression | NewExpression, scope: Scope): void {
    const name = calleeName(call.callee);
    const [first] = call.arguments;
    if (!first || name === null || !FETCHES.test(name)) return;
    const address = this.#evaluator.evaluate(first, scope);
    if (address?.kind === 'text') for (const origin of address.origins) this.#called.add(origin);
  }

  *sightings(): Iterable<Sighting> {
    for (const [node, literals] of this.#literals) {
      const called = this.#called.has(node);
      for (const { url, use } of literals) {
        if (use === 'link' && !called) continue;
        const found = sightUrl(this.#matchers, url, spanOf(node), called || use === 'link' ? CALLED : USES[use]);
        // a page of somebody's site in a constant is for people; an address that a program uses looks like one
        if (called || use !== 'held' || !this.#isPage(url)) yield* found;
      }
    }
  }

  #isPage(url: string): boolean {
    const target = hostOfUrl(url);
    if (!target) return false;
    const vendor = this.#matchers.vendorOfHost(target.host, target.path);
    return vendor ? VISITED.has(vendor.kind) && SITE.test(target.host) && !RESOURCE.test(target.path) : PAGE.test(target.path);
  }

  #add(node: Node, url: string, use: UrlUse): void {
    const list = this.#literals.get(node);
    const literal = { node, url, use };
    if (list) list.push(literal);
    else this.#literals.set(node, [literal]);
  }
}

/** `host: "api.vendor.com"`: a host without a scheme counts only under a name that says so. */
function hostNamed(parent: Node | undefined): boolean {
  const name = parent?.type === 'ObjectProperty' ? calleeName(parent.key) : parent?.type === 'VariableDeclarator' ? calleeName(parent.id) : null;
  if (name !== null) return /(?:host|domain|endpoint|server|base|url|api)/i.test(name);
  return parent?.type === 'ArrayExpression';
}
