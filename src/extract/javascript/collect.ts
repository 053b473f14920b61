import type { Node } from '@babel/types';
import type { Span, Strength, Via } from '../../model/evidence.ts';
import type { AccessPath, ArgumentFacts, ForeignUse, Sighting } from '../../model/facts.ts';
import type { Matchers, PathQuery } from '../../model/matchers.ts';
import type { ApiModel, Vendor } from '../../model/rules.ts';
import { apiOfPath, MEMBER, memberArguments, refineKeyed } from '../../model/keyed.ts';
import { sightApi, sightVendor, strengthOfPath } from '../../model/sighting.ts';

export const spanOf = (node: Node): Span => {
  const { start, end } = node.loc!;
  return { line: start.line, column: start.column + 1, endLine: end.line, endColumn: end.column + 1 };
};

/** The expression that the last step of a node is taken from. */
function innerOf(node: Node): Node | null {
  switch (node.type) {
    case 'MemberExpression':
    case 'OptionalMemberExpression':
      return node.object;
    case 'CallExpression':
    case 'OptionalCallExpression':
    case 'NewExpression':
      return node.callee;
    case 'AwaitExpression':
      return node.argument;
    case 'TSNonNullExpression':
    case 'TSAsExpression':
    case 'ParenthesizedExpression':
      return node.expression;
    default:
      return null;
  }
}

/** Gathers what a file shows, one sighting a place and rule. */
export class Collector {
  readonly sightings: Sighting[] = [];
  readonly uses: ForeignUse[] = [];
  readonly #seen = new Set<string>();
  readonly #parts = new Map<Node, Set<Via>>();
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
      else if (!this.#isPartOfMatch(node, rule)) {
        models.push(rule);
        this.keyed(rule, apiOfPath(path), node, rule.key === 'member' && !args[MEMBER] ? memberArguments({ text: path.at(-1)!.replace(/^\./, ''), names: [] }, args) : args);
      }
    }
    if (root.startsWith('npm:')) {
      const vendor = this.#matchers.vendorOfPackage('npm', root.slice(4));
      if (vendor) {
        if (path.at(-1) === '()') this.vendor(vendor, strengthOfPath(path), apiOfPath(path), node);
        return this.#done(node, models);
      }
      if (this.#matchers.knowsRoot(root)) return this.#done(node, models);
    } else if (!root.startsWith('module:')) return this.#done(node, models);
    if (path.length > 1 && !query.assigned) this.uses.push({ ...spanOf(node), path, arguments: args.slice(0, 3), constructed });
    return this.#done(node, models);
  }

  /** The longest path wins: what leads to a match (`req.cookies` of `req.cookies.token`) is not a fact of its own. */
  #done(node: Node, models: ApiModel[]): ApiModel[] {
    for (const model of models) {
      for (let part = innerOf(node); part; part = innerOf(part)) {
        const vias = this.#parts.get(part);
        if (vias) vias.add(model.via);
        else this.#parts.set(part, new Set([model.via]));
      }
    }
    return models;
  }

  #isPartOfMatch(node: Node, model: ApiModel): boolean {
    return this.#parts.get(node)?.has(model.via) === true;
  }

  /** An API model at a node, with what its key and value add. */
  keyed(model: ApiModel, api: string, node: Node, args: readonly ArgumentFacts[]): void {
    for (const sighting of refineKeyed(sightApi(model, api, spanOf(node)), model, args, this.#matchers)) this.add(sighting);
  }
}
