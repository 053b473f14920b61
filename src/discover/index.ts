/** Which files there are to scan, and their text. */
export { discover, type DiscoverOptions, type Discovery } from './discover.ts';
export { EXCLUSIONS } from './exclusions.ts';
export { GitError } from './git.ts';
export { inspect } from './inspect.ts';
export { readSource, UnreadableError, type SourceReading } from './read-source.ts';
export { listStagedPaths } from './staged-paths.ts';
export { isScannable } from './scannable.ts';
