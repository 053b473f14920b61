import type { Finding } from '../model/finding.ts';
import { isWithin } from '../taxonomy/index.ts';

/** What a finding is about: the categories of the verdict, else of the evidence. */
export const dataOf = ({ data, evidence }: Finding): readonly string[] => data ?? evidence?.data ?? [];

/**
 * Those ids that match: the verdict, the rule, the recipient, or categories at or above what the finding is about.
 * Categories count only if together they account for all of it: else naming one datum would hide another.
 */
export function matchIds(finding: Finding, ids: readonly string[]): string[] {
  const names: readonly (string | null | undefined)[] = [finding.verdict, finding.evidence?.rule, finding.evidence?.recipient];
  const matched = ids.filter((id) => names.includes(id));
  const data = dataOf(finding);
  const relevant = ids.filter((id) => data.some((one) => isWithin(one, id)));
  if (data.length > 0 && data.every((one) => relevant.some((id) => isWithin(one, id)))) matched.push(...relevant);
  return matched;
}
