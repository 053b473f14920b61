/** The dotted keys of a compact tree (see vocabulary.ts), each once, parents before children, in the order written. */
export function expandTree(tree: string): string[] {
  const keys = new Set<string>();
  const parents: string[] = [];
  let last = '';
  for (const [token] of tree.matchAll(/[a-z0-9_]+|[{}]/g)) {
    if (token === '{') parents.push(last);
    else if (token === '}') parents.pop();
    else {
      const parent = parents.at(-1);
      last = parent === undefined ? token : `${parent}.${token}`;
      keys.add(last);
    }
  }
  return [...keys];
}
