import type { Evidence } from './evidence.ts';
import type { DeclarationRef, Finding, Verdict } from './finding.ts';
import type { ManifestProblem } from './manifest.ts';
import type { Excluded, Skipped } from './source.ts';

export interface Stats {
  /** Files looked at, files parsed (the rest held no keyword), lines in all. */
  files: number;
  parsed: number;
  lines: number;
}

export interface Suppressed {
  finding: Finding;
  reason: string;
}

/** How much of the manifest a run could check. */
export interface ClauseCounts {
  checked: number;
  partly: number;
  manual: number;
}

/** A clause that no code can show, so that a person has to attest it. */
export interface ManualClause extends DeclarationRef {
  /** The first sentence of the policy that it quotes. */
  cite: string | null;
}

export interface InventoryResult {
  evidence: Evidence[];
  skipped: Skipped[];
  excluded: Excluded[];
  stats: Stats;
}

export interface CheckResult extends InventoryResult {
  findings: Finding[];
  suppressed: Suppressed[];
  waived: Suppressed[];
  baselined: Finding[];
  stale: { id: string; path: string; rule: string }[];
  /** Clauses left to people; empty where only part of the tree was looked at. */
  manual: ManualClause[];
  summary: { verdicts: Partial<Record<Verdict, number>>; declared: number; clauses: ClauseCounts };
  /** Manifest warnings; errors end the run before it starts. */
  problems: ManifestProblem[];
  /** Path of the manifest as shown to people. */
  manifest: string;
  /** True where only part of the tree was looked at (`--staged`, paths). */
  partial: boolean;
}
