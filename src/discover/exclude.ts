import type { ExclusionGroup } from '../model/source.ts';
import { EXCLUSIONS, LANGUAGE_FILE, LANGUAGE_FOLDERS, ROUTE_FILE, ROUTE_FOLDERS, SOURCE_FOLDERS } from './exclusions.ts';

/** Says which group a path is left out with; null for one that is scanned. Paths are POSIX, from where the exclusion looks. */
export type FindExclusion = (path: string) => ExclusionGroup | null;

/** @param include names of groups that are switched on; `all` = every one */
export function createExclusion(include: readonly string[]): FindExclusion {
  const wanted = new Set(include);
  const active = wanted.has('all') ? [] : EXCLUSIONS.filter(({ group }) => !wanted.has(group));
  const folders = new Map(active.flatMap(({ group, folders = [] }) => folders.map((folder) => [folder, group] as const)));
  const outer = new Map(active.flatMap(({ group, outerFolders = [] }) => outerFolders.map((folder) => [folder, group] as const)));
  const patterns = active.flatMap(({ group, folderPattern }) => (folderPattern ? [{ group, pattern: folderPattern }] : []));
  const names = active.flatMap(({ group, names: pattern }) => (pattern ? [{ group, pattern }] : []));
  const texts = active.some(({ group }) => group === 'translations');
  /** Many files share a folder. */
  const known = new Map<string, FolderVerdict>();

  function judgeFolder(folder: string): FolderVerdict {
    let group: ExclusionGroup | null = null;
    let plain = false;
    let source = false;
    let route = false;
    let language = false;
    for (const segment of folder === '' ? [] : folder.split('/')) {
      const found = folders.get(segment) ?? (source ? undefined : outer.get(segment));
      if (found && !group && !(route && PLAIN_WORD.test(segment))) {
        group = found;
        plain = PLAIN_WORD.test(segment);
      }
      source ||= SOURCE_FOLDERS.has(segment);
      route ||= ROUTE_FOLDERS.has(segment);
      language ||= LANGUAGE_FOLDERS.has(segment);
    }
    if (!group) group = patterns.find(({ pattern }) => pattern.test(`/${folder}/`))?.group ?? null;
    return { group, plain, language };
  }

  return (path) => {
    const slash = path.lastIndexOf('/');
    const folder = slash < 0 ? '' : path.slice(0, slash);
    const name = path.slice(slash + 1);
    let verdict = known.get(folder);
    if (!verdict) known.set(folder, verdict = judgeFolder(folder));
    if (verdict.group && !(verdict.plain && ROUTE_FILE.test(name))) return verdict.group;
    for (const one of names) if (one.pattern.test(name)) return one.group;
    return texts && verdict.language && LANGUAGE_FILE.test(name) ? 'translations' : null;
  };
}

/** `__tests__` is a convention of tools; `tests` can be a page about laboratory tests. */
const PLAIN_WORD = /^[a-z]+$/;

interface FolderVerdict {
  group: ExclusionGroup | null;
  /** By an everyday word, which a route may bear too. */
  plain: boolean;
  language: boolean;
}
