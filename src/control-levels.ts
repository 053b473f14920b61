import { holdsText, isDocument } from './controls/text-files.ts';
import { levelControls, type LevelOf } from './controls/level-controls.ts';
import { discover, readSource } from './discover/index.ts';
import type { Linked } from './link/link.ts';
import { Program } from './link/program.ts';
import { compilePattern } from './manifest/linear-pattern.ts';
import type { Config } from './model/config.ts';
import type { Facts } from './model/facts.ts';
import type { Control, Manifest } from './model/manifest.ts';
import type { Matchers } from './model/matchers.ts';
import type { ReadSource, RunOptions } from './model/run.ts';
import type { SourceFile } from './model/source.ts';

/** What a scan found, as far as controls are looked for in it. */
export interface ScannedTree extends Linked {
  facts: readonly Facts[];
  source: ReadSource;
  matchers: Matchers;
}

export interface ControlScope {
  options: RunOptions;
  config: Config;
  /** Of the scanned root from the manifest's folder. */
  prefix: string;
  partial: boolean;
}

/** How well the controls of a manifest guard what was found. Files that nobody scans are listed only where a control asks for them. */
export async function readControlLevels(manifest: Manifest, tree: ScannedTree, { options, config, prefix, partial }: ControlScope): Promise<LevelOf> {
  const { facts, matchers } = tree;
  const files = partial ? [] : await listOtherFiles(manifest.controls, options, config);
  const scanned = new Set(facts.map(({ path }) => path));
  let program: Program | undefined;
  const targets = (path: string): (string | null)[] => importsOf(path).map((specifier) => (program ??= new Program(facts, matchers)).fileOf(specifier, path));
  const byPath = new Map(facts.map((fact) => [fact.path, fact]));
  const importsOf = (path: string): string[] => [...(byPath.get(path)?.module?.imports ?? byPath.get(path)?.unread?.map(({ specifier }) => specifier) ?? [])];
  const policy = manifest.policy.text?.replace(/^\.\//, '');
  return levelControls(manifest.controls, {
    ...tree,
    // A promise is no sign that it is kept.
    source: (path) => (prefix + path === policy || isDocument(path) ? null : tree.source(path)),
    names: matchers.controls,
    isConsentManager: (vendor) => matchers.vendor(vendor)?.kind === 'consent-management',
    texts: files.filter(({ path }) => !scanned.has(path) && holdsText(path) && prefix + path !== policy).map((file) => ({ path: file.path, read: () => readSource(file).text })),
    files: files.map(({ path }) => path),
    prefix,
    compilePattern,
    partial,
    importsOf: (path) => targets(path).filter((target) => target !== null),
    hasUnseenImports: (path) => importsOf(path).some((specifier, index) => OWN.test(specifier) && targets(path)[index] === null),
  });
}

/** Specifiers that mean a file of the project: relative ones and the usual aliases. */
const OWN = /^(?:\.|@\/|~|#|\$lib\b|src\/)/;

async function listOtherFiles(controls: readonly Control[], { root, include }: RunOptions, config: Config): Promise<SourceFile[]> {
  const kinds = new Set(controls.flatMap(({ evidence }) => evidence.flatMap((one) => Object.keys(one))));
  if (!kinds.has('text') && !kinds.has('file')) return [];
  const accept = kinds.has('file') ? (): boolean => true : holdsText;
  const found = await discover({ root, paths: [], mode: 'tree', ignore: config.ignore, include: [...include, ...config.include, 'translations'], accept });
  return found.files;
}
