import type { Finding, Rejection, Severity } from './finding.ts';
import type { ScopedNotice } from './notice.ts';
import type { Manifest, ManifestProblem } from './manifest.ts';
import type { Matchers } from './matchers.ts';
import type { CheckResult, InventoryResult } from './result.ts';

/** What a run needs to know; everything from outside (day, directory) is in here. */
export interface RunOptions {
  /** Absolute path of the tree to scan. */
  root: string;
  /** POSIX paths from the root to restrict the scan to; empty = all of it. */
  paths: string[];
  /** Scan what the git index holds, and of that only what differs from the last commit. */
  staged: boolean;
  /** Groups excluded by default that are to be scanned: `tests`, `vendored`, … */
  include: string[];
  /** Configuration file, absolute; searched for when absent. */
  config?: string;
  /** Called now and then with files done and files in all. */
  onProgress?(done: number, total: number): void;
  /** The day, YYYY-MM-DD, by which waivers expire. */
  today: string;
  /** Levels of verdicts or rules that override the configuration. */
  rules: Record<string, Severity>;
  /** Rules, vendors, verdicts or categories to look at alone, and to leave out. */
  only: string[];
  skip: string[];
  /** Unused suppressions are errors. */
  ci: boolean;
}

export interface CheckOptions extends RunOptions {
  /** Manifest file, absolute; searched for from the root upward when absent. */
  manifest?: string;
}

/** Text of a scanned file by its path from the root; null when it is not there. */
export type ReadSource = (path: string) => string | null;

export interface InventoryRun {
  result: InventoryResult;
  /** What other files of the tree tell people about data. */
  notices: ScopedNotice[];
  source: ReadSource;
  matchers: Matchers;
}

export type CheckRun =
  | { kind: 'checked'; result: CheckResult; source: ReadSource; manifest: Manifest; matchers: Matchers; /** Why entries do not license what a finding of this run is about. */ rejectionsOf(finding: Finding): Rejection[]; /** Level of the configuration from which findings fail. */ failOn?: Severity }
  | { kind: 'no-manifest'; result: InventoryResult; source: ReadSource; matchers: Matchers }
  | { kind: 'invalid'; problems: ManifestProblem[] };
