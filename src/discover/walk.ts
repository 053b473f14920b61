import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Path } from 'glob';
import { compileIgnoreRules, type IgnoreRules } from './ignore-rules.ts';

export interface Walk {
  /** POSIX paths from the root. */
  paths: string[];
  /** Folders not entered, by the group that they belong to. */
  pruned: Map<string, number>;
}

const LARGEST_RULES = 256 * 1024;

/**
 * Files below a folder where there is no git to ask, by the rules of its .gitignore files. Links are listed, never followed.
 * @param below where to start, POSIX from the root; '' = the root
 * @param enterDependencies whether to look into node_modules
 */
export async function walk(root: string, below: string, enterDependencies: boolean): Promise<Walk> {
  const { glob } = await import('glob');
  const rules = new Map<string, IgnoreRules | null>();
  const pruned = new Map<string, number>();

  function rulesOf(folder: string): IgnoreRules | null {
    let found = rules.get(folder);
    if (found === undefined) {
      found = readRules(join(root, folder, '.gitignore'));
      rules.set(folder, found);
    }
    return found;
  }

  function isIgnored(path: string, isFolder: boolean, top: string): boolean {
    const full = isFolder ? `${path}/` : path;
    // The nearest file that speaks of it decides.
    for (let slash = path.lastIndexOf('/'); ; slash = path.lastIndexOf('/', slash - 1)) {
      const folder = slash < 0 ? '' : path.slice(0, slash);
      const verdict = rulesOf(folder)?.test(full.slice(slash + 1)) ?? null;
      if (verdict !== null) return verdict;
      if (slash < 0 || folder === top) return false;
    }
  }

  const prefix = below === '' ? '' : `${below}/`;
  // Who names an ignored folder means it: the rules above it then do not count.
  const top = below !== '' && isIgnored(below, true, '') ? below : '';
  const pathOf = (entry: Path): string => prefix + entry.relativePosix();
  const entries = await glob('**', {
    cwd: join(root, below), dot: true, nodir: true, follow: false, withFileTypes: true,
    ignore: {
      ignored: (entry: Path) => entry.relativePosix() !== '' && isIgnored(pathOf(entry), entry.isDirectory(), top),
      childrenIgnored(entry: Path) {
        if (entry.relativePosix() === '') return false;
        if (entry.name === '.git') return true;
        if (entry.name === 'node_modules' && !enterDependencies) {
          pruned.set(pathOf(entry), 1);
          return true;
        }
        return isIgnored(pathOf(entry), true, top);
      },
    },
  });
  return { paths: entries.map((entry) => pathOf(entry)), pruned };
}

function readRules(file: string): IgnoreRules | null {
  try {
    const text = readFileSync(file, 'utf8');
    return text.length > LARGEST_RULES ? null : compileIgnoreRules(text.split(/\r?\n/));
  } catch {
    return null;
  }
}
