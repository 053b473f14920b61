import { describe, expect, it } from 'vitest';
import { importsOf, readImports } from '../../src/model/imports.ts';

const namesIn = (text: string): (readonly [string, string])[] | null | undefined => {
  const [first] = readImports(text);
  return first?.names === null ? null : first?.names.map(({ name, local }) => [name, local] as const);
};

describe('imports as the text shows them', () => {
  it.each<[string, (readonly [string, string])[] | null | undefined]>([
    ["import a from './x';", [['default', 'a']]],
    ["import { a, b as c } from './x';", [['a', 'a'], ['b', 'c']]],
    ["import d, { a } from './x';", [['default', 'd'], ['a', 'a']]],
    ["import {\n  a,\n  b,\n} from './x';", [['a', 'a'], ['b', 'b']]],
    ["import { type T, a } from './x';", [['a', 'a']]],
    ["import { type } from './x';", [['type', 'type']]],
    ["import { type as t } from './x';", [['type', 't']]],
    ["import type { T } from './x';", undefined],
    ["import type T from './x';", undefined],
    ["import type from './x';", [['default', 'type']]],
    ["import type, { a } from './x';", [['default', 'type'], ['a', 'a']]],
    ["export { a as b } from './x';", [['a', '']]],
    ["export type { T } from './x';", undefined],
    ["import * as all from './x';", null],
    ["export * from './x';", null],
    ["import { a /* the one */ } from './x';", null],
    ["import './x';", null],
    ["const { a } = require('./x');", null],
    ["const a = await import('./x');", null],
  ])('%s', (text, names) => {
    expect(namesIn(text)).toEqual(names);
  });

  it('reads what stands after other statements', () => {
    expect(readImports("import a from 'a';\nconst b = 1;\nimport { c } from './c';\n")).toEqual([
      { specifier: 'a', names: [{ name: 'default', local: 'a' }] },
      { specifier: './c', names: [{ name: 'c', local: 'c' }] },
    ]);
  });

  it('takes no more time than the text is long', () => {
    const text = `${'import { '.repeat(20_000)}\n${"x from './x'\n".repeat(20_000)}`;
    const started = performance.now();
    expect(readImports(text)).toHaveLength(importsOf(text).length);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
