import type { Severity } from './finding.ts';
import type { Place } from './manifest.ts';

/** Findings that somebody answers for until a day. */
export interface Waiver {
  /** A verdict, rule, vendor or category. */
  rule: string;
  /** Globs of the paths it is for; empty = all. */
  paths: string[];
  reason: string;
  owner: string;
  /** The last day on which it holds, YYYY-MM-DD. */
  until: string;
  /** Where it is written; `file` only where that is another one than `Config.file`. */
  place?: Place;
}

/** Levels for the files that the globs match; later overrides win. */
export interface ConfigOverride {
  files: string[];
  rules: Record<string, Severity>;
}

/** The configuration after reading, with what it extends merged in. Paths and globs are POSIX, from the scanned root. */
export interface Config {
  /** The file, as shown to people; null when there is none. */
  file: string | null;
  /** gitignore patterns of what is not scanned. */
  ignore: string[];
  /** Groups left out by default that are to be scanned, or `all`. */
  include: string[];
  /** Level by rule, vendor, verdict or category. */
  rules: Record<string, Severity>;
  /** Folders or files with further rules. */
  rulePaths: string[];
  waivers: Waiver[];
  overrides: ConfigOverride[];
  /** Manifest file; null = searched for. */
  manifest: string | null;
  /** The level from which on findings fail a run. */
  failOn?: Severity;
}
