import type { Sighting } from '../../model/facts.ts';
import type { Matchers } from '../../model/matchers.ts';
import { sentByPackage } from '../../model/sends.ts';
import { sightApi, sightVendor } from '../../model/sighting.ts';
import { Positions } from '../positions.ts';
import { readJson } from '../read-json.ts';

/** Development dependencies never run for a user, and peer dependencies are somebody else's choice. */
const SECTIONS = new Set(['dependencies', 'optionalDependencies', 'bundledDependencies']);

/** The vendors, and packages that collect by themselves, on which a package.json depends; each at its key. */
export function extractPackageManifest(_path: string, text: string, matchers: Matchers): Sighting[] {
  const positions = new Positions(text);
  const sightings: Sighting[] = [];
  for (const { path, key, keyStart, keyEnd, value } of readJson(text)) {
    if (path.length !== 2 || !SECTIONS.has(path[0]!) || value === null) continue;
    // An alias (`"x": "npm:other@1"`) installs the other package.
    const name = /^npm:(@?[^@]+)/.exec(value)?.[1] ?? key;
    const span = positions.span(keyStart, keyEnd);
    const vendor = matchers.vendorOfPackage('npm', name);
    if (vendor) sightings.push(sightVendor(vendor, 'sdk', 'declared', name, span, { data: sentByPackage(vendor, name) }));
    for (const model of matchers.apisNamed('dependency', `npm:${name}`)) sightings.push(sightApi(model, name, span, { strength: 'declared' }));
  }
  return sightings;
}

/** Dependencies that stand for another than their vendor, because of what is installed beside them. */
export function exceptedPackages(sightings: readonly Sighting[], text: string, matchers: Matchers): string[] {
  return sightings.flatMap(({ recipient, api }) =>
    (matchers.vendor(recipient ?? '')?.except ?? []).flatMap((entry) => {
      const [name, alternative] = entry.split(' beside ');
      return name === api && alternative !== undefined && text.includes(`"${alternative}"`) ? [name] : [];
    }),
  );
}
