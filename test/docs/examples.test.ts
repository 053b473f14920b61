import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { loadCatalogue } from '../../src/catalogue/index.ts';
import { buildProgram } from '../../src/cli/program.ts';
import { formatManifest } from '../../src/manifest/format-manifest.ts';
import { readManifest, type KnownVendors } from '../../src/manifest/index.ts';
import type { Catalogue } from '../../src/model/rules.ts';
import { fakeTerminal } from '../cli/fake-terminal.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const PAGES = ['README.md', 'CONTRIBUTING.md', 'fixtures/apps/README.md', ...readdirSync(`${ROOT}docs`).filter((name) => name.endsWith('.md')).map((name) => `docs/${name}`)];
const textOf = (page: string): string => readFileSync(`${ROOT}${page}`, 'utf8');

let catalogue: Catalogue;
let known: KnownVendors;
beforeAll(async () => {
  catalogue = await loadCatalogue();
  const ids = new Set(catalogue.vendors.map(({ id }) => id));
  known = { isVendor: (id) => ids.has(id), vendorIds: () => ids };
});

describe('manifests in the documentation', () => {
  const examples = PAGES.flatMap((page) =>
    [...textOf(page).matchAll(/<!-- manifest( part| extends| formatted)? -->\n```yaml\n(.*?)```/gs)].map(([, kind = '', yaml = ''], i) => ({ page, kind: kind.trim(), yaml, number: i + 1 })));

  it('are many', () => expect(examples.length).toBeGreaterThan(6));

  it('shows what fmt makes of the example before it', () => {
    const pairs = [...textOf('docs/manifest.md').matchAll(/<!-- manifest -->\n```yaml\n([^`]*)```\n\nbecomes\n\n<!-- manifest formatted -->\n```yaml\n([^`]*)```/g)];
    expect(pairs).toHaveLength(1);
    for (const [, before = '', after = ''] of pairs) expect(formatManifest(before)).toBe(after);
  });

  it.each(examples)('$page, number $number', ({ kind, yaml }) => {
    expect(readManifest('privacy.yml', kind === 'part' ? complete(yaml) : yaml, known, (_, path) => ({ file: path, text: complete('') })).problems).toEqual([]);
  });
});

/** A part of a manifest with what every manifest needs. */
function complete(part: string): string {
  const missing = ['collects', 'shares'].filter((section) => !new RegExp(`^${section}:`, 'm').test(part));
  return `privlint: 1\n${part}${missing.map((section) => `${section}: {}\n`).join('')}`;
}

describe('YAML in the documentation', () => {
  const blocks = PAGES.flatMap((page) => [...textOf(page).matchAll(/```ya?ml\n(.*?)```/gs)].map(([, yaml = ''], i) => ({ page, yaml, number: i + 1 })));
  it.each(blocks)('$page, number $number', ({ yaml }) => {
    expect(parse(yaml)).toBeTypeOf('object');
  });
});

describe('links', () => {
  const links = PAGES.flatMap((page) => [...textOf(page).replace(/```.*?```/gs, '').matchAll(/\]\(([^()\s]+)\)/g)].map(([, to = '']) => ({ page, to })).filter(({ to }) => !/^[a-z]+:/.test(to)));
  it.each(links)('$page leads to $to', ({ page, to }) => {
    const [path = '', anchor] = to.split('#');
    const target = path === '' ? page : relative(ROOT, resolve(ROOT, dirname(page), path));
    expect(existsSync(`${ROOT}${target}`)).toBe(true);
    if (anchor !== undefined) expect(anchorsOf(target)).toContain(anchor);
  });
});

const anchorsOf = (page: string): string[] =>
  [...textOf(page).matchAll(/^#+ (.*)$/gm)].map(([, title = '']) => title.toLowerCase().replace(/[^\p{L}\p{N}\s-]/gu, '').replace(/ /g, '-'));

describe('command lines', () => {
  const program = buildProgram({ terminal: fakeTerminal([]), version: '0.0.0' });
  const lines = PAGES.flatMap((page) => [...textOf(page).matchAll(/(?:```sh\n.*?```|`[^`\n]+`|^\s*(?:- )?run: .*$|entry: .*$|"npx .*")/gms)]
    .flatMap(([block]) => block.split('\n'))
    .flatMap((line) => /\bprivlint(?:@[\d.]+|\.js)? +(.*)/.exec(line)?.[1] ?? [])
    .map((words) => ({ page, words: words.replace(/[`"].*$|\\n.*$| #.*$/, '').split(/ +/).filter((word) => word !== '') })));

  it('are many', () => expect(lines.length).toBeGreaterThan(15));

  it.each(lines)('$page: privlint $words', ({ words }) => {
    const [first = ''] = words;
    const named = program.commands.find((command) => command.name() === first);
    const command = named ?? program.commands.find((one) => one.name() === 'check')!;
    const below = command.commands.find((one) => one.name() === words[1]) ?? command;
    const flags = words.filter((word) => word.startsWith('-')).map((word) => word.replace(/=.*$/, ''));
    const possible = [...below.options, ...program.options].flatMap(({ long, short }) => [long, short]);
    expect(flags.filter((flag) => !possible.includes(flag))).toEqual([]);
  });
});

describe('README', () => {
  it('claims no more rules than there are', () => {
    const claims = [...textOf('README.md').matchAll(/over ([\d,]+) (API models|names of fields|categories of data|vendors|kinds)/g)]
      .map(([, count = '', what = '']) => [what, Number(count.replace(',', ''))] as const);
    const real: Record<string, number> = {
      'API models': catalogue.apis.length,
      'names of fields': catalogue.fields.reduce((sum, { names }) => sum + names.length, 0),
      'categories of data': new Set(catalogue.fields.map(({ category }) => category)).size,
      vendors: catalogue.vendors.length,
      kinds: new Set(catalogue.vendors.map(({ kind }) => kind)).size,
    };
    expect(claims.map(([what]) => what).sort()).toEqual(Object.keys(real).sort());
    for (const [what, count] of claims) expect(real[what], what).toBeGreaterThanOrEqual(count);
  });

  it('lists every verdict that a run can give', () => {
    const table = textOf('README.md');
    for (const verdict of ['prohibited', 'undeclared-recipient', 'undeclared-sharing', 'undeclared-collection', 'purpose-mismatch', 'review', 'opaque', 'stale-declaration', 'over-broad']) {
      expect(table).toContain(`| \`${verdict}\` |`);
    }
  });
});
