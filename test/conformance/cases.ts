import type { Evidence } from '../../src/model/evidence.ts';
import type { Manifest } from '../../src/model/manifest.ts';
import { manifest } from '../judge/make.ts';
import { ACTIONS, ALTERNATIVES, CONTROLS, EXCEPTIONS, PROHIBITIONS, PURPOSES, RELATIONS, REQUIREMENTS, SCOPES, type Variant } from './dimensions.ts';
import { ENTITIES, type Declared } from './entities.ts';
import type { Observed } from './oracle.ts';

export interface Case extends Observed {
  name: string;
  isStranger: boolean;
}

/** Cases that have most in common, which are shown as one. */
export interface Group {
  name: string;
  cases: () => Case[];
}

const pairs = <T>(record: Record<string, T>): [string, T][] => Object.entries(record);

interface Parts {
  entity: string;
  entries: Declared[];
  seen: [data: string[], more: Partial<Evidence>];
  more?: Partial<Manifest>;
  levels?: Record<string, 0 | 1 | 2>;
  prefix?: string | undefined;
}

function makeCase(name: string, { entity, entries, seen: [data, more], more: rest = {}, levels = {}, prefix = '' }: Parts): Case {
  const who = ENTITIES[entity]!;
  const observed = who.observe(data, more);
  return {
    name, levels, prefix,
    manifest: manifest({ controls: CONTROLS, ...who.declare(entries), ...rest }),
    evidence: observed,
    isStranger: who.isStranger && observed.action === 'share',
  };
}

/** Entity × action × relation × (purpose, then scope, then both where nothing else stands in the way). Storing and logging are as collecting. */
export function listLicensing(): Group[] {
  return pairs(ENTITIES).flatMap(([entity, who]) => ACTIONS.flatMap((action) => pairs(RELATIONS).map(([relation, [declared, seen]]): Group => ({
    name: `${entity}, ${action}: ${relation}`,
    cases() {
      const isPlain = action === 'collect' || action === 'share';
      const combined = relation === 'equal' && isPlain && !who.isStranger;
      return pairs(PURPOSES).filter(([purpose]) => isPlain || purpose === 'none, none').flatMap(([purpose, one]) => pairs(SCOPES).filter(([scope]) => combined || purpose === 'none, none' || scope === 'none').map(([scope, two]) =>
        makeCase(`purpose ${purpose}; ${scope}`, {
          entity, entries: [[declared, { ...one.fields, ...two.fields }]], seen: [seen, { action, ...one.seen, ...two.seen }],
          more: usesOf(one, declared), prefix: two.prefix,
        })));
    },
  }))));
}

const usesOf = ({ uses }: Variant, data: string[]): Partial<Manifest> => (uses ? { uses: uses(data) } : {});

const JUDGED = ['ourselves', 'our own host', 'a vendor bound by its id', 'other users', 'a stranger beside anyone'];

/** Entity × controls × exception × (other entries, then prohibition, then both). */
export function listConditions(): Group[] {
  return JUDGED.flatMap((entity) => pairs(REQUIREMENTS).flatMap(([requirement, { requires, levels, guards = [] }]) => pairs(ALTERNATIVES).map(([alternative, others]): Group => ({
    name: `${entity}: requires ${requirement}; ${alternative}`,
    cases: () => pairs(PROHIBITIONS).filter(([prohibition]) => alternative === 'nothing else' || alternative === 'one that requires another opt-in' || prohibition === 'none').flatMap(([prohibition, prohibits]) => pairs(EXCEPTIONS).map(([exception, { manifest: more = {}, seen = {} }]) =>
      makeCase(`prohibited ${prohibition}; ${exception}`, {
        entity, entries: [[['user.contact'], { requires, for: ['analytics'] }], ...others({})],
        seen: [['user.contact.email'], { guards, purpose: 'analytics', ...seen }], more: { prohibits, ...more }, levels,
      }))),
  }))));
}

/** Controls of uses, which count only where the use gives the purpose. */
export function listUses(): Group[] {
  return pairs(REQUIREMENTS).map(([requirement, { requires, levels, guards = [] }]): Group => ({
    name: `a use requires ${requirement}`,
    cases: () => ['ourselves', 'our own host', 'a vendor bound by its id'].flatMap((entity) => ['analytics', 'marketing.communications', 'finance'].flatMap((purpose) =>
      [[], ['analytics'], ['marketing']].flatMap((purposes) => [[], ['way-out'], ['consent']].map((own) =>
        makeCase(`${entity}, for ${purpose}, entry for ${purposes.join()} requires ${own.join()}`, {
          entity, entries: [[['user.contact'], { for: purposes, requires: own }]], seen: [['user.contact.email'], { guards, purpose }], levels,
          more: { uses: PURPOSES['of a use']!.uses!(['user.contact']).map((one) => ({ ...one, requires })) },
        }))))),
  }));
}

/** A small generator with a fixed start, so that a failure can be found again. */
function* draw(seed: number): Generator<number, never> {
  for (let state = seed; ;) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    yield state / 2 ** 32;
  }
}

/** Manifests of several entries at random out of all dimensions. */
export function listMixtures(groups: number, size: number): Group[] {
  return Array.from({ length: groups }, (_, seed): Group => ({
    name: `mixture ${seed}`,
    cases() {
      const numbers = draw(seed * 7919 + 17);
      const pick = <T>(list: readonly T[]): T => list[Math.floor(numbers.next().value * list.length)]!;
      const key = (record: object): string => pick(Object.keys(record));
      return Array.from({ length: size }, (_unused, i) => {
        const scope = SCOPES[key(SCOPES)]!;
        const purpose = PURPOSES[key(PURPOSES)]!;
        const { levels, guards = [] } = REQUIREMENTS[key(REQUIREMENTS)]!;
        const exception = EXCEPTIONS[pick(['none', 'none', ...Object.keys(EXCEPTIONS)])]!;
        const [, seen] = RELATIONS[key(RELATIONS)]!;
        const entries = Array.from({ length: 1 + Math.floor(numbers.next().value * 4) }, (): Declared => {
          const fields = { ...PURPOSES[key(PURPOSES)]!.fields, ...(pick([true, false]) ? SCOPES[key(SCOPES)]!.fields : {}), requires: REQUIREMENTS[pick(['nothing', key(REQUIREMENTS)])]!.requires };
          return [[...RELATIONS[key(RELATIONS)]![0], ...pick([[], ['user.contact'], ['user.name']])], fields];
        });
        return makeCase(`case ${i}`, {
          entity: key(ENTITIES), entries, levels, prefix: scope.prefix,
          seen: [seen, { action: pick(['collect', 'share', 'share', 'log']), ...purpose.seen, ...scope.seen, guards, ...exception.seen }],
          more: { ...usesOf(purpose, pick([['user.contact'], ['user']])), prohibits: PROHIBITIONS[pick(['none', 'none', 'none', key(PROHIBITIONS)])]!, ...exception.manifest },
        });
      });
    },
  }));
}
