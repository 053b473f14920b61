import type { Notice } from '../../model/notice.ts';
import { categoriesOfTerm } from '../../taxonomy/index.ts';
import type { Positions } from '../positions.ts';
import { descend, memberOf, readJsonValue } from './value.ts';

/** What the manifest of a Firefox extension says that it collects or sends; null where it does not say. */
export function readFirefoxNotice(path: string, text: string, positions: Positions): Notice | null {
  const list = descend(readJsonValue(text), 'browser_specific_settings', 'gecko', 'data_collection_permissions');
  if (!list) return null;
  const named = ['required', 'optional'].flatMap((key) => memberOf(list.value, key)?.value.members ?? []);
  return {
    ...positions.span(list.start, list.end),
    kind: 'firefox-data-collection',
    path,
    items: named.flatMap(({ value }) => (value.text === null || value.text === '' || value.text === 'none' ? [] : [{
      ...positions.span(value.start, value.end),
      term: value.text,
      data: categoriesOfTerm('firefox', value.text),
      collected: true, shared: false, linked: null, tracking: null, purposes: [],
    }])),
    complete: named.length > 0,
    unclear: [],
    tracking: null,
    trackingDomains: [],
    accessedApis: [],
  };
}
