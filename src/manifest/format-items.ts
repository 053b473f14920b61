import { isCollection, isMap, isPair, type Node, type Pair, type YAMLMap, type YAMLSeq } from 'yaml';

/** A map or list of the file, as far as comments ask for it. */
export interface Collection {
  node: YAMLMap | YAMLSeq;
  /** In brackets. */
  flow: boolean;
  start: number;
  end: number;
  /** Where its items begin; -1 in brackets, where the column means nothing. */
  column: number;
  /** The item whose value it is; null for the root. */
  owner: Item | null;
}

/** An entry of a map or an item of a list. */
export interface Item {
  start: number;
  /** Offset at which its line begins. */
  lineStart: number;
  column: number;
  parent: Collection;
  /** The node that carries what stands before it: the key, or the item itself. */
  head: Node;
  value: Node | null;
  isPair: boolean;
}

/** Every entry and item in the order of the file; one that begins where its first child begins comes before it. */
export function listItems(root: Node | null, text: string): Item[] {
  const items: Item[] = [];
  // Items come in the order of the text, so that lines are counted once, however long they are.
  let line = 0;
  let following = text.indexOf('\n') + 1;
  const lineStartOf = (offset: number): number => {
    while (following > 0 && following <= offset) {
      line = following;
      following = text.indexOf('\n', line) + 1;
    }
    return line;
  };
  const visit = (node: Node | null, owner: Item | null): void => {
    if (!isCollection(node) || !node.range) return;
    const [start, end] = node.range;
    const flow = node.flow === true;
    const parent: Collection = { node: node as YAMLMap | YAMLSeq, flow, start, end, column: flow ? -1 : start - lineStartOf(start), owner };
    for (const one of node.items as (Node | Pair<Node, Node | null>)[]) {
      const head = isPair(one) ? one.key : one;
      const at = head.range?.[0] ?? start;
      const lineStart = lineStartOf(at);
      const item: Item = {
        start: at, lineStart, column: isMap(node) ? at - lineStart : parent.column, parent,
        head, value: isPair(one) ? (one.value as Node | null) : one, isPair: isPair(one),
      };
      items.push(item);
      visit(item.value, item);
    }
  };
  visit(root, null);
  return items;
}
