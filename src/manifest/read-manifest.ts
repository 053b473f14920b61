import type { Manifest, ManifestProblem } from '../model/manifest.ts';
import type { KnownVendors } from './known.ts';
import { manifestShape, type RawManifest } from './manifest-shape.ts';
import { mergeSections } from './merge-sections.ts';
import { parseYaml } from './parse-yaml.ts';
import { checkReferences } from './resolve-references.ts';
import { listProblems, report, Source } from './source.ts';
import { toManifest } from './to-manifest.ts';

export interface ManifestReading {
  /** Null if there is an error. */
  manifest: Manifest | null;
  /** File by file, the manifest's own first; by position. */
  problems: ManifestProblem[];
}

/**
 * Finds the text of a manifest that another extends.
 * @param from the extending file, as shown to people
 * @param path as written there
 */
export type ReadBase = (from: string, path: string) => { file: string; text: string } | { problem: string };

const MOST_BASES = 8;

/**
 * Reads a manifest: YAML 1.2 or JSON. Pure, except for what `readBase` does.
 * @param file path as shown to people
 * @param readBase without it, `extends` is an error
 */
export function readManifest(file: string, text: string, known: KnownVendors, readBase?: ReadBase): ManifestReading {
  const sources: Source[] = [];
  const clean = stripMark(text);
  const raw = readSections(new Source(file, clean), sources, readBase);
  if (raw) checkReferences(raw, known);
  const problems = sources.flatMap(listProblems);
  const broken = raw === null || sources.some((source) => source.hasErrors);
  return { manifest: broken ? null : toManifest(raw, file, clean), problems };
}

/** The sections of one file over those of its base. Adds each file to `sources`, where its problems are found. */
function readSections(source: Source, sources: Source[], readBase: ReadBase | undefined): RawManifest | null {
  sources.push(source);
  const tree = parseYaml(source);
  const raw = tree && manifestShape.read(tree, '');
  if (!tree || !raw) return null;
  if (!raw.extends) {
    if (tree.entries.some((entry) => entry.key === 'extends')) return raw;
    for (const section of ['collects', 'shares'] as const) {
      if (tree.entries.some((entry) => entry.key === section)) continue;
      report(tree.at, `the manifest lacks "${section}"`, `add "${section}: {}" if there is nothing to declare`);
    }
    return raw;
  }
  const found = sources.length > MOST_BASES ? { problem: 'too many manifests extend one another' }
    : readBase ? readBase(source.file, raw.extends.value)
    : { problem: 'another manifest cannot be read from here' };
  if ('problem' in found) {
    report(raw.extends.at, `extends: ${found.problem}`, 'a relative path to a manifest inside this repository');
    return raw;
  }
  if (sources.some((one) => one.file === found.file)) {
    report(raw.extends.at, `extends: ${found.file} extends this file in turn`, 'remove one of the two');
    return raw;
  }
  const base = readSections(new Source(found.file, stripMark(found.text), true), sources, readBase);
  return base && mergeSections(base, raw);
}

// Editors hide a byte-order mark, so it must not shift the columns of the first line.
const stripMark = (text: string): string => (text.startsWith('\uFEFF') ? text.slice(1) : text);
