import { findContradictions, findDrift, findUncited } from './judge/policy-findings.ts';
import { comparePolicy, findConflicts, loadPolicyText } from './manifest/index.ts';
import type { Finding } from './model/finding.ts';
import type { Manifest, ManifestProblem } from './model/manifest.ts';
import type { PolicyComparison } from './model/policy.ts';

export interface PolicyScope {
  /** Whether quotes and date are compared with the text. */
  text: boolean;
  /** Whether sentences that nothing quotes are reported. */
  uncited: boolean;
}

/** The manifest by itself and against its text. */
export type PolicyReview =
  | { kind: 'reviewed'; findings: Finding[]; /** Null where there is no text, or none was asked for. */ comparison: PolicyComparison | null; /** Of the policy text, by its path. */ source(path: string): string | null }
  | { kind: 'unreadable'; problem: ManifestProblem };

/**
 * @param file absolute path of the manifest
 * @param root from which paths are shown
 * @param vendorKind what the catalogue says a vendor is
 */
export async function reviewPolicy(manifest: Manifest, file: string, root: string, scope: PolicyScope, vendorKind: (id: string) => string | null): Promise<PolicyReview> {
  const conflicts = findContradictions(findConflicts(manifest, vendorKind), manifest);
  const loading = scope.text ? await loadPolicyText(manifest, file, root) : { kind: 'none' as const };
  switch (loading.kind) {
    case 'unreadable': return loading;
    case 'none': return { kind: 'reviewed', findings: conflicts, comparison: null, source: () => null };
    case 'read': {
      const { text, raw } = loading;
      const comparison = comparePolicy(manifest, text);
      const findings = [...conflicts, ...findDrift(comparison.drifts, text.file, manifest), ...(scope.uncited ? findUncited(comparison.coverage, text.file, manifest) : [])];
      return { kind: 'reviewed', findings, comparison, source: (path) => (path === text.file ? raw : null) };
    }
  }
}
