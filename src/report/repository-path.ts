import type { Finding } from '../model/finding.ts';
import type { CheckResult } from '../model/result.ts';
import type { ReportContext } from './context.ts';

/** Path of a finding from the git root, which is what hosts of code want whatever directory was scanned. */
export function pathFromGitRoot(finding: Finding, result: CheckResult, context: ReportContext): string {
  const inManifest = finding.evidence === null && finding.path === result.manifest;
  return inManifest ? context.manifestPath : context.rootPrefix + finding.path;
}
