import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse, parseDocument } from 'yaml';
import { manifestSchema } from '../../src/manifest/index.ts';
import { listCategories, listPurposes, listSubjects } from '../../src/taxonomy/index.ts';
import { fits, KEYWORDS } from './json-schema.ts';

const schema = manifestSchema();
const judge = (value: unknown): boolean => fits(value, schema, schema);
const file = (path: string): URL => new URL(`../../${path}`, import.meta.url);

describe('the published JSON Schema', () => {
  // After a change of the manifest's form: vitest run test/manifest/schema.test.ts -u
  it('is current', async () => {
    await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot('../../schema/privacy.schema.json');
  });

  it('refers only to what it defines', () => {
    const refs = new Set([...JSON.stringify(schema).matchAll(/"\$ref":"#\/\$defs\/(\w+)"/g)].map((match) => match[1]));
    expect([...refs].sort()).toEqual(Object.keys(schema['$defs'] as object).sort());
  });

  it('uses only keywords of draft 2020-12', () => {
    expect(schema['$schema']).toBe('https://json-schema.org/draft/2020-12/schema');
    expect([...keywordsOf(schema)].filter((keyword) => !KEYWORDS.has(keyword))).toEqual([]);
  });

  it('says of every field what it is for, and lists what editors complete', () => {
    expect(fieldsWithout(schema, '')).toEqual([]);
    const { category, purpose, subject } = schema['$defs'] as Record<string, { enum: string[]; description: string }>;
    expect([category, purpose, subject].map((one) => one!.enum)).toEqual([[...listCategories()], [...listPurposes()], [...listSubjects()]]);
    for (const one of [category, purpose, subject]) expect(one!.description).not.toBe('');
  });

  it.each(['fixtures/apps/in-line/privacy.yml', 'fixtures/apps/drifted/privacy.yml', '../shared/design/cipo-privacy.yml'].filter((path) => existsSync(file(path))))('admits %s', (path) => {
    expect(judge(parse(readFileSync(file(path), 'utf8')))).toBe(true);
  });

  it('admits what the documentation shows', () => {
    const page = readFileSync(file('docs/manifest.md'), 'utf8');
    const wrong = [...page.matchAll(/<!-- manifest( part| extends)? -->\n```yaml\n(.*?)```/gs)].map(([, kind = '', yaml = '']) =>
      (kind === ' part' ? { privlint: 1, collects: {}, shares: {}, ...(parse(yaml) as object) } : parse(yaml)) as object).filter((value) => !judge(value));
    expect(wrong).toEqual([]);
  });

  it('refuses nearly all that the reader refuses', () => {
    interface Case { name: string; yaml: string; warning?: true }
    const cases = (parse(readFileSync(file('fixtures/manifest/malformed.yml'), 'utf8')) as Case[])
      .filter(({ yaml, warning }) => !warning && parseDocument(yaml, { uniqueKeys: false, logLevel: 'silent' }).errors.length === 0);
    const admitted = cases.filter(({ yaml }) => judge(valueOf(yaml))).map(({ name }) => name);
    expect(cases.length).toBeGreaterThan(40);
    // What a schema cannot say: names that lead nowhere, globs, patterns, hosts, what YAML itself repeats.
    expect(admitted.length, admitted.join(', ')).toBeLessThan(cases.length * 0.4);
  });
});

const valueOf = (yaml: string): unknown => {
  try {
    return parseDocument(yaml, { uniqueKeys: false, logLevel: 'silent' }).toJS();
  } catch {
    return undefined;
  }
};

/** Every keyword of a schema and of those below it; names of properties are none. */
function* keywordsOf(value: unknown): Generator<string> {
  if (Array.isArray(value)) for (const one of value) yield* keywordsOf(one);
  else if (typeof value === 'object' && value !== null) {
    for (const [key, below] of Object.entries(value)) {
      yield key;
      if (key === 'properties' || key === '$defs') for (const one of Object.values(below as object)) yield* keywordsOf(one);
      else if (key !== 'enum' && key !== 'const') yield* keywordsOf(below);
    }
  }
}

function* fieldsBelow(value: unknown, path: string): Generator<[string, { description?: string }]> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, below] of Object.entries(value)) {
    if (key === 'properties') for (const [name, one] of Object.entries(below as Record<string, object>)) yield [`${path}.${name}`, one];
    yield* fieldsBelow(below, key === 'properties' ? path : `${path}/${key}`);
  }
}

const fieldsWithout = (value: unknown, path: string): string[] => [...fieldsBelow(value, path)].filter(([, one]) => !one.description).map(([name]) => name);
