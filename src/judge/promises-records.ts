import type { Manifest, Retention, Right } from '../model/manifest.ts';
import type { PlacedSetting } from '../model/setting.ts';
import type { Rulebook } from './evaluate.ts';
import { promiseOfTerms } from './promises-words.ts';
import { spoken, type Breach, type Spoken } from './promise-finding.ts';

const DELETION = /delet|eras|remov|forg[eo]t/i;
const OF_CLIENT = /client|tenant|customer organi[sz]ation|organi[sz]ation/i;

/** Rights and periods: how soon requests are answered, how long data is kept, whether it can be deleted at all. */
export function judgeRecords(settings: readonly PlacedSetting[], { manifest, context }: Rulebook): Breach[] {
  const breaches = settings.flatMap((setting) => (setting.kind === 'response-time' ? judgeAnswer(setting, manifest.rights) : setting.kind === 'retention-period' ? judgePeriod(setting, manifest.retention) : []));
  // Of a part of the tree nobody can say what it lacks.
  if (!context.partial) breaches.push(...judgeDeletion(settings, manifest), ...judgeAggregatesAndTerms(settings, manifest));
  else breaches.push(...judgeAggregates(settings, manifest));
  return breaches;
}

function judgeAnswer(setting: PlacedSetting, rights: readonly Right[]): Breach[] {
  const timed = rights.flatMap((right) => { const days = daysOf(right.within); return days === null ? [] : [{ right, days }]; }).sort((a, b) => a.days - b.days);
  const [shortest] = timed;
  const longest = timed.at(-1);
  if (!shortest || !longest || Number(setting.value) <= shortest.days) return [];
  const sure = Number(setting.value) > longest.days;
  const entry = spoken('rights', (sure ? longest : shortest).right);
  const promised = sure ? longest.days : shortest.days;
  return [{ verdict: sure ? 'broken-promise' : 'review', setting, entry, message: `${setting.api} allows ${setting.value} days; ${entry.id} promises an answer within ${promised}`, instead: `Answer within ${promised} days` }];
}

function judgePeriod(setting: PlacedSetting, retention: readonly Retention[]): Breach[] {
  const timed = retention.flatMap((one) => { const days = daysOf(one.until); return days === null ? [] : [{ one, days }]; }).sort((a, b) => b.days - a.days);
  const [longest] = timed;
  if (!longest || timed.length !== retention.length || Number(setting.value) <= longest.days) return [];
  const entry = spoken('retention', longest.one);
  return [{ verdict: 'broken-promise', setting, entry, message: `${setting.api} keeps data for ${setting.value} days; ${entry.id} says ${longest.days}`, instead: `Keep it for at most ${longest.days} days` }];
}

/** Days in `30d`, `30 days`, `2 weeks`, `1 month`, `P30D`; null where no number is promised. */
export function daysOf(text: string | null): number | null {
  const match = /^P?\s*(\d{1,4})[\s-]*(h|hours?|d|days?|w|weeks?|m|months?|y|years?)$/i.exec(text?.trim() ?? '');
  if (!match) return null;
  const unit = (match[2] ?? 'd')[0]!.toLowerCase();
  return Number(match[1]) * (unit === 'h' ? 1 / 24 : unit === 'w' ? 7 : unit === 'm' ? 30 : unit === 'y' ? 365 : 1);
}

/** Records of people, or of client organisations, of which nothing in the repository deletes any. */
function judgeDeletion(settings: readonly PlacedSetting[], manifest: Manifest): Breach[] {
  const breaches: Breach[] = [];
  for (const what of ['user', 'tenant'] as const) {
    const store = settings.find(({ kind, value }) => kind === 'person-store' && value === what);
    if (!store) continue;
    const has = (...kinds: string[]): boolean => settings.some(({ kind, value }) => kinds.includes(kind) && value === what);
    const setting: PlacedSetting = { ...store, confidence: 'medium' };
    const thing = what === 'user' ? 'records of people' : 'what belongs to a client';
    const right = rightTo(manifest, what);
    if (right && !has('deletion-path', 'erasure')) {
      breaches.push({ verdict: 'review', setting, entry: right, message: `${store.api} keeps ${thing}, and nothing in the code deletes any; ${right.id} promises it`, instead: 'Add a way to delete them, or say in the manifest how it is done by hand (`evidence: [{ manual: … }]`)' });
      continue;
    }
    const period = periodOf(manifest, what);
    if (!period || has('erasure')) continue;
    const soft = settings.find(({ kind }) => kind === 'soft-delete');
    if (!soft && has('deletion-path')) continue;
    breaches.push({ verdict: 'review', setting: soft ? { ...soft, confidence: 'medium' } : setting, entry: period, message: `${soft ? `${soft.api} only marks records as deleted` : `Nothing in the code deletes ${thing}`}; ${period.id} says that they are kept until then and no longer`, instead: 'Add a job that deletes what is due' });
  }
  return breaches;
}

export function rightTo({ rights }: Manifest, what: 'user' | 'tenant'): Spoken | undefined {
  const words = (right: Right): string => [right.id, ...right.cite].join(' ');
  const isOfClient = (right: Right): boolean => right.channel.some((one) => OF_CLIENT.test(one)) || OF_CLIENT.test(right.id);
  // What people do by hand needs no code.
  const open = rights.filter(({ evidence }) => !evidence.some((one) => 'manual' in one));
  const found = what === 'tenant' ? open.find(isOfClient) : open.find((right) => DELETION.test(words(right)) && !isOfClient(right) && !/child/i.test(right.id));
  return found && spoken('rights', found);
}

export function periodOf({ retention }: Manifest, what: 'user' | 'tenant'): Spoken | undefined {
  const found = retention.find(({ until, id }) => (what === 'tenant' ? OF_CLIENT.test(`${until ?? ''} ${id}`) : /account|clos|delet|active/i.test(until ?? '') && !OF_CLIENT.test(`${until ?? ''} ${id}`)));
  return found && spoken('retention', found);
}

function judgeAggregatesAndTerms(settings: readonly PlacedSetting[], manifest: Manifest): Breach[] {
  const breaches = judgeAggregates(settings, manifest);
  const terms = promiseOfTerms(manifest);
  const page = settings.find(({ kind }) => kind === 'page');
  if (terms && page && !settings.some(({ kind }) => kind === 'terms-link')) {
    const entry = spoken('promises', terms);
    breaches.push({ verdict: 'review', setting: { ...page, confidence: 'medium' }, entry, message: `No page links to the terms of service; ${entry.id} refers to them`, instead: 'Link to the terms, for instance in the footer' });
  }
  return breaches;
}

function judgeAggregates(settings: readonly PlacedSetting[], manifest: Manifest): Breach[] {
  const aggregate = [...manifest.shares, ...manifest.uses, ...manifest.collects].find(({ form }) => form === 'aggregate');
  if (!aggregate) return [];
  const entry = spoken(aggregate.kind, aggregate);
  return settings.filter(({ kind }) => kind === 'aggregate-identifier').map((setting) => ({
    verdict: 'review', setting, entry, message: `${setting.api} names a person in statistics; ${entry.id} says that they identify nobody`, instead: 'Count or group without it',
  }));
}
