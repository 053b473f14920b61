import { expect, it } from 'vitest';
import { loadCatalogue } from '../../../src/catalogue/index.ts';
import { extract } from '../../../src/extract/extract.ts';

const { matchers } = await loadCatalogue();

/** Walkers of a tree: each calls all others with every part of what it was given. */
const walkers = (count: number): string =>
  Array.from({ length: count }, (_, one) => `function walk${one}(node, path) {\n  console.log(node.email);\n${Array.from({ length: count }, (__, other) => `  walk${other}(node.part${other}, node);\n  walk${other}(node.children, path);`).join('\n')}\n}`).join('\n');

it('functions that call each other with parts of what they are given end soon', async () => {
  const { module } = await extract('walk.ts', `${walkers(8)}\nexport { walk0 };`, matchers, true);
  expect(JSON.stringify(module ?? null).length).toBeLessThan(2_000_000);
}, 10_000);
