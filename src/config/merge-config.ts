import type { Config } from '../model/config.ts';
import type { OwnConfig } from './read-config.ts';

export function makeDefaults(): Config {
  return { file: null, ignore: [], include: [], rules: {}, rulePaths: [], waivers: [], overrides: [], manifest: null };
}

/** Lists add up, levels and single values of `own` win. */
export function mergeConfig(base: Config, own: Omit<OwnConfig, 'extends' | 'places'>): Config {
  const failOn = own.failOn ?? base.failOn;
  return {
    file: base.file,
    ignore: [...base.ignore, ...(own.ignore ?? [])],
    include: [...new Set([...base.include, ...(own.include ?? [])])],
    rules: { ...base.rules, ...own.rules },
    rulePaths: [...new Set([...base.rulePaths, ...(own.rulePaths ?? [])])],
    waivers: [...base.waivers, ...(own.waivers ?? [])],
    overrides: [...base.overrides, ...(own.overrides ?? [])],
    manifest: own.manifest ?? base.manifest,
    ...(failOn === undefined ? {} : { failOn }),
  };
}
