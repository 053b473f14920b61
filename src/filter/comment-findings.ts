import type { Suppression } from '../model/facts.ts';
import type { Finding } from '../model/finding.ts';
import { DEFAULT_SEVERITIES } from '../model/severity.ts';

const FORM = '`privlint-ignore-next-line RULE -- reason`';

/** A finding about a suppression comment itself. */
export function reportComment(
  verdict: 'invalid-suppression' | 'unused-suppression', path: string, { line, target, ids: all }: Suppression,
  ids: readonly string[], ordinal: number,
): Finding {
  const names = ids.join(', ');
  const message = verdict === 'unused-suppression'
    ? `This comment silences ${names}, but ${target === null ? 'the file' : `line ${target}`} has no such finding`
    : all.length === 0
      ? `This comment does not say what it silences, so it silences nothing: write ${FORM}`
      : `This comment silences ${names} without a reason, so it silences nothing: write ${FORM}`;
  return {
    verdict,
    severity: DEFAULT_SEVERITIES[verdict],
    message,
    evidence: null,
    path,
    line,
    column: 1,
    endLine: line,
    endColumn: 1,
    declaration: null,
    cite: null,
    fix: { declare: null, instead: verdict === 'unused-suppression' ? `Remove ${ids.length < all.length ? names : 'the comment'}` : 'Say after two hyphens why this is no problem' },
    cause: `${verdict}|${path}|${names}`,
    // Not by line, which moves.
    id: `${verdict}:${path}:${names}:${ordinal}`,
  };
}
