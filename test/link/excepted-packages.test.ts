import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../src/catalogue/index.ts';
import { extract } from '../../src/extract/extract.ts';
import { link } from '../../src/link/link.ts';

const { matchers } = await loadCatalogue();

const MAP = 'import { Marker } from "react-map-gl";\nexport const A = () => <Marker />;\n';
async function recipients(files: Record<string, string>): Promise<string[]> {
  const facts = await Promise.all(Object.entries(files).map(([path, text]) => extract(path, text, matchers)));
  return link(facts, matchers, () => '').map(({ path, recipient }) => `${path} ${recipient}`);
}

describe('a package that serves another than its vendor', () => {
  it('where an alternative is installed beside it', async () => {
    expect(await recipients({ 'a.tsx': MAP, 'package.json': '{ "dependencies": { "react-map-gl": "^7", "mapbox-gl": "^2" } }' })).toEqual(['a.tsx mapbox', 'package.json mapbox']);
    expect(await recipients({ 'a.tsx': MAP, 'package.json': '{ "dependencies": { "react-map-gl": "^7", "maplibre-gl": "^2" } }' })).toEqual([]);
  });

  it('by the subpath that is imported', async () => {
    expect(await recipients({ 'a.tsx': MAP.replace('react-map-gl', 'react-map-gl/maplibre') })).toEqual([]);
    expect(await recipients({ 'a.tsx': MAP.replace('react-map-gl', 'react-map-gl/mapbox') })).toEqual(['a.tsx mapbox']);
  });
});
