import { lstatSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { escapeTerminal } from '../report/escape-terminal.ts';
import type { KnownVendors } from '../manifest/known.ts';
import { findManifest } from '../manifest/find-manifest.ts';
import { loadCatalogue } from '../catalogue/index.ts';
import { UsageError } from './usage-error.ts';

/** A manifest that a command works on. */
export interface ManifestFile {
  absolute: string;
  /** Its path from the working directory, for people. */
  shown: string;
}

/**
 * The manifest of each path, where a folder stands for its own; the nearest one if there is no path.
 * @throws UsageError if there is none
 */
export function findManifests(paths: readonly string[], directory: string): ManifestFile[] {
  return (paths.length === 0 ? [''] : paths).map((path) => {
    const target = resolve(directory, path);
    const isFolder = statSync(target, { throwIfNoEntry: false })?.isDirectory() === true;
    const absolute = isFolder ? findManifest(target) : findManifest(directory, path);
    if (absolute === null) throw new UsageError(path === '' ? 'no privacy.yml here' : `no manifest at ${path}`, 'privlint init drafts one');
    return { absolute, shown: relative(directory, absolute).split(sep).join('/') };
  });
}

export async function loadKnownVendors(): Promise<KnownVendors> {
  const { matchers, vendors } = await loadCatalogue();
  return { isVendor: (id) => matchers.vendor(id) !== undefined, vendorIds: () => vendors.map(({ id }) => id) };
}

/**
 * The text of a file, its byte-order mark included.
 * @throws UsageError also where it is no UTF-8: written back, it would be another file
 */
export function readText({ absolute, shown }: ManifestFile): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readFileSync(absolute));
  } catch (error) {
    if (error instanceof TypeError) throw new UsageError(`${escapeTerminal(shown)} is no text in UTF-8`, 'save it as UTF-8');
    throw new UsageError(`cannot read ${escapeTerminal(shown)}`, error instanceof Error ? error.message : null);
  }
}

/** Writes a manifest over itself. A link is refused: what it points to may be anything. */
export function rewrite({ absolute, shown }: ManifestFile, text: string): void {
  if (lstatSync(absolute).isSymbolicLink()) throw new UsageError(`${escapeTerminal(shown)} is a link`, 'name the file that it points to');
  writeOver(absolute, shown, text, 'w');
}

/** Writes a new file, or over an old one if `force` says so; never through a link. */
export function writeNew(absolute: string, shown: string, text: string, force: boolean): void {
  const there = lstatSync(absolute, { throwIfNoEntry: false });
  if (there?.isSymbolicLink()) throw new UsageError(`${escapeTerminal(shown)} is a link`, 'remove it first: what it points to is not overwritten');
  if (there && !force) throw new UsageError(`${escapeTerminal(shown)} is there already`, '--force overwrites it');
  writeOver(absolute, shown, text, force ? 'w' : 'wx');
}

function writeOver(absolute: string, shown: string, text: string, flag: 'w' | 'wx'): void {
  try {
    writeFileSync(absolute, text, { flag });
  } catch (error) {
    throw new UsageError(`cannot write ${escapeTerminal(shown)}`, error instanceof Error ? error.message : null);
  }
}
