import type { ChalkInstance } from 'chalk';
import type { CheckResult, InventoryResult } from '../model/result.ts';

/** Everything a report needs besides the result. Reports are pure: same input, same text. */
export interface ReportContext {
  /** Text of a scanned file, for code frames; null when it is not to be had. */
  source(path: string): string | null;
  color: ChalkInstance;
  /** Columns of the terminal. */
  width: number;
  version: string;
  /** Name of a third party by its catalogue id, or the id itself (a host). */
  vendorName(id: string): string;
  /** A category in plain words. */
  describe(category: string): string;
  /** Path of the scanned root from the git root, '' or ending in '/'. */
  rootPrefix: string;
  /** Path of the manifest from the git root. */
  manifestPath: string;
  manifestLines: readonly string[];
}

/** What it takes to lay out text. */
export type Painter = Pick<ReportContext, 'color' | 'width'>;

export type CheckReport = (result: CheckResult, context: ReportContext) => string;
export type InventoryReport = (result: InventoryResult, context: ReportContext) => string;
