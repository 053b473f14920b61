import type { Severity } from '../model/finding.ts';
import { SEVERITIES } from '../model/finding.ts';
import type { CheckResult, InventoryResult } from '../model/result.ts';
import { countOf } from '../report/words.ts';

/** 0 clean; 1 findings at or above the fail level; 2 usage, configuration, manifest, internal; 3 nothing or not all scanned. */
export const EXIT = { clean: 0, findings: 1, error: 2, incomplete: 3 } as const;

export type FailLevel = Exclude<Severity, 'off'>;

export interface ExitPolicy {
  failOn: FailLevel;
  /** Fail when there are more warnings than this. */
  maxWarnings?: number;
  /** Findings do not fail the run; everything else still does. */
  exitZero: boolean;
  ci: boolean;
}

export interface ScanScope {
  staged: boolean;
  /** All that was asked for are files by name, as a hook passes them. */
  namedFiles: boolean;
}

/** Whether a finding of this severity fails the run. */
export const fails = (severity: Severity, failOn: FailLevel): boolean =>
  severity !== 'off' && SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(failOn);

/** How a run ends, and the reasons that its findings do not show by themselves, in plain words. */
export interface Outcome {
  code: number;
  reasons: string[];
}

export function judgeCheck(result: CheckResult, policy: ExitPolicy, scope: ScanScope): Outcome {
  const scan = judgeScan(result, scope);
  if (policy.exitZero) return scan;
  const warnings = result.findings.filter((finding) => finding.severity === 'warning').length;
  const reasons: string[] = [];
  if (policy.maxWarnings !== undefined && warnings > policy.maxWarnings) {
    reasons.push(`${countOf(warnings, 'warning')}, and --max-warnings allows ${policy.maxWarnings}`);
  }
  if (policy.ci && result.stale.length > 0) {
    reasons.push(`${countOf(result.stale.length, 'baseline entry', 'baseline entries')} without a finding any more: take them out of the baseline`);
  }
  const failed = reasons.length > 0 || result.findings.some((finding) => fails(finding.severity, policy.failOn));
  return { code: failed ? EXIT.findings : scan.code, reasons: [...reasons, ...scan.reasons] };
}

/**
 * A scan of nothing is no success, nor is one of which a file could not be read. Nothing staged is fine, and so is a
 * hook that names only files which the configuration leaves out.
 */
export function judgeScan({ stats, skipped, excluded }: InventoryResult, { staged, namedFiles }: ScanScope): Outcome {
  const unreadable = skipped.filter(({ reason }) => reason === 'unreadable');
  const reasons = unreadable.length === 0 ? [] : [`${countOf(unreadable.length, 'file')} could not be read, so the scan is incomplete: ${unreadable[0]?.path ?? ''}${unreadable.length > 1 ? ', …' : ''}`];
  const left = excluded.some(({ files }) => files > 0);
  if (stats.files === 0 && unreadable.length === 0 && !staged && !(namedFiles && left)) {
    reasons.push(`nothing was scanned${left ? ': all files are left out' : ': no file here is of a kind that is looked at'}`);
  }
  return { code: reasons.length > 0 ? EXIT.incomplete : EXIT.clean, reasons };
}
