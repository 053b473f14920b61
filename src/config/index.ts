/** The configuration of a project: how much things weigh and what is left aside, never code. */
export { CONFIG_NAMES } from './config-files.ts';
export { loadConfig, type ConfigReading, type LoadConfigOptions } from './load-config.ts';
