import { STRENGTHS, type Evidence, type Hop, type Span } from '../model/evidence.ts';
import type { AccessPath, ArgumentFacts, Facts, ForeignUse, Guarded, Sighting } from '../model/facts.ts';
import { apiOfPath, refineKeyed, wrapperArguments } from '../model/keyed.ts';
import type { ControlNames } from '../model/controls.ts';
import type { Matchers } from '../model/matchers.ts';
import type { Vendor } from '../model/rules.ts';
import { sentByPackage } from '../model/sends.ts';
import { sightApi, sightVendor, strengthOfPath } from '../model/sighting.ts';
import { joinFlows } from './flows.ts';
import { findExcepted } from './excepted-packages.ts';
import { fingerprintAll } from './fingerprint.ts';
import { findOwnHosts } from './own-hosts.ts';
import { controlsThatGuard, guardsOfAll } from './merge-guards.ts';
import { KeptByWrappers } from './kept-by-wrappers.ts';
import { Program } from './program.ts';
import { sightRequests } from './requests.ts';

type Placed = Sighting & { path: string };

/**
 * Joins what the files show: uses of other files' exports become sightings, places of one fact become one piece of
 * evidence with the strongest as its own.
 * @param excerpt the source of a span, for the fingerprint.
 */
export function link(facts: readonly Facts[], matchers: Matchers, excerpt: (path: string, span: Span) => string): Evidence[] {
  return linkWithChecks(facts, matchers, excerpt).evidence;
}

export interface Linked {
  evidence: Evidence[];
  /** What was checked on the way to a piece of evidence, by its id, where anything was. */
  guarded: ReadonlyMap<string, Guarded>;
}

/** The same, with the checks by the names that the code gives them. */
export function linkWithChecks(facts: readonly Facts[], matchers: Matchers, excerpt: (path: string, span: Span) => string): Linked {
  const program = new Program(facts, matchers);
  const isOwn = findOwnHosts(facts);
  const isExcepted = findExcepted(facts, matchers);
  const flows = joinFlows(facts, program, matchers);
  const placed: Placed[] = [];
  const kept = new KeptByWrappers();
  const used = facts.map((file) => (file.module?.uses ?? []).flatMap((use) => sightUse(use, file.path, program, matchers, kept).map((sighting) => ({ ...sighting, ...guardedOf(use) }))));
  for (const [index, file] of facts.entries()) {
    const own = file.sightings.flatMap((sighting) => (sighting.pending ? readPending(sighting, file.path, program, matchers) : [sighting]));
    const passing = flows.get(file.path) ?? [];
    const all = [...own, ...used[index]!, ...kept.in(file.path), ...passing, ...sightRequests(file, program, matchers, passing)];
    placed.push(...mergePlaces(all.filter((sighting) => saysSomething(sighting) && !isOwn(sighting) && !isExcepted(sighting)), matchers.controls).map((sighting) => ({ ...sighting, path: file.path })));
  }
  placed.sort(compare);
  const ids = fingerprintAll(placed.map((s) => ({ path: s.path, rule: s.rule, recipient: s.recipient, api: s.api, detail: s.detail ?? '', excerpt: excerpt(s.path, s) })));
  const guarded = new Map<string, Guarded>();
  placed.forEach((sighting, index) => {
    if (sighting.guards || sighting.unless) guarded.set(ids[index]!, guardedOf(sighting));
  });
  return { evidence: placed.map((sighting, index) => toEvidence(sighting, ids[index]!, matchers.controls)), guarded };
}

/** A key that another file holds as a constant. */
function readPending({ pending = [], ...sighting }: Sighting, from: string, program: Program, matchers: Matchers): Sighting[] {
  const model = matchers.api(sighting.rule);
  return model ? refineKeyed(sighting, model, readTexts(pending, from, program), matchers) : [sighting];
}

function readTexts(args: readonly ArgumentFacts[], from: string, program: Program): ArgumentFacts[] {
  return args.map(({ from: path, ...argument }) => {
    const root = path && program.trace(path, from)?.[0];
    return root?.startsWith('text:') ? { ...argument, text: root.slice('text:'.length) } : argument;
  });
}

function sightUse(use: ForeignUse, from: string, program: Program, matchers: Matchers, kept: KeptByWrappers): Sighting[] {
  const span: Span = { line: use.line, column: use.column, endLine: use.endLine, endColumn: use.endColumn };
  const sightings: Sighting[] = [];
  const args = readTexts(use.arguments, from, program);
  const called = use.path.at(-1) === '()' ? program.wrappersOf(use.path, from) : null;
  for (const wrapper of called?.wrappers ?? []) {
    const model = matchers.api(wrapper.rule);
    if (!model) continue;
    const found = refineKeyed(sightApi(model, wrapper.api, span), model, wrapperArguments(model, args, wrapper.key, wrapper.value), matchers);
    kept.add(called!.file, wrapper, model, found);
    sightings.push(...found);
  }
  const path = program.trace(use.path, from);
  if (!path) return sightings;
  for (const rule of matchers.matchPath(path, { assigned: false, arguments: args.map((argument) => argument.text) })) {
    if ('kind' in rule) sightings.push(sightVendor(rule, 'sdk', strengthOfPath(path), apiOfPath(path), span, { data: sentByPath(rule, path) }));
    else if (rule.passed === undefined) sightings.push(...refineKeyed(sightApi(rule, apiOfPath(path), span), rule, args, matchers));
  }
  const root = path[0] ?? '';
  const vendor = root.startsWith('npm:') && path.at(-1) === '()' ? matchers.vendorOfPackage('npm', root.slice(4)) : undefined;
  if (vendor) sightings.push(sightVendor(vendor, 'sdk', strengthOfPath(path), apiOfPath(path), span, { data: sentByPath(vendor, path) }));
  return sightings;
}

const guardedOf = ({ guards, unless }: Guarded): Guarded => ({ ...(guards ? { guards } : {}), ...(unless ? { unless } : {}) });

const sentByPath = (vendor: Vendor, path: AccessPath): string[] => (path[0]!.startsWith('npm:') ? sentByPackage(vendor, path[0]!.slice(4)) : vendor['sends-by-default']);

/** First-party code of which no category is known is no evidence of personal data: storage under a key that tells nothing. */
const saysSomething = ({ recipient, data, opaque }: Sighting): boolean => recipient !== null || data.length > 0 || opaque === true;

type Merged = Sighting & { support?: { line: number; strength: Sighting['strength'] }[] };

/** One vendor in one file is one fact, and so is one host; an API at two places is two. */
function mergePlaces(sightings: readonly Sighting[], controls: ControlNames): Merged[] {
  const groups = new Map<string, Sighting[]>();
  for (const sighting of sightings) {
    const key = sighting.recipient === null
      ? `${sighting.rule}\n${sighting.line}\n${sighting.detail ?? ''}\n${sighting.action}`
      : sighting.strength === 'flow' ? `${sighting.rule} ${sighting.recipient}\n${sighting.line}\nflow`
      : `${sighting.rule}\n${sighting.via === 'network' ? `network ${sighting.detail ?? ''}` : 'sdk'}\n${sighting.action}`;
    const group = groups.get(key);
    if (group) group.push(sighting);
    else groups.set(key, [sighting]);
  }
  return Array.from(groups.values(), tellFlowsApart).flat().map((group) => {
    const strongest = group.reduce((a, b) => (STRENGTHS.indexOf(b.strength) > STRENGTHS.indexOf(a.strength) || (b.strength === a.strength && b.recipient !== null && isGetter(a) && !isGetter(b)) ? b : a));
    // Of two ways to tell one flow, the one that tells where it ends.
    const main = strongest.strength === 'flow' ? (group.find(({ strength, leadsTo }) => strength === 'flow' && leadsTo) ?? strongest) : strongest;
    const lines = new Map<number, Sighting['strength']>();
    for (const other of group) if (other !== main && other.line !== main.line && !lines.has(other.line)) lines.set(other.line, other.strength);
    const data = group.length === 1 ? main.data : [...new Set(group.flatMap((s) => s.data))].sort();
    // What one place passes is one fact, however it comes there.
    const passed = group.flatMap((s) => s.passed ?? []);
    const flow = passed.length === 0 ? {} : { passed, ...(main.recipient === null ? {} : { detail: `passes ${data.join(' ')}` }) };
    return { ...main, ...guardsOfAll(group, main, controls), data, ...flow, support: [...lines].sort((a, b) => a[0] - b[0]).map(([line, strength]) => ({ line, strength })) };
  });
}

/** `getAnalytics()`, `usePostHog()`: gives an SDK; what is done with it tells more. */
const isGetter = ({ api, via }: Sighting): boolean => via === 'sdk' && /[ .](?:get|use)[A-Z]\w*$/.test(api);

/** What passes into a cookie or a storage of ours is one fact, and what else its key tells is another. */
function tellFlowsApart(group: readonly Sighting[]): Sighting[][] {
  const flows = group.filter(({ strength }) => strength === 'flow');
  const first = group[0]!;
  if (first.recipient !== null || flows.length === 0 || flows.length === group.length) return [[...group]];
  const passed = new Set(flows.flatMap(({ data }) => data));
  const kept = group.filter(({ strength }) => strength !== 'flow').map((sighting) => ({ ...sighting, data: sighting.data.filter((category) => !passed.has(category)) }));
  return kept.every(({ data, opaque }) => data.length === 0 && opaque !== true) ? [flows] : [kept, flows];
}

function compare(a: Placed, b: Placed): number {
  if (a.path !== b.path) return a.path < b.path ? -1 : 1;
  return a.line - b.line || a.column - b.column || order(a.rule, b.rule) || order(a.action, b.action) || order(a.detail ?? '', b.detail ?? '');
}
const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** From what is passed to the call that passes it, and on to where that leads. */
function flowOf({ passed, leadsTo, path, line, api }: Placed): Hop[] {
  if (!passed) return [];
  const sources = [...new Map(passed.map((datum) => [datum.label, { path: datum.path ?? path, line: datum.line, label: datum.label }])).values()];
  const ends = (leadsTo ?? [{ line, label: api }]).map((end) => ({ path: end.path ?? path, line: end.line, label: end.label }));
  return [...sources.slice(0, 4), ...ends];
}

function toEvidence(s: Placed & Merged, id: string, controls: ControlNames): Evidence {
  return {
    id, rule: s.rule, action: s.action, data: s.data, recipient: s.recipient, purpose: s.purpose, via: s.via,
    api: s.detail !== undefined && s.recipient === null && s.detail !== '*' && !s.api.endsWith(s.detail) ? `${s.api}("${s.detail}")` : s.api,
    strength: s.strength, confidence: s.confidence, path: s.path, line: s.line, column: s.column, endLine: s.endLine, endColumn: s.endColumn,
    subject: null, ...(s.opaque ? { opaque: true as const } : {}), guards: controlsThatGuard(s, controls), flow: flowOf(s),
    support: (s.support ?? []).map((place) => ({ path: s.path, ...place })),
  };
}
