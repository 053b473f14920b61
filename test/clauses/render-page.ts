import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Manifest } from '../../src/model/manifest.ts';
import { CLAUSES, type Fixture } from './read-fixtures.ts';

export interface Clause {
  number: number;
  /** In our own words. */
  what: string;
  /** Dotted, in fixtures/clauses/complete.yml. */
  entry: string;
  /** `code` shows whether it is kept, or `partly`, or only `people` can tell. */
  by: 'code' | 'partly' | 'people';
  /** What would break it, or why no code can show it. */
  check: string;
}

export const readClauses = (): Clause[] => parse(readFileSync(join(CLAUSES, 'clauses.yml'), 'utf8')) as Clause[];

export function entryIds(manifest: Manifest): Set<string> {
  const { collects, shares, uses, controls, prohibits, rights, retention, transfers, promises, exclusions } = manifest;
  const sections = { collects, shares, uses, controls, prohibits, rights, retention, transfers, promises, exclusions };
  return new Set(Object.entries(sections).flatMap(([section, entries]) => entries.map(({ id }) => (id.startsWith(`${section}.`) ? id : `${section}.${id}`))));
}

const STATE = { code: 'checked', partly: 'partly', people: 'manual' } as const;

/** The page that says of each clause how it is written and how it is checked. */
export function renderPage(clauses: readonly Clause[], fixtures: readonly Fixture[]): string {
  const rows = clauses.map(({ number, what, entry, by, check }) => {
    const own = fixtures.filter(({ clause }) => clause === number);
    const verdicts = [...new Set(own.flatMap(({ breaks }) => breaks.map(({ verdict }) => `\`${verdict}\``)))].sort();
    const shown = by === 'people' ? check : `${check} → ${verdicts.join(', ')}`;
    const links = own.map(({ folder, needs }) => `[${folder}](../fixtures/clauses/${folder}/expected.yml)${needs === undefined ? '' : ` (needs ${needs})`}`);
    return `| ${number} | ${what} | \`${entry}\` | ${shown} | ${links.join('<br>')} | ${STATE[by]} |`;
  });
  const count = (by: Clause['by']): number => clauses.filter((clause) => clause.by === by).length;
  return `# What of a real policy is checked

A published privacy policy of ordinary length makes 96 statements that matter. This table says for each, in our own words, which entry of a manifest expresses it and how code is held against it. It is generated from \`fixtures/clauses\`: [complete.yml](../fixtures/clauses/complete.yml) is a manifest with all entries, and each fixture is a small program that keeps the clause beside one that breaks it, run through the whole of privlint by the tests.

${count('code')} are checked, ${count('partly')} in part (a sign is reported for a person to look at), ${count('people')} are left to people because nothing in code can show them.

| # | The policy says that … | entry | what breaks it → verdict | fixture | state |
|---|---|---|---|---|---|
${rows.join('\n')}

How the settings among these are recognised is in [findings.md](findings.md#settings-that-promises-speak-of).
`;
}
