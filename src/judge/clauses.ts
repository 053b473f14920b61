import type { Declaration, Manifest, Place } from '../model/manifest.ts';
import type { ClauseCounts, ManualClause } from '../model/result.ts';
import { isAttested } from './controls.ts';
import { refer } from './manifest-findings.ts';
import { dotted } from './messages.ts';
import { listShown } from './promises-counted.ts';

/** A clause of the manifest, and how much of it code can show. */
interface JudgedClause {
  id: string;
  place: Place;
  cite: string[];
  state: keyof ClauseCounts;
}

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
  for (const { state } of judgeClauses(manifest)) counts[state]++;
  return counts;
}

/** The clauses that a person has to attest. */
export function listManual(manifest: Manifest): ManualClause[] {
  return judgeClauses(manifest).filter(({ state }) => state === 'manual')
    .map((clause) => ({ ...refer(manifest, clause), cite: clause.cite[0] ?? null }));
}

function judgeClauses(manifest: Manifest): JudgedClause[] {
  const attested = new Set(manifest.controls.filter(isAttested).map(({ id }) => id));
  const entries = [...manifest.collects, ...manifest.shares, ...manifest.uses].filter((entry) => !isHidden(entry, manifest));
  const visible = new Set<Declaration>(entries);
  const asked = new Set([...entries.flatMap(({ requires }) => requires), ...manifest.prohibits.flatMap(({ unless }) => unless)]);
  const stateOf = (entry: Declaration): JudgedClause['state'] => {
    if (!visible.has(entry)) return 'manual';
    // A purpose is seldom shown by code.
    return entry.kind === 'uses' || entry.requires.some((id) => attested.has(id)) ? 'partly' : 'checked';
  };
  const shown = listShown(manifest);
  const mark = (state: JudgedClause['state'], { id, place, cite }: Omit<JudgedClause, 'state'>, section = ''): JudgedClause =>
    ({ id: section === '' ? id : dotted(section, id), place, cite, state });
  return [
    ...[...manifest.collects, ...manifest.shares, ...manifest.uses].map((entry) => mark(stateOf(entry), entry)),
    ...manifest.controls.map((control) => {
      const isManual = attested.has(control.id) || !asked.has(control.id);
      // That a way out is there shows; whether it is honoured does not.
      const isPartly = control.type === 'opt-out' || control.evidence.some((one) => 'manual' in one);
      return mark(isManual ? 'manual' : isPartly ? 'partly' : 'checked', control, 'controls');
    }),
    ...manifest.prohibits.map((one) => mark(one.subjects.length > 0 ? 'partly' : 'checked', one, 'prohibits')),
    ...manifest.exclusions.map((one) => mark(one.data.length > 0 ? 'checked' : 'manual', one, 'exclusions')),
    ...(['rights', 'retention', 'transfers', 'promises'] as const).flatMap((section) =>
      manifest[section].map((clause) => mark(shown.has(dotted(section, clause.id)) ? 'partly' : 'manual', clause, section))),
  ];
}
