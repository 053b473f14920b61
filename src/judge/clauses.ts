import type { Declaration, Manifest } from '../model/manifest.ts';
import type { ClauseCounts } from '../model/result.ts';

/** Whether code can never show the entry, so that its absence says nothing. */
export function isHidden(entry: Declaration, manifest: Manifest): boolean {
  if (!entry.observable || entry.form === 'aggregate') return true;
  if (entry.kind !== 'shares') return false;
  const recipient = manifest.recipients.find(({ id }) => id === entry.with);
  return recipient?.kind === 'any'
    || (recipient?.bind.length === 0 && (recipient.kind === 'authority' || recipient.kind === 'successor'));
}

/** How many clauses of the manifest a run checks, checks in part, or leaves to people. */
export function countClauses(manifest: Manifest): ClauseCounts {
  const counts: ClauseCounts = { checked: 0, partly: 0, manual: 0 };
  const count = (kind: keyof ClauseCounts, times = 1): void => void (counts[kind] += times);
  for (const entry of [...manifest.collects, ...manifest.shares]) {
    count(isHidden(entry, manifest) ? 'manual' : entry.requires.length > 0 ? 'partly' : 'checked');
  }
  // A purpose is seldom shown by code.
  for (const entry of manifest.uses) count(isHidden(entry, manifest) ? 'manual' : 'partly');
  for (const one of manifest.prohibits) count(one.unless.length > 0 || one.subjects.length > 0 ? 'partly' : 'checked');
  for (const { data } of manifest.exclusions) count(data.length > 0 ? 'checked' : 'manual');
  // Rule 7 is what will check controls.
  count('manual', manifest.controls.length);
  count('manual', manifest.rights.length + manifest.retention.length + manifest.transfers.length + manifest.promises.length);
  return counts;
}
