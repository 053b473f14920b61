import type { Excluded, Skipped } from '../model/source.ts';
import { createExclusion } from './exclude.ts';
import { findHolder, isInside, type GivenPaths } from './given-paths.ts';
import { compileIgnoreRules } from './ignore-rules.ts';
import { isScannable } from './scannable.ts';

export interface Choice {
  /** Sorted, each once. */
  paths: string[];
  skipped: Skipped[];
  /** Files by group. */
  excluded: Map<string, number>;
}

/** Of the paths listed, those to scan. Only their names are looked at. */
export function choosePaths(listed: Iterable<string>, given: GivenPaths, ignore: readonly string[], include: readonly string[], accept = isScannable): Choice {
  const choice: Choice = { paths: [], skipped: [], excluded: new Map() };
  const all = given.files.size === 0 && given.folders.size === 0;
  const exclusionOf = createExclusion(include);
  const ignored = ignore.length > 0 ? compileIgnoreRules(ignore) : null;
  for (const path of new Set(listed)) {
    if (!accept(path)) continue;
    const named = given.files.has(path);
    const holder = all ? '' : findHolder(given.folders, path);
    if (!named && holder === null) continue;
    if (!isInside(path)) {
      choice.skipped.push({ path, reason: 'outside-root', detail: 'lies outside of the scanned folder' });
      continue;
    }
    // A folder that the user names is meant, whatever its name.
    const group = ignored?.test(path) ? 'config:ignore' : named ? null : exclusionOf(holder ? path.slice(holder.length + 1) : path);
    if (group) choice.excluded.set(group, (choice.excluded.get(group) ?? 0) + 1);
    else choice.paths.push(path);
  }
  choice.paths.sort();
  return choice;
}

export function listExcluded(excluded: ReadonlyMap<string, number>): Excluded[] {
  return [...excluded].map(([group, files]) => ({ group, files })).sort((a, b) => (a.group < b.group ? -1 : 1));
}
