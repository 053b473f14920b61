import type { Node } from '@babel/types';
import type { Span, Strength } from '../../model/evidence.ts';
import type { AccessPath, ArgumentFacts, ForeignUse, Sighting } from '../../model/facts.ts';
import type { Matchers, PathQuery } from '../../model/matchers.ts';
import type { ApiModel, Vendor } from '../../model/rules.ts';
import { apiOfPath, refineKeyed } from '../../model/keyed.ts';
import { sightApi, sightVendor, strengthOfPath } from '../../model/sighting.ts';

export const spanOf = (node: Node): Span => {
  const { start, end } = node.loc!;
  return { line: start.line, column: start.column + 1, endLine: end.line, endColumn: end.column + 1 };
};

/** Gathers what a file shows, one sighting a place and rule. */
export class Collector {
  readonly sightings: Sighting[] = [];
  readonly uses: ForeignUse[] = [];
  readonly #seen = new Set<string>();
  readonly #matchers: Matchers;

  constructor(matchers: Matchers) {
    this.#matchers = matchers;
  }

  add(sighting: Sighting): void {
    const key = `${sighting.rule}\n${sighting.line}:${sighting.column}\n${sighting.detail ?? ''}\n${sighting.action}`;
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    this.sightings.push(sighting);
  }

  vendor(vendor: Vendor, strength: Strength, api: string, node: Node): void {
    this.add(sightVendor(vendor, strength === 'declared' ? 'config' : 'sdk', strength, api, spanOf(node)));
  }

  /** A path that is read, called or assigned at a node: whatever rules say of it, else perhaps a use of another file. */
  path(path: AccessPath, node: Node, query: PathQuery, args: readonly ArgumentFacts[] = [], constructed = false): ApiModel[] {
    const root = path[0] ?? '';
    const models: ApiModel[] = [];
    for (const rule of this.#matchers.matchPath(path, query)) {
      if ('kind' in rule) this.vendor(rule, strengthOfPath(path), apiOfPath(path), node);
      else {
        models.push(rule);
        this.keyed(rule, apiOfPath(path), node, args);
      }
    }
    if (root.startsWith('npm:')) {
      const vendor = this.#matchers.vendorOfPackage('npm', root.slice(4));
      if (vendor) {
        if (path.at(-1) === '()') this.vendor(vendor, strengthOfPath(path), apiOfPath(path), node);
        return models;
      }
      if (this.#matchers.knowsRoot(root)) return models;
    } else if (!root.startsWith('module:')) return models;
    if (path.length > 1 && !query.assigned) this.uses.push({ ...spanOf(node), path, arguments: args.slice(0, 3), constructed });
    return models;
  }

  /** An API model at a node, with what its key and value add. */
  keyed(model: ApiModel, api: string, node: Node, args: readonly ArgumentFacts[]): void {
    for (const sighting of refineKeyed(sightApi(model, api, spanOf(node)), model, args, this.#matchers)) this.add(sighting);
  }
}
