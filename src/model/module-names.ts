/** What a configuration file says of the names by which files import one another. Paths are those of the repository. */
export interface ModuleNames {
  /** Patterns with at most one `*`, each with the paths it may mean, the first that exists first. */
  aliases: [pattern: string, targets: string[]][];
  /** Configurations that it goes on from: their aliases count where it has none. */
  extends?: string[];
  /** Of a package: what its name with a path (`.`, `./browser`, `./lib/*`) means. */
  exports?: [pattern: string, targets: string[]][];
}

/** A path seen from a folder, without `.` and `..`. */
export function joinPath(folder: string, path: string): string {
  const parts = folder.split('/').filter((part) => part !== '');
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..') parts.pop();
    else parts.push(part);
  }
  return parts.join('/');
}
