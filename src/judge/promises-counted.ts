import type { Manifest } from '../model/manifest.ts';
import { periodOf, rightTo, daysOf } from './promises-records.ts';
import { promiseOfSecurity, promiseOfTerms, transfersOfPlaces } from './promises-words.ts';

/** Dotted ids of the rights, periods, transfers and promises that say something that a setting in code can break. */
export function listShown(manifest: Manifest): Set<string> {
  const ids = new Set<string>();
  for (const what of ['user', 'tenant'] as const) for (const entry of [rightTo(manifest, what), periodOf(manifest, what)]) if (entry) ids.add(entry.id);
  for (const { id, within } of manifest.rights) if (daysOf(within) !== null) ids.add(dot('rights', id));
  for (const { id, until } of manifest.retention) if (daysOf(until) !== null) ids.add(dot('retention', id));
  for (const { id } of transfersOfPlaces(manifest)) ids.add(dot('transfers', id));
  for (const promise of [promiseOfSecurity(manifest), promiseOfTerms(manifest)]) if (promise) ids.add(dot('promises', promise.id));
  return ids;
}

const dot = (section: string, id: string): string => (id.startsWith(`${section}.`) ? id : `${section}.${id}`);
