import type { DeclarationRef, Finding, Verdict } from '../model/finding.ts';
import type { Declaration, Manifest, Place } from '../model/manifest.ts';
import { DEFAULT_SEVERITIES } from '../model/severity.ts';
import { isHidden } from './clauses.ts';
import type { JudgeContext } from './context.ts';

export const refer = (manifest: Manifest, { id, place }: { id: string; place: Place }): DeclarationRef =>
  ({ id, path: place.file ?? manifest.file, line: place.line });

/** Entries that no observation met. An entry of `uses` is met by nothing in particular and never stale. */
export function findStale(manifest: Manifest, observed: ReadonlySet<Declaration>): Finding[] {
  return [...manifest.collects, ...manifest.shares]
    .filter((entry) => !observed.has(entry) && !isHidden(entry, manifest))
    .map((entry) => build(manifest, entry, 'stale-declaration', `${entry.id} is declared, but nothing in the code shows it`,
      'Remove the entry if it is no longer true, or write `observable: false` if code can never show it'));
}

/** Drafts: a person has yet to say that they are true. They weigh as an error, since a draft passes no gate. */
export function findDrafts(manifest: Manifest, needed: ReadonlySet<Declaration>, context: JudgeContext): Finding[] {
  return [...manifest.collects, ...manifest.shares, ...manifest.uses]
    .filter((entry) => entry.status === 'to-review' && (needed.has(entry) || !context.partial))
    .map((entry) => ({
      ...build(manifest, entry, 'review', `${entry.id} was drafted from the code and is not yet reviewed`,
        'Check that the policy says so, then remove `status: to-review`'),
      severity: 'error' as const,
      cause: 'review|drafts',
    }));
}

/** `user` alone licenses nearly everything. */
export function findOverBroad(manifest: Manifest): Finding[] {
  const tooBroad = (data: readonly string[]): boolean => data.includes('user');
  return [
    ...[...manifest.collects, ...manifest.shares, ...manifest.uses].filter((entry) => !entry.everything && tooBroad(entry.data)),
    ...manifest.recipients.flatMap(({ id, bind }) =>
      bind.filter(({ data }) => data !== null && tooBroad(data)).map(({ place, target }) => ({ id: `recipients.${id}.bind.${target}`, place, cite: [] }))),
  ].map((entry) => build(manifest, entry, 'over-broad', `${entry.id} declares "user", which licenses nearly everything`,
    'Name the categories that are meant, such as user.contact.email'));
}

function build(manifest: Manifest, entry: { id: string; place: Place; cite: string[] }, verdict: Verdict, message: string, instead: string): Finding {
  const { line, column, file = manifest.file } = entry.place;
  return {
    verdict,
    severity: DEFAULT_SEVERITIES[verdict],
    message,
    evidence: null,
    path: file,
    line,
    column,
    endLine: line,
    endColumn: column + Math.max(1, entry.id.slice(entry.id.lastIndexOf('.') + 1).length),
    declaration: refer(manifest, entry),
    cite: entry.cite[0] ?? null,
    fix: { declare: null, instead },
    cause: `${verdict}|${entry.id}`,
    id: `${entry.id}:${verdict}`,
  };
}
