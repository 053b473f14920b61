import { matchesWildcard } from '../model/glob.ts';
import type { AccessPath } from '../model/facts.ts';
import type { AttributeTest, PathQuery } from '../model/matchers.ts';
import type { ApiModel, Vendor } from '../model/rules.ts';
import { foldStep, type Pattern } from './notation.ts';

interface Terminal {
  rule: ApiModel | Vendor;
  argument?: { index: number; text: string };
  property?: AttributeTest;
  assigned: boolean;
}

interface Node {
  children: Map<string, Node>;
  terminals: Terminal[];
}

const newNode = (): Node => ({ children: new Map(), terminals: [] });

/** All access paths of all rules as one tree: a look-up costs the length of the path, however many rules there are. */
export class PathTrie {
  readonly #roots = new Map<string, Node>();
  readonly #wildcards: { pattern: string; node: Node }[] = [];

  add(pattern: Extract<Pattern, { kind: 'path' }>, rule: ApiModel | Vendor): void {
    let node: Node | undefined = this.#roots.get(pattern.root);
    if (!node) {
      this.#roots.set(pattern.root, (node = newNode()));
      if (pattern.root.includes('*')) this.#wildcards.push({ pattern: pattern.root, node });
    }
    for (const step of pattern.steps) {
      let next: Node | undefined = node.children.get(step);
      if (!next) node.children.set(step, (next = newNode()));
      node = next;
    }
    const { argument, property, assigned } = pattern;
    node.terminals.push({ rule, assigned, ...(argument === undefined ? {} : { argument }), ...(property ? { property } : {}) });
  }

  /** Whether any rule speaks of this root. */
  hasRoot(root: string): boolean {
    return this.#roots.has(root) || this.#wildcards.some(({ pattern }) => matchesWildcard(pattern, root));
  }

  /** Whether some rule speaks of a path that begins with this one and goes on. */
  leadsOn(path: AccessPath): boolean {
    return this.#nodesAt(path).some((node) => node.children.size > 0);
  }

  match(path: AccessPath, query: PathQuery): (ApiModel | Vendor)[] {
    const found: (ApiModel | Vendor)[] = [];
    for (const node of this.#nodesAt(path)) for (const terminal of node.terminals) if (admits(terminal, query) && !found.includes(terminal.rule)) found.push(terminal.rule);
    return found;
  }

  #nodesAt(path: AccessPath): Node[] {
    const root = path[0] ?? '';
    let nodes: Node[] = [];
    const exact = this.#roots.get(root);
    if (exact) nodes.push(exact);
    for (const { pattern, node } of this.#wildcards) if (matchesWildcard(pattern, root)) nodes.push(node);
    for (let i = 1; i < path.length && nodes.length > 0; i++) {
      const step = foldStep(path[i]!);
      const next: Node[] = [];
      for (const node of nodes) {
        const child = node.children.get(step);
        if (child) next.push(child);
        const any = step.startsWith('.') ? node.children.get('.*') : undefined;
        if (any && any !== child) next.push(any);
      }
      nodes = next;
    }
    return nodes;
  }
}

function admits(terminal: Terminal, query: PathQuery): boolean {
  if (terminal.assigned !== query.assigned) return false;
  if (terminal.argument) {
    const given = query.arguments?.[terminal.argument.index];
    if (given == null || !matchesWildcard(terminal.argument.text, given.toLowerCase())) return false;
  }
  if (terminal.property) {
    const { name, value } = terminal.property;
    const given = query.property?.(name);
    if (given === undefined || (value !== undefined && !matchesWildcard(value, given.toLowerCase()))) return false;
  }
  return true;
}
