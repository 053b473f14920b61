import { MANIFEST_FIELDS, type RawManifest } from './manifest-shape.ts';
import type { Keyed } from './shape.ts';

/** A manifest over its base: an entry of its own replaces the base's of the same id, a field of its own the base's. */
export function mergeSections(base: RawManifest, own: RawManifest): RawManifest {
  const merged: Record<string, unknown> = { ...own };
  for (const name of Object.keys(MANIFEST_FIELDS) as (keyof RawManifest)[]) {
    const below: unknown = base[name];
    const above: unknown = own[name];
    if (below === undefined) continue;
    if (above === undefined) merged[name] = below;
    else if (Array.isArray(above)) merged[name] = mergeEntries(below as Keyed<unknown>[], above as Keyed<unknown>[]);
    else if (name === 'policy' || name === 'entity') merged[name] = mergeFields(below as object, above as object);
  }
  return merged as RawManifest;
}

function mergeEntries(base: Keyed<unknown>[], own: Keyed<unknown>[]): Keyed<unknown>[] {
  const replaced = new Set(own.map((entry) => entry.id));
  return [...base.filter((entry) => !replaced.has(entry.id)), ...own];
}

function mergeFields(base: object, own: object): object {
  return { ...base, ...Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined)) };
}
