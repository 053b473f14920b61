import type { Node } from '@babel/types';
import type { Span, Strength } from '../../model/evidence.ts';
import type { AccessPath, ArgumentFacts, ForeignUse, Sighting } from '../../model/facts.ts';
import type { Matchers, PathQuery } from '../../model/matchers.ts';
import type { ApiModel, Vendor } from '../../model/rules.ts';
import { apiOfPath, MEMBER, memberArguments, refineKeyed } from '../../model/keyed.ts';
import { hostOfUrl } from '../../model/hosts.ts';
import { sentByPackage } from '../../model/sends.ts';
import { sightApi, sightVendor, strengthOfPath } from '../../model/sighting.ts';

export const spanOf = (node: Node): Span => {
  const { start, end } = node.loc!;
  return { line: start.line, column: start.column + 1, endLine: end.line, endColumn: end.column + 1 };
};

/** Packages that half of all code imports: never a file of the project, so that nobody need look. */
const COMMON_PACKAGE = /^(?:react|react-dom|react-native|react-router(?:-dom)?|react-i18next|react-hook-form|react-redux|vue|vue-router|pinia|svelte(?:\/.*)?|@angular\/.*|rxjs(?:\/.*)?|lodash(?:[-./].*)?|@mui\/.*|@radix-ui\/.*|@headlessui\/.*|@heroicons\/.*|@chakra-ui\/.*|@mantine\/core|antd|lucide-react|react-icons(?:\/.*)?|classnames|clsx|styled-components|@emotion\/.*|framer-motion|date-fns(?:\/.*)?|dayjs(?:\/.*)?|moment|i18next|next-intl|next-i18next|mobx(?:-.*)?|redux|@reduxjs\/toolkit|zustand|jotai|immer|ramda|uuid|nanoid|formik|@tanstack\/.*|express|koa|sequelize(?:-typescript)?|mongoose|typeorm|@nestjs\/.*|@prisma\/client|fs(?:\/promises)?|path|util|events|assert|crypto|stream|url|http|https|child_process|os)$/;

interface Root {
  vendor: Vendor | undefined;
  /** The third party whose browser snippet the global is. */
  snippet: Vendor | undefined;
  /** A rule speaks of it. */
  known: boolean;
  /** Perhaps a file of the project. */
  foreign: boolean;
}

/** What a path shows. */
export interface PathFinding {
  models: ApiModel[];
  /** The third party whose code a call runs. */
  vendor?: Vendor;
  /** The call of what another file exports. */
  use?: ForeignUse;
}

const placeOf = (rule: string, { line, column }: Span): string => `${rule} ${line}:${column}`;

const noArguments = (): readonly ArgumentFacts[] => [];

/** Without the data that the options of a call leave out: `getUserMedia({ audio: true })` asks for no camera. */
function asTold(rule: ApiModel, { property }: PathQuery): ApiModel {
  if (!rule.options || !property) return rule;
  const on = Object.entries(rule.options).filter(([option]) => !OFF.test(property(option) ?? 'false')).map(([, category]) => category);
  return on.length === 0 ? rule : { ...rule, data: rule.data.filter((category) => on.includes(category)) };
}
const OFF = /^(?:false|null|undefined)$/;

/** Gathers what a file shows, one sighting a place and rule. */
export class Collector {
  readonly #sightings: Sighting[] = [];
  readonly uses: ForeignUse[] = [];
  readonly #seen = new Set<string>();
  readonly #roots = new Map<string, Root>();
  readonly #used = new Set<string>();
  readonly #matched: { path: AccessPath; node: Node; models: ApiModel[] }[] = [];
  readonly #matchers: Matchers;

  constructor(matchers: Matchers) {
    this.#matchers = matchers;
  }

  add(sighting: Sighting): void {
    const key = `${sighting.rule}\n${sighting.line}:${sighting.column}\n${sighting.detail ?? ''}\n${sighting.action}\n${sighting.strength === 'flow'}`;
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    this.#sightings.push(sighting);
  }

  /** @param root of the access path that shows it: a package of the vendor, or its browser snippet. */
  vendor(vendor: Vendor, strength: Strength, api: string, node: Node, root: string, isSelfHosted = false): void {
    const data = root.startsWith('npm:') ? { data: sentByPackage(vendor, root.slice(4)) } : {};
    this.add(sightVendor(vendor, 'sdk', strength, api, spanOf(node), { ...data, ...(isSelfHosted ? { confidence: 'low' as const } : {}) }));
  }

  /**
   * A path that is read, called or assigned at a node: whatever rules say of it, else perhaps a use of another file.
   * @param args asked for only where something matches: most calls are nobody's business.
   */
  path(path: AccessPath, node: Node, query: PathQuery, args: () => readonly ArgumentFacts[] = noArguments): PathFinding {
    const root = this.#rootOf(path[0] ?? '');
    const models: ApiModel[] = [];
    const found: PathFinding = { models };
    if (root.known) {
      for (const rule of this.#matchers.matchPath(path, query)) {
        if ('kind' in rule) {
          this.vendor(rule, strengthOfPath(path), apiOfPath(path), node, path[0] ?? '');
          if (path.at(-1) === '()') found.vendor = rule;
        } else {
          models.push(rule);
          if (rule.passed !== undefined) continue; // the call alone is no fact
          const given = args();
          const parts = rule.parts ? (query.parts?.(rule.parts) ?? []) : [];
          if (this.#parts(rule, apiOfPath(path), node, parts, given)) continue;
          this.keyed(asTold(rule, query), apiOfPath(path), node, rule.key === 'member' && !given[MEMBER] ? memberArguments({ text: path.at(-1)!.replace(/^\./, ''), names: [] }, given) : given);
        }
      }
    }
    if (path.at(-1) === '()') {
      if (root.vendor) {
        this.vendor(root.vendor, strengthOfPath(path), apiOfPath(path), node, path[0] ?? '', this.#isSelfHosted(root.vendor, query));
        found.vendor ??= root.vendor;
      } else if (root.snippet) {
        found.vendor ??= root.snippet;
      } else if (root.foreign) {
        const use = this.#use(path, node, args());
        if (use) found.use = use;
      }
    }
    if (models.length > 0) this.#matched.push({ path, node, models });
    return found;
  }

  /** An option that names another host than the vendor's: then the vendor's software runs, and whose it is nobody can tell from here. */
  #isSelfHosted(vendor: Vendor, query: PathQuery): boolean {
    return vendor['self-hosted'].some((option) => {
      const value = query.property?.(option);
      const target = value ? hostOfUrl(/^(?:\w+:)?\/\//.test(value) ? value : `https://${value}`) : null;
      return target !== null && !target.opaque && this.#matchers.vendorOfHost(target.host, target.path) !== vendor;
    });
  }

  /** Calls of what another file exports; where no argument can tell them apart, the first of a file stands for all. */
  #use(path: AccessPath, node: Node, args: readonly ArgumentFacts[]): ForeignUse | null {
    if (args.length === 0) {
      const key = path.join('');
      if (this.#used.has(key)) return null;
      this.#used.add(key);
    }
    const use: ForeignUse = { ...spanOf(node), path, arguments: args.slice(0, 3) };
    this.uses.push(use);
    return use;
  }

  #rootOf(root: string): Root {
    let known = this.#roots.get(root);
    if (!known) {
      const vendor = root.startsWith('npm:') ? this.#matchers.vendorOfPackage('npm', root.slice(4)) : undefined;
      const isKnown = this.#matchers.knowsRoot(root);
      const snippet = root.startsWith('global:') ? this.#matchers.vendorOfGlobal(root.slice(7)) : undefined;
      known = { vendor, snippet, known: isKnown, foreign: root.startsWith('module:') || (root.startsWith('npm:') && !vendor && !isKnown && !COMMON_PACKAGE.test(root.slice(4))) };
      this.#roots.set(root, known);
    }
    return known;
  }

  /**
   * All that was found. The longest path wins: what leads to a match (`req.cookies` of `req.cookies.token`) is no fact of its own
   * unless it names an entry itself.
   */
  finish(): Sighting[] {
    const inner = new Set<string>();
    for (const { path, models } of this.#matched) {
      for (const { via } of models) for (let length = path.length - 1; length > 0; length--) inner.add(`${via} ${path.slice(0, length).join('')}`);
    }
    const dropped = new Set<string>();
    for (const { path, node, models } of this.#matched) for (const { id, via } of models) if (inner.has(`${via} ${path.join('')}`)) dropped.add(placeOf(id, spanOf(node)));
    return dropped.size === 0 ? this.#sightings : this.#sightings.filter((sighting) => (sighting.detail !== undefined && sighting.detail !== '*') || !dropped.has(placeOf(sighting.rule, sighting)));
  }

  /** A state of which parts are kept: each part that says something adds it; the entry says more only where none does. */
  #parts(model: ApiModel, api: string, node: Node, parts: readonly string[], args: readonly ArgumentFacts[]): boolean {
    const data = [...new Set(parts.flatMap((part) => part.split('.')).flatMap((name) => this.#matchers.classify(name, 'key')))].sort();
    if (data.length === 0) return false;
    this.add({ ...sightApi(model, api, spanOf(node)), data, detail: (typeof model.key === 'number' ? args[model.key]?.text : null) ?? '*' });
    return true;
  }

  /** An API model at a node, with what its key and value add. */
  keyed(model: ApiModel, api: string, node: Node, args: readonly ArgumentFacts[]): void {
    for (const sighting of refineKeyed(sightApi(model, api, spanOf(node)), model, args, this.#matchers)) this.add(sighting);
  }
}
