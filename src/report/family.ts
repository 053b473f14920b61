import type { Evidence } from '../model/evidence.ts';
import type { ReportContext } from './context.ts';
import { comparePlaces } from './group.ts';
import { capitalise } from './words.ts';

/** Evidence of one kind, by what a reader asks about first. */
export interface Family {
  title: string;
  rows: FamilyRow[];
  places: number;
}

/** A category, or a third party, with everything that shows it. */
export interface FamilyRow {
  name: string;
  /** For third parties: what they get. */
  data: string[];
  evidence: Evidence[];
}

const FAMILIES: readonly (readonly [string, (evidence: Evidence) => boolean])[] = [
  ['Third parties', (e) => e.action === 'share' || (e.recipient !== null && e.via === 'sdk')],
  ['Cookies and storage', (e) => e.via === 'cookie' || e.via === 'web-storage'],
  ['Location', (e) => e.data.some((key) => within(key, 'user.location'))],
  ['IP address and device', (e) => e.data.some((key) => within(key, 'user.device') || within(key, 'user.telemetry') || within(key, 'user.unique_id'))],
  ['Personal fields', () => true],
];
/** How the families are shown; membership is decided in the order above. */
const SHOWN = ['Location', 'Cookies and storage', 'IP address and device', 'Personal fields', 'Third parties'];

/** Each piece of evidence in exactly one family; rows by number of places, then name. */
export function groupByFamily(evidence: readonly Evidence[], context: ReportContext): Family[] {
  const families = new Map<string, Map<string, Evidence[]>>(SHOWN.map((title) => [title, new Map()]));
  for (const item of [...evidence].sort(comparePlaces)) {
    const title = FAMILIES.find(([, admits]) => admits(item))?.[0] ?? 'Personal fields';
    const rows = families.get(title);
    const name = title === 'Third parties' ? recipientName(item, context) : fieldName(item, context);
    const row = rows?.get(name);
    if (row) row.push(item);
    else rows?.set(name, [item]);
  }
  return [...families].filter(([, rows]) => rows.size > 0).map(([title, rows]) => ({
    title,
    rows: [...rows].map(([name, items]) => ({ name, data: [...new Set(items.flatMap((e) => e.data))].sort(), evidence: items })).sort(compareRows),
    places: [...rows.values()].reduce((sum, items) => sum + items.length, 0),
  }));
}

const within = (key: string, root: string): boolean => key === root || key.startsWith(`${root}.`);

const recipientName = (item: Evidence, context: ReportContext): string =>
  item.recipient === null ? 'Recipient unknown to code' : context.vendorName(item.recipient);

const fieldName = (item: Evidence, context: ReportContext): string =>
  capitalise([...new Set(item.data.map((key) => context.describe(key)))].join(', ') || 'data of unknown kind');

const compareRows = (a: FamilyRow, b: FamilyRow): number => b.evidence.length - a.evidence.length || (a.name < b.name ? -1 : 1);
