import type { Severity, Verdict } from './finding.ts';

/** What each verdict weighs while the configuration says nothing else. */
export const DEFAULT_SEVERITIES: Readonly<Record<Verdict, Severity>> = {
  'prohibited': 'error',
  'undeclared-recipient': 'error',
  'undeclared-sharing': 'error',
  'undeclared-collection': 'error',
  'purpose-mismatch': 'warning',
  'missing-consent': 'error',
  'missing-opt-out': 'error',
  'broken-promise': 'warning',
  'review': 'note',
  'opaque': 'note',
  'stale-declaration': 'note',
  'policy-text-drift': 'error',
  'uncited-text': 'note',
  'notice-drift': 'warning',
  'contradiction': 'error',
  'misleading-definition': 'error',
  'over-broad': 'note',
  'invalid-suppression': 'warning',
  'unused-suppression': 'warning',
  'expired-waiver': 'error',
};
