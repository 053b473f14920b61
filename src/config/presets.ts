import type { OwnConfig } from './read-config.ts';

/** Configurations that ship with the program, for `extends`. */
export const PRESETS: ReadonlyMap<string, Omit<OwnConfig, 'extends' | 'places'>> = new Map([
  // What holds without any configuration, named so that a configuration can say it means to keep it.
  ['privlint:recommended', {}],
]);
