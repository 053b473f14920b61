import type { Channel } from '../model/channel.ts';
import { classifyData, isHeldElsewhere, readPassed, takeSteps, type Datum, type Foreign, type PassedDatum } from '../model/datum.ts';
import type { AccessPath, Facts, ForeignUse, Guarded, Passed, Sighting, Sink } from '../model/facts.ts';
import { apiOfPath } from '../model/keyed.ts';
import type { Matchers } from '../model/matchers.ts';
import { askedByCall } from '../model/sends.ts';
import { sightApi, sightFlow, sightVendor } from '../model/sighting.ts';
import { giveTo, hasParameter, sightAddress, type Address } from '../model/address.ts';
import type { Span } from '../model/evidence.ts';
import { givenBy, readAddress, type Given } from './addresses.ts';
import { ChannelReads, type PlacedRead } from './channels.ts';
import type { Program } from './program.ts';
import { RecordTypes } from './record-types.ts';

/** Files that a datum may pass through. */
const MAX_HOPS = 8;
/** Channels whose data come from other channels. */
const MAX_ROUNDS = 3;

/** What a vendor's function made around something of ours: `withSentryRouting(Route)` gets what `Route` gets. */
const MADE_AROUND = /\.with[A-Z]\w*\(\)\(\)$/;

type Place = Extract<Sink, { kind: 'place' }>;

/** A place that an argument reaches in the end: what is taken of it, and the calls on the way. */
interface End {
  argument: number | 'all';
  steps: readonly string[];
  sink: Place;
  /** Where its request goes, in terms of the parameters of the function that leads there, as a file tells it; `isTold`: callers say it. */
  address?: { of: Address; file: string; isTold: boolean };
}

/**
 * Follows data through calls of other files' functions: each file left behind what its functions do with their
 * parameters, so that a way through ten files is ten look-ups.
 * @returns by file, what reaches a sink across files.
 */
export function joinFlows(facts: readonly Facts[], program: Program, matchers: Matchers): Map<string, Sighting[]> {
  const reads = new ChannelReads(facts, program);
  const types = new RecordTypes(facts, program);
  for (let round = 0; ; round++) {
    const join = new FlowJoin(program, matchers, types, reads);
    const { size } = reads;
    for (const { path, module } of facts) {
      if (!module) continue;
      for (const use of module.uses) if (use.given) join.call(use, use.given, path);
      for (const one of module.handed ?? []) join.call(one, one.given, path, false);
      for (const { sink, data } of module.open) join.open(sink, data, path);
      for (const { channel, given, ...span } of module.puts ?? []) join.put(channel, given, span, path);
    }
    // What is read from a channel by way of another file is known only now.
    if (reads.size === size || round === MAX_ROUNDS) return join.finish();
  }
}

class FlowJoin {
  readonly #program: Program;
  readonly #matchers: Matchers;
  readonly #ends = new Map<string, readonly End[]>();
  readonly #found = new Map<string, Sighting[]>();
  /** What reaches a place from other files, by file, line and rule. */
  readonly #arrived = new Map<string, { path: string; sighting: Sighting; passed: PassedDatum[] }>();
  readonly #types: RecordTypes;
  readonly #reads: ChannelReads;

  constructor(program: Program, matchers: Matchers, types: RecordTypes, reads: ChannelReads) {
    this.#program = program;
    this.#matchers = matchers;
    this.#types = types;
    this.#reads = reads;
  }

  /** @param isPlace whether the call itself is a place where data go: not where a framework calls. */
  call(use: Pick<ForeignUse, 'path' | 'addresses'> & Span & Guarded, given: readonly (readonly Datum[])[], from: string, isPlace = true): void {
    const { path } = use;
    const span: Span & Guarded = use;
    // A wrapper of a log leads to many places: what it is given is found out once.
    const resolved = new Map<string, readonly Datum[]>();
    for (const end of this.#endsOf(path, from, span)) {
      const { argument, steps, sink: { path: home, sighting } } = end;
      const isHere = home === from && sighting.line === span.line;
      const key = `${argument}${steps.join('')}${isHere ? ' here' : ''}`;
      let data = resolved.get(key);
      if (!data) {
        const all = argument === 'all' ? given.flat() : takeSteps(given[argument] ?? [], steps);
        // What only the sink knows how to name is told there, not at every call on the way to it.
        const told = isHere ? all : all.filter((datum) => datum.data ?? datum.foreign ?? this.#matchers.classify(datum.label, 'person')[0]);
        resolved.set(key, (data = this.#resolve(told, from)));
      }
      const sink = data.length === 0 ? null : this.#settle(end, givenBy(use.addresses, from, this.#program));
      if (sink) this.#arrive(sink, data, span, from, isPlace ? nameOfPath(path) : null, end.address?.isTold);
    }
  }

  /** What is put into a channel comes to whatever is done with what is read from it. */
  put(channel: Channel, given: readonly (readonly Datum[])[], span: Span & Guarded, from: string): void {
    for (const end of this.#endsOfChannel(channel, from)) {
      const sink = this.#settle(end, () => null);
      if (!sink) continue;
      const data = end.argument === 'all' ? given.flat() : takeSteps(given[end.argument] ?? [], end.steps);
      this.#arrive(sink, this.#resolve(data, from), span, from, null, end.address?.isTold);
    }
  }

  /** A sink of a file, or a call in it, that gets what other files give. */
  open(sink: Sink, data: readonly Datum[], from: string): void {
    if (sink.kind === 'place') {
      const here = { ...sink, path: sink.path ?? from };
      const place = this.#settle({ sink: here, ...(sink.address ? { address: { of: sink.address, file: from, isTold: false } } : {}) }, () => null);
      if (place) this.#arrive(place, this.#resolve(data, from), sink.sighting, from);
      return;
    }
    const name = sink.kind === 'call' ? nameOfPath(sink.call) : null;
    const resolved = new Map<string, readonly Datum[]>();
    for (const end of this.#endsOfSink(sink, from)) {
      if (end.argument !== 'all' && end.argument !== sink.argument) continue;
      const steps = end.argument === 'all' ? [] : end.steps.slice(commonSteps(sink.at, end.steps));
      const key = steps.join('');
      const given = resolved.get(key) ?? this.#resolve(takeSteps(data, steps), from);
      resolved.set(key, given);
      const place = given.length === 0 ? null : this.#settle(end, sink.kind === 'call' ? givenBy(sink.addresses, from, this.#program) : () => null);
      if (place) this.#arrive(place, given, sink.span, from, name, end.address?.isTold);
    }
  }

  finish(): Map<string, Sighting[]> {
    for (const { path, sighting, passed } of this.#arrived.values()) this.#add(path, sightFlow(sighting, unique(passed)));
    return this.#found;
  }

  #add(path: string, sighting: Sighting): void {
    const list = this.#found.get(path);
    if (list) list.push(sighting);
    else this.#found.set(path, [sighting]);
  }

  /** @param call what the code calls that passes them on; null where no call of it does. */
  #arrive(sink: Place, data: readonly Datum[], span: Span & Guarded, from: string, call: string | null = '', isTold = false): void {
    const home = sink.path ?? from;
    for (const { parameter } of data) if (parameter?.channel) this.#reads.add({ channel: parameter.channel, index: parameter.index, steps: parameter.steps, sink: { ...sink, path: home } }, parameter.home ?? from, home);
    const isHere = home === from && span.line === sink.sighting.line;
    const passed = isHere ? readPassed(data, sink.sighting, this.#matchers) : classifyData(data, sink.sighting, this.#matchers);
    if (passed.length === 0) return;
    if (!isHere && call !== null) {
      const hop: Passed = { path: home, line: sink.sighting.line, label: sink.sighting.api };
      const { line, column, endLine, endColumn, guards, unless } = span;
      const { guards: _, unless: __, ...bare } = sink.sighting;
      this.#add(from, sightFlow(bare, passed, { line, column, endLine, endColumn, leadsTo: [...(call === '' ? [] : [{ path: from, line, label: `${call}()` }]), hop], ...(guards ? { guards } : {}), ...(unless ? { unless } : {}) }));
    }
    // Whom a caller names as the recipient is no fact of the function that is told.
    if (isTold && !isHere) return;
    const key = `${home}\n${sink.sighting.rule} ${sink.sighting.recipient ?? ''}\n${sink.sighting.line}:${sink.sighting.column}`;
    const arrived = this.#arrived.get(key) ?? { path: home, sighting: sink.sighting, passed: [] };
    arrived.passed.push(...passed.map((datum) => ({ path: from, ...datum })));
    this.#arrived.set(key, arrived);
  }

  /** The places that a call of another file's export leads to. */
  #endsOf(path: AccessPath, from: string, span: Span, hops = 0): readonly End[] {
    const key = `${from}\n${path.join('')}\n${span.line}:${span.column}`;
    const known = this.#ends.get(key);
    if (known) return known;
    this.#ends.set(key, []); // a cycle of wrappers
    const ends = [...this.#endsOfTrace(path, from, span), ...(hops > MAX_HOPS ? [] : this.#endsOfFunction(path, from, hops))];
    this.#ends.set(key, ends);
    return ends;
  }

  #endsOfTrace(path: AccessPath, from: string, { line, column, endLine, endColumn }: Span): End[] {
    // What is called, not what a call gives: a wrapper may give what the vendor gave it.
    const callee = path.at(-1) === '()' ? this.#program.trace(path.slice(0, -1), from) : null;
    if (!callee) return [];
    const traced = [...callee, '()'];
    if (MADE_AROUND.test(traced.join(''))) return [];
    const api = apiOfPath(traced);
    const span = { line, column, endLine, endColumn };
    const root = traced[0] ?? '';
    const vendor = root.startsWith('npm:') ? this.#matchers.vendorOfPackage('npm', root.slice(4)) : undefined;
    const end = (argument: End['argument'], sighting: Sighting): End => ({ argument, steps: [], sink: { kind: 'place', path: from, sighting } });
    if (vendor) return [end('all', sightVendor(vendor, 'sdk', 'flow', api, span, { data: askedByCall(vendor, api) }))];
    return this.#matchers.matchPath(traced, { assigned: false }).flatMap((rule) => {
      if ('kind' in rule) return end('all', sightVendor(rule, 'sdk', 'flow', api, span, { data: askedByCall(rule, api) }));
      const passed = rule.passed ?? rule.value;
      return passed === undefined ? [] : end(passed, { ...sightApi(rule, api, span), data: [] });
    });
  }

  #endsOfFunction(path: AccessPath, from: string, hops: number): End[] {
    const found = this.#program.reachesOf(path, from);
    if (!found) return [];
    return found.reaches.flatMap((reach) => this.#endsOfReach(reach, found.file, hops));
  }

  #endsOfSink(sink: Exclude<Sink, Place>, from: string, hops = 0): readonly End[] {
    return sink.kind === 'call' ? this.#endsOf(sink.call, from, sink.span, hops) : this.#endsOfChannel(sink.channel, from, hops);
  }

  #endsOfChannel(channel: Channel, from: string, hops = 0): readonly End[] {
    const key = this.#reads.keyOf(channel, from);
    if (key === null || hops > MAX_HOPS) return [];
    const known = this.#ends.get(key);
    if (known) return known;
    this.#ends.set(key, []); // a channel that feeds itself
    const ends = this.#reads.of(channel, from).flatMap((read) => this.#endsOfReach(read, read.file, hops));
    this.#ends.set(key, ends);
    return ends;
  }

  #endsOfReach({ index, steps, sink }: Omit<PlacedRead, 'file'>, file: string, hops: number): End[] {
    if (sink.kind === 'place') return [{ argument: index, steps, sink: { ...sink, path: sink.path ?? file }, ...(sink.address ? { address: { of: sink.address, file, isTold: hasParameter(sink.address) } } : {}) }];
    return this.#endsOfSink(sink, file, hops + 1).flatMap((inner): End[] => {
      const end = sink.kind === 'call' ? addressedBy(inner, sink.addresses, file) : inner;
      if (end.argument === 'all') return [{ ...end, argument: index, steps }];
      if (end.argument !== sink.argument) return [];
      const common = commonSteps(sink.at, end.steps);
      if (common < sink.at.length && common < end.steps.length) return [];
      return [{ ...end, argument: index, steps: [...steps, ...end.steps.slice(common)] }];
    });
  }

  /** The place of a request whose address is told by a call; null where that is no third party. */
  #settle({ sink, address }: Pick<End, 'sink' | 'address'>, given: Given): Place | null {
    if (!address) return sink;
    const text = readAddress(address.of, address.file, this.#program, given);
    const { line, column, endLine, endColumn, guards, unless } = sink.sighting;
    const sighting = text === null ? null : sightAddress(text, { line, column, endLine, endColumn }, this.#matchers);
    return sighting && { kind: 'place', ...(sink.path === undefined ? {} : { path: sink.path }), sighting: { ...sighting, ...(guards ? { guards } : {}), ...(unless ? { unless } : {}) } };
  }

  /** Replaces what other files give by what that is. */
  #resolve(data: readonly Datum[], from: string, hops = 0): Datum[] {
    return data.flatMap((datum) => {
      const { foreign, ...rest } = datum;
      if (!foreign) return [datum];
      if (foreign.type) return this.#types.resolve(datum, from) ?? this.#types.whole(datum, from, this.#matchers);
      if (isHeldElsewhere(datum) && isConstant(this.#program.trace([...foreign.path, ...foreign.steps], from))) return [];
      if (foreign.callback) return takeSteps(this.#givenToCallback(foreign, foreign.callback, from, hops), foreign.steps).map((one) => ({ ...one, at: [...datum.at, ...one.at] }));
      const found = hops > MAX_HOPS || foreign.path.at(-1) !== '()' ? null : this.#program.returnsOf(foreign.path, from);
      if (!found) return [rest];
      const given = takeSteps(this.#substitute(found.data, found.file, foreign, from, hops), foreign.steps).map((one) => ({ ...one, at: [...datum.at, ...one.at] }));
      // Of what is only kept somewhere, the name that it goes by may say more.
      return found.data.every(({ parameter }) => parameter?.channel) ? [...given, rest] : given;
    });
  }

  /** What a function of another file says in terms of its parameters, in terms of the call. */
  #substitute(data: readonly Datum[], file: string, { given }: Foreign, from: string, hops: number): Datum[] {
    return data.flatMap((one): Datum[] => {
      const { parameter, ...own } = one;
      if (!parameter) return this.#resolve([{ path: file, ...own }], file, hops + 1);
      if (parameter.channel) return [{ path: file, ...own, parameter: { home: file, ...parameter } }];
      return this.#resolve(takeSteps(given[parameter.index] ?? [], parameter.steps), from, hops + 1).map((two) => ({ ...two, at: [...one.at, ...two.at] }));
    });
  }

  #givenToCallback(foreign: Foreign, { index, steps, parameter }: NonNullable<Foreign['callback']>, from: string, hops: number): Datum[] {
    const found = hops > MAX_HOPS ? null : this.#program.invocationsOf(foreign.path, from);
    if (!found) return [];
    const key = steps.join('');
    const data = found.invocations.filter((one) => one.index === index && one.steps.join('') === key).flatMap(({ given }) => given[parameter] ?? []);
    return this.#substitute(data, found.file, foreign, from, hops);
  }
}

/** A text, or what stands in the environment. */
const isConstant = (path: AccessPath | null): boolean => path !== null && /^(?:text:|global:(?:process|import\.meta|Deno|Bun)$)/.test(path[0] ?? '');

/** What the code calls a function: `track` of `['module:./track', '.track', '()']`. */
const nameOfPath = (path: AccessPath): string => path.findLast((step) => /^\.[\w$]+$/.test(step))?.slice(1) ?? '';

/** An end whose address a function leaves to its callers, as the call inside that function tells it. */
function addressedBy(end: End, addresses: readonly (Address | null)[] | undefined, file: string): End {
  if (end.address?.of.kind !== 'parameter') return end;
  const of = giveTo(end.address.of, (index) => addresses?.[index] ?? null);
  return of ? { ...end, address: { of, file, isTold: true } } : end;
}

/** How many of the first steps agree. */
function commonSteps(a: readonly string[], b: readonly string[]): number {
  let common = 0;
  while (common < a.length && common < b.length && a[common] === b[common]) common++;
  return common;
}

const unique = (passed: readonly PassedDatum[]): PassedDatum[] => [...new Map(passed.map((datum) => [`${datum.path ?? ''} ${datum.line} ${datum.label} ${datum.data.join()}`, datum])).values()];
