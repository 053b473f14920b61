/** A file to scan. Its text is read by `discover`, so that the index and the working tree look alike to every later stage. */
export interface SourceFile {
  /** POSIX path from the scanned root. */
  path: string;
  /** Bytes of content. */
  size: number;
  /** The text without a byte-order mark. Throws where there is none to read: see `readSource` of discover. */
  read(): string;
}

export type SkipReason =
  | 'binary' | 'too-large' | 'minified' | 'generated' | 'unreadable' | 'outside-root'
  | 'link' | 'parse-error' | 'too-deep';

/** A file that was not (wholly) looked at. Every one is reported: never an exception, never silence. */
export interface Skipped {
  path: string;
  reason: SkipReason;
  detail: string;
}

/** Paths left out on purpose, by the exclude that did it; visible in the summary and can be switched on. */
export interface Excluded {
  /** e.g. `tests`, `vendored`, `config:ignore`. */
  group: string;
  files: number;
}

/** Groups that are left out by default; each can be switched on by its name. */
export const EXCLUSION_GROUPS = [
  'tests', 'stories', 'mocks', 'fixtures', 'docs', 'vendored', 'built', 'generated', 'translations', 'tooling',
] as const;
export type ExclusionGroup = (typeof EXCLUSION_GROUPS)[number];
