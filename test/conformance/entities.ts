import type { Evidence } from '../../src/model/evidence.ts';
import type { Collect, Manifest, Share } from '../../src/model/manifest.ts';
import { collect, evidence, recipient, share, shared } from '../judge/make.ts';

export type Fields = Partial<Omit<Collect, 'kind' | 'id'>>;
export type Declared = [data: string[], fields: Fields];

/** Who gets the data, and how the manifest speaks of them. */
export interface Entity {
  /** The declared entries, in the section that the entity is about. */
  declare(entries: Declared[]): Partial<Manifest>;
  observe(data: string[], more: Partial<Evidence>): Evidence;
  /** A third party of which no share entry speaks: whatever else is declared, nothing may pass. */
  isStranger: boolean;
}

const collects = (entries: Declared[]): Collect[] => entries.map(([data, fields], i) => collect(`c${i}`, data, fields));
const shares = (to: string, entries: Declared[], more: Partial<Share> = {}): Share[] => entries.map(([data, fields], i) => share(`s${i}`, to, data, { ...fields, ...more }));
const by = (bind: Record<string, string[] | null>, more: Partial<Share> = {}) => (entries: Declared[]): Partial<Manifest> =>
  ({ recipients: [recipient('class', bind)], shares: shares('class', entries, more), collects: [] });
const seenBy = (to: string | null) => (data: string[], more: Partial<Evidence>): Evidence => shared(to, data, more);
const third = (to: string | null, declare: Entity['declare'], isStranger = false): Entity => ({ declare, observe: seenBy(to), isStranger });
const ours = { entity: { name: null, contact: null, firstParty: ['*.us.test'] } };

export const ENTITIES: Record<string, Entity> = {
  'ourselves': { declare: (entries) => ({ collects: collects(entries) }), observe: (data, more) => evidence({ data, ...more }), isStranger: false },
  'our own host': third('api.us.test', (entries) => ({ ...ours, collects: collects(entries) })),
  'our own host, declared as another': third('api.us.test', (entries) => ({ ...ours, shares: shares('host:api.us.test', entries) })),
  'a vendor bound by its id': third('tally', by({ tally: null })),
  'a vendor bound by its package': third('tally', by({ 'npm:@tally/*': null })),
  'a vendor bound by its host': third('paybox', by({ 'host:api.paybox.test': null })),
  'a vendor named directly': third('paybox', (entries) => ({ shares: shares('paybox', entries) })),
  'a vendor with a list': third('tally', (entries) => by({ tally: entries.flatMap(([data]) => data) })(entries)),
  'a vendor with a list, limited': third('tally', (entries) => by({ tally: entries.flatMap(([data]) => data) }, { limit: 'necessary' })(entries)),
  'a vendor with a list of other data': third('tally', by({ tally: ['user.telemetry'] })),
  'a vendor in two classes': third('tally', (entries) => ({ recipients: [recipient('one', { tally: null }), recipient('two', { 'host:*.tally.test': null })], shares: shares('two', entries) })),
  'a host in no catalogue': third('in.stats.test', by({ 'host:*.stats.test': null })),
  'a data broker': third('broker', by({ broker: null })),
  'other users': third(null, (entries) => ({ recipients: [recipient('users', {}, { kind: 'public' })], shares: shares('users', entries) })),
  'a stranger beside a collection': third('tally', (entries) => ({ collects: collects(entries) }), true),
  'a stranger beside our own host': third('tally', (entries) => ({ ...ours, collects: collects(entries) }), true),
  'a stranger beside another vendor': third('tally', (entries) => ({ shares: shares('paybox', entries) }), true),
  'a stranger beside another class': third('tally', (entries) => ({ recipients: [recipient('a', { tally: null }), recipient('b', { paybox: null })], shares: shares('b', entries) }), true),
  'a stranger beside anyone': third('tally', (entries) => ({ recipients: [recipient('anyone', {}, { kind: 'any' })], shares: shares('anyone', entries) }), true),
  'a host beside another host': third('x.other.test', by({ 'host:*.stats.test': null, 'host:other.test': null }), true),
  'others users of whom nothing is said': third(null, by({ tally: null }), true),
};
