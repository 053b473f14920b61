import { readFileSync, readdirSync } from 'node:fs';
import { join, posix } from 'node:path';
import { loadCatalogue } from '../../src/catalogue/index.ts';
import { levelControls, type LevelOf, type LevelSources } from '../../src/controls/level-controls.ts';
import { extract } from '../../src/extract/extract.ts';
import { linkWithChecks } from '../../src/link/link.ts';
import { Program } from '../../src/link/program.ts';
import { compilePattern } from '../../src/manifest/linear-pattern.ts';
import type { Evidence } from '../../src/model/evidence.ts';
import type { Control } from '../../src/model/manifest.ts';

export type Tree = Record<string, string>;

export function readTree(folder: string): Tree {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => posix.join(entry.parentPath.replaceAll('\\', '/'), entry.name).slice(folder.replaceAll('\\', '/').length + 1));
  return Object.fromEntries(paths.filter((path) => path !== 'expected.yml').sort().map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
}

export const control = (type: Control['type'], evidence: Control['evidence'], id = 'it'): Control => ({ id, place: { line: 1, column: 1 }, type, channel: [], evidence, cite: [] });

const { matchers } = await loadCatalogue();

/** Scans a tree given as path → text and levels its evidence. */
export async function levelTree(tree: Tree, controls: readonly Control[], more: Partial<LevelSources> = {}): Promise<{ evidence: Evidence[]; level: LevelOf }> {
  const facts = [];
  for (const [path, text] of Object.entries(tree)) facts.push(await extract(path, text, matchers));
  const linked = linkWithChecks(facts, matchers, (path) => tree[path] ?? '');
  const program = new Program(facts, matchers);
  const imports = new Map(facts.map((fact) => [fact.path, fact.module?.imports ?? fact.unread?.map(({ specifier }) => specifier) ?? []]));
  const level = levelControls(controls, {
    ...linked, facts, names: matchers.controls, isConsentManager: (id) => matchers.vendor(id)?.kind === 'consent-management', source: (path) => tree[path] ?? null,
    texts: [], files: Object.keys(tree), prefix: '', compilePattern, partial: false,
    importsOf: (path) => (imports.get(path) ?? []).map((specifier) => program.fileOf(specifier, path)).filter((file) => file !== null),
    hasUnseenImports: (path) => (imports.get(path) ?? []).some((specifier) => specifier.startsWith('.') && program.fileOf(specifier, path) === null),
    ...more,
  });
  return { evidence: linked.evidence, level };
}
