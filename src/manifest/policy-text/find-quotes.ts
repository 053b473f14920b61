/** Where quotes stand in a text. */
export interface Found {
  /** For each quote whether it is there. */
  found: boolean[];
  /** For each unit of the text whether a quote covers it. */
  covered: Uint8Array;
}

/**
 * Looks for all quotes in one pass (Aho and Corasick): the cost is that of reading the quotes and the text once, however
 * many there are and however much they resemble each other.
 */
export function findQuotes(quotes: readonly string[], text: string): Found {
  const size = quotes.reduce((sum, quote) => sum + quote.length, 1);
  const next = new Map<number, number>();
  const parent = new Int32Array(size);
  const symbol = new Uint16Array(size);
  const depth = new Int32Array(size);
  const endOf: number[][] = [];
  const isEnd = new Uint8Array(size);
  let nodes = 1;
  const step = (node: number, code: number): number => next.get(node * 65536 + code) ?? 0;

  quotes.forEach((quote, index) => {
    if (quote === '') return;
    let node = 0;
    for (let i = 0; i < quote.length; i++) {
      const code = quote.charCodeAt(i);
      let child = step(node, code);
      if (child === 0) {
        child = nodes++;
        next.set(node * 65536 + code, child);
        parent[child] = node;
        symbol[child] = code;
        depth[child] = depth[node]! + 1;
      }
      node = child;
    }
    (endOf[node] ??= []).push(index);
    isEnd[node] = 1;
  });

  // Shallow nodes first, since a node falls back to a shallower one.
  const order = Array.from({ length: nodes - 1 }, (_, i) => i + 1).sort((a, b) => depth[a]! - depth[b]!);
  const fallback = new Int32Array(size);
  /** The nearest quote that ends where this node does, itself aside. */
  const shorter = new Int32Array(size);
  for (const node of order) {
    const code = symbol[node]!;
    if (parent[node] !== 0) {
      let back = fallback[parent[node]!]!;
      while (back !== 0 && step(back, code) === 0) back = fallback[back]!;
      fallback[node] = step(back, code);
    }
    shorter[node] = isEnd[fallback[node]!] ? fallback[node]! : shorter[fallback[node]!]!;
  }

  const found = quotes.map(() => false);
  const seen = new Uint8Array(size);
  const change = new Int32Array(text.length + 1);
  let node = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    while (node !== 0 && step(node, code) === 0) node = fallback[node]!;
    node = step(node, code);
    const longest = isEnd[node] ? node : shorter[node]!;
    if (longest === 0) continue;
    change[i + 1 - depth[longest]!]!++;
    change[i + 1]!--;
    for (let end = longest; end !== 0 && seen[end] === 0; end = shorter[end]!) {
      seen[end] = 1;
      for (const index of endOf[end]!) found[index] = true;
    }
  }

  const covered = new Uint8Array(text.length);
  let open = 0;
  for (let i = 0; i < text.length; i++) covered[i] = (open += change[i]!) > 0 ? 1 : 0;
  return { found, covered };
}
