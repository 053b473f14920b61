import type { Evidence } from './evidence.ts';

/** Highest precedence first. */
export const VERDICTS = [
  'prohibited', 'undeclared-recipient', 'undeclared-sharing', 'undeclared-collection', 'purpose-mismatch',
  'missing-consent', 'missing-opt-out', 'broken-promise', 'review', 'opaque', 'stale-declaration', 'policy-text-drift',
  'uncited-text', 'notice-drift', 'contradiction', 'misleading-definition', 'over-broad',
  'invalid-suppression', 'unused-suppression', 'expired-waiver',
] as const;
export type Verdict = (typeof VERDICTS)[number];

export const SEVERITIES = ['error', 'warning', 'note', 'off'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** The nearest entry of the manifest. */
export interface DeclarationRef {
  /** e.g. `collects.location`. */
  id: string;
  path: string;
  line: number;
}

/** The two ways out. */
export interface Fix {
  /** YAML that would declare it; null where declaring is no way out. */
  declare: string | null;
  /** What to change in the code or the manifest instead. */
  instead: string;
}

/** An entry that speaks of the data of a finding, and why it does not license it here. */
export interface Rejection {
  declaration: DeclarationRef;
  /** Sentences without full stops; never empty. */
  reasons: readonly string[];
}

export interface Finding {
  verdict: Verdict;
  severity: Severity;
  message: string;
  /** Null for findings about the manifest or a comment alone. */
  evidence: Evidence | null;
  /** Those categories of the evidence that the verdict is about; absent or empty where it is about none in particular. */
  data?: string[];
  /** Where it shows: of the evidence, else of the manifest entry or comment. */
  path: string;
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
  declaration: DeclarationRef | null;
  /** The sentence of the policy that the nearest entry quotes. */
  cite: string | null;
  fix: Fix;
  /** Equal for findings of one cause (a vendor in forty files), which reports show together. */
  cause: string;
  /** Content fingerprint. */
  id: string;
}
