import type { Span } from '../../model/evidence.ts';
import type { Sighting } from '../../model/facts.ts';
import type { Ecosystem, Matchers, NamedRoot } from '../../model/matchers.ts';
import type { Vendor } from '../../model/rules.ts';
import type { Positions } from '../positions.ts';
import { sightApi, sightVendor } from '../../model/sighting.ts';

/** API models on a named thing, asked for by several spellings; each model once. */
export function sightNamed(matchers: Matchers, root: NamedRoot, names: readonly string[], span: Span, more: Partial<Sighting> = {}): Sighting[] {
  const seen = new Set<string>();
  return names.flatMap((name) =>
    matchers.apisNamed(root, name).filter(({ id }) => !seen.has(id) && seen.add(id)).map((model) => sightApi(model, name, span, { detail: name, ...more })),
  );
}

/** How platform files show what rules speak of. */
export const DECLARED: Partial<Sighting> = { strength: 'declared' };

/** The file that ties an app to its Firebase project; at its first line. */
export function sightFirebaseFile(name: string, text: string, positions: Positions, matchers: Matchers): Sighting[] {
  const firebase = matchers.vendor('firebase');
  const end = text.indexOf('\n');
  return firebase ? [sightVendor(firebase, 'config', 'declared', name, positions.span(0, end < 0 ? text.length : end))] : [];
}

/** The first of these vendors that the catalogue has. */
export function firstVendor(matchers: Matchers, ids: readonly string[]): Vendor | undefined {
  for (const id of ids) {
    const vendor = matchers.vendor(id);
    if (vendor) return vendor;
  }
  return undefined;
}

/** A dependency on a package of a mobile ecosystem. */
export function sightDependency(matchers: Matchers, ecosystem: Ecosystem, name: string, span: Span): Sighting[] {
  const vendor = matchers.vendorOfPackage(ecosystem, name);
  const models = matchers.apisNamed('dependency', `${ecosystem}:${name}`);
  return [
    ...(vendor ? [sightVendor(vendor, 'sdk', 'declared', name, span)] : []),
    ...models.map((model) => sightApi(model, name, span, { strength: 'declared' })),
  ];
}
