import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import type { Config } from '../model/config.ts';
import type { ManifestProblem } from '../model/manifest.ts';
import { findConfigNames, isWithin, whyUnreadable } from './config-files.ts';
import { makeDefaults } from './merge-config.ts';

export interface LoadConfigOptions {
  /** Absolute; only this folder and its `.config` are searched. */
  root: string;
  /** Absolute: a file that the user named. */
  file?: string;
}

export interface ConfigReading {
  config: Config;
  /** With an error among them, `config` is what could be read. */
  problems: ManifestProblem[];
}

/** Reads the configuration: data only, nothing outside of `root` save a file that the user named. Never throws for its sake. */
export async function loadConfig({ root, file }: LoadConfigOptions): Promise<ConfigReading> {
  const show = (path: string): string => {
    const way = relative(root, path);
    return (isWithin(path, root) && !isAbsolute(way) ? way : path).split(sep).join('/');
  };
  const fail = (path: string, message: string, hint: string | null = null): ConfigReading => ({
    config: { ...makeDefaults(), file: show(path) },
    problems: [{ severity: 'error', file: show(path), line: 1, column: 1, message, hint }],
  });

  if (file !== undefined) {
    const why = whyUnreadable(file, null);
    if (why !== null) return fail(file, `the configuration ${why}`);
    const { isDataFile, openConfig } = await import('./open-config.ts');
    if (!isDataFile(file)) return fail(file, 'a configuration is data, never code', 'write it as JSON or YAML');
    return finish(await openConfig(file));
  }
  // Most projects have none, and then nothing needs to be loaded to find that out.
  const names = findConfigNames(root);
  const [first, ...others] = names;
  if (first === undefined) return { config: makeDefaults(), problems: [] };
  for (const name of names) {
    const why = whyUnreadable(join(root, name), root);
    if (why !== null) return fail(join(root, name), `the configuration ${why}`);
  }
  const { searchConfig } = await import('./open-config.ts');
  const reading = await finish(await searchConfig(root, names));
  const ignored = others.filter((name) => name !== reading.config.file);
  if (ignored.length > 0 && reading.config.file === first) {
    reading.problems.push({ severity: 'warning', file: ignored[0]!, line: 1, column: 1, message: `not read: ${first} is the configuration`, hint: 'keep one of them' });
  }
  return reading;

  async function finish(opened: { file: string; text: string; key: string | null } | null): Promise<ConfigReading> {
    if (!opened) return { config: makeDefaults(), problems: [] };
    const { resolveConfig } = await import('./resolve-config.ts');
    return resolveConfig(opened, { root: resolve(root), show, folderOf: dirname });
  }
}
