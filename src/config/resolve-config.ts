import { lstatSync, realpathSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import type { Config } from '../model/config.ts';
import type { ManifestProblem } from '../model/manifest.ts';
import { suggest } from '../taxonomy/index.ts';
import { isWithin, whyUnreadable } from './config-files.ts';
import { parseConfig, report, type ConfigSource } from './config-tree.ts';
import { makeDefaults, mergeConfig } from './merge-config.ts';
import { isDataFile, openConfig, type OpenedConfig } from './open-config.ts';
import { PRESETS } from './presets.ts';
import { readOwnConfig, type OwnConfig } from './read-config.ts';

interface Surroundings {
  root: string;
  /** A path as shown to people. */
  show(path: string): string;
  folderOf(path: string): string;
}

const MOST_FILES = 20;

/** Reads a configuration and what it extends, bases first. */
export async function resolveConfig(opened: OpenedConfig, { root, show, folderOf }: Surroundings): Promise<{ config: Config; problems: ManifestProblem[] }> {
  const problems: ManifestProblem[] = [];
  const open = new Set<string>();
  let files = 0;
  let config: Config = { ...makeDefaults(), file: show(opened.file) };
  await add(opened);
  return { config, problems };

  async function add({ file, text, key }: OpenedConfig): Promise<void> {
    const source: ConfigSource = { file: show(file), text, problems };
    const tree = await parseConfig(source, key);
    if (!tree) return;
    const own = readOwnConfig(tree, source);
    const real = realpathSync(file);
    open.add(real);
    for (const base of own.extends) await addBase(base, folderOf(file), source);
    open.delete(real);
    checkPlaces(own, source);
    // A waiver points to its file where that is not the one that everybody looks at.
    const waivers = own.waivers?.map((waiver) => (waiver.place && source.file !== config.file ? { ...waiver, place: { ...waiver.place, file: source.file } } : waiver));
    config = mergeConfig(config, waivers ? { ...own, waivers } : own);
  }

  async function addBase({ value, offset }: OwnConfig['extends'][number], folder: string, source: ConfigSource): Promise<void> {
    const preset = PRESETS.get(value);
    if (preset) return void (config = mergeConfig(config, preset));
    const refuse = (why: string, hint: string | null = null): void => report(source, offset, `extends: "${value.slice(0, 80)}" ${why}`, hint);
    if (/^privlint:/.test(value)) {
      const near = suggest(value, PRESETS.keys());
      return refuse('is no preset', near ? `did you mean "${near}"?` : `there is ${[...PRESETS.keys()].join(', ')}`);
    }
    if (isAbsolute(value) || /^[a-z]:|\0/i.test(value)) return refuse('must be a path from this file', 'for example "./base.yml"');
    const file = resolve(folder, value);
    if (!isWithin(file, root)) return refuse('lies outside of the scanned folder');
    const why = whyUnreadable(file, root);
    if (why !== null) return refuse(why, value.startsWith('.') ? null : 'packages cannot be extended: name a file of this project, or a preset such as "privlint:recommended"');
    if (!isDataFile(file)) return refuse('is no data', 'a configuration is JSON or YAML, never code');
    if (open.has(realpathSync(file))) return refuse('extends this file in turn', 'remove one of the two');
    if (++files > MOST_FILES) return refuse('is one file too many', `at most ${MOST_FILES} may be extended`);
    const opened = await openConfig(file);
    if (opened) await add(opened);
  }

  function checkPlaces({ places }: OwnConfig, source: ConfigSource): void {
    for (const { path, key, offset } of places) {
      if (isAbsolute(path) || !isWithin(resolve(root, path), root) || path.includes('\0')) report(source, offset, `${key}: "${path.slice(0, 80)}" must be a path inside the scanned folder`, 'relative to it');
      else if (!exists(join(root, path))) report(source, offset, `${key}: "${path.slice(0, 80)}" does not exist`);
      else if (!isWithin(realpathSync(join(root, path)), realpathSync(root))) report(source, offset, `${key}: "${path.slice(0, 80)}" leads outside of the scanned folder`);
    }
  }
}

function exists(path: string): boolean {
  try {
    return lstatSync(realpathSync(path), { throwIfNoEntry: false }) !== undefined;
  } catch {
    return false;
  }
}
