import type { Notice, NoticeItem } from '../../model/notice.ts';
import { bareTerm, categoriesOfTerm } from '../../taxonomy/index.ts';
import type { Positions } from '../positions.ts';
import type { Table } from './table.ts';

const isYes = (text: string): boolean => /^(?:true|yes|1)$/i.test(text);

/** Whether a table is the export of a Play data-safety form. */
export const isPlayForm = (table: Table): boolean => /^question id\b/i.test(table[0]?.[0]?.text.replace(/^\uFEFF/, '') ?? '') || table.some(([question]) => /^PSL_DATA_/.test(question?.text ?? ''));

/**
 * The answers of a Play data-safety form: question id, response id, value.
 * @throws Error where a row has no value.
 */
export function readPlayNotice(path: string, table: Table, positions: Positions): Notice {
  const items = new Map<string, NoticeItem>();
  let collects: boolean | null = null;
  let answered = false;
  for (const row of table) {
    const [question, response, value] = row;
    if (!question || !/^PSL_/.test(question.text)) continue;
    if (!response || !value) throw new Error(`line ${positions.at(question.start).line}: expected a question id, a response id and a value, found ${row.length === 1 ? 'one field' : `${row.length} fields`}`);
    if (question.text === 'PSL_DATA_COLLECTION_COLLECTS_PERSONAL_DATA') {
      // Either one row with its value, or one row for each answer.
      if (value.text !== '' && !(response.text !== '' && !isYes(value.text))) collects = /(?:^|_)NO$/.test(response.text) ? false : isYes(value.text);
      continue;
    }
    if (!isYes(value.text)) continue;
    if (question.text.startsWith('PSL_DATA_TYPES_')) {
      answered = true;
      itemOf(response.text).span(positions.span(response.start, response.end));
      continue;
    }
    const [, type, usage] = /^PSL_DATA_USAGE_RESPONSES:(PSL_\w+):(?:PSL_)?DATA_USAGE_(\w+)$/.exec(question.text) ?? [];
    if (type === undefined || usage === undefined) continue;
    const { item } = itemOf(type);
    if (item.line === 0) itemOf(type).span(positions.span(question.start, question.end));
    if (usage === 'COLLECTION_AND_SHARING') {
      item.collected ||= response.text.includes('COLLECTED');
      item.shared ||= response.text.includes('SHARED');
    } else if (usage === 'COLLECTION_PURPOSE' || usage === 'SHARING_PURPOSE') {
      const purpose = bareTerm(response.text);
      if (!item.purposes.includes(purpose)) item.purposes.push(purpose);
    }
  }

  function itemOf(name: string): { item: NoticeItem; span(place: ReturnType<Positions['span']>): void } {
    const term = bareTerm(name);
    let item = items.get(term);
    if (!item) {
      item = { line: 0, column: 0, endLine: 0, endColumn: 0, term, data: categoriesOfTerm('play', term), collected: false, shared: false, linked: null, tracking: null, purposes: [] };
      items.set(term, item);
    }
    const made = item;
    return { item: made, span: (place) => void Object.assign(made, place) };
  }

  const head = table[0]?.[0];
  return {
    ...positions.span(head?.start ?? 0, head?.end ?? 0),
    kind: 'play-data-safety',
    path,
    // A type that is ticked without saying how is at least collected.
    items: collects === false ? [] : [...items.values()].map((item) => ({ ...item, collected: item.collected || !item.shared })),
    complete: collects !== null || answered,
    unclear: [],
    tracking: null,
    trackingDomains: [],
    accessedApis: [],
  };
}
