import type { Function as FunctionNode, JSXOpeningElement, Node } from '@babel/types';
import { classifyData, isIdentifying, isPerson, isTold, readPassed, takeSteps, type Datum, type Parameter, type PassedDatum } from '../../../model/datum.ts';
import { bareAddress, isHeldByFile, type Address } from '../../../model/address.ts';
import type { Channel, Handed, Invocation, Put, Read } from '../../../model/channel.ts';
import type { Span } from '../../../model/evidence.ts';
import type { ForeignUse, Guarded, OpenFlow, OpenRequest, Passed, Reach, Sighting, Sink } from '../../../model/facts.ts';
import type { Matchers } from '../../../model/matchers.ts';
import { sightFlow } from '../../../model/sighting.ts';
import { spanOf } from '../collect.ts';
import type { Scope } from '../scope.ts';
import { calleeName, tagName } from '../url-context.ts';
import type { Value } from '../value.ts';
import { givenToCallback } from './callbacks.ts';
import { findSubmission } from './forms.ts';
import { argumentAt, givenBy, type Given } from './given.ts';
import type { Addresses } from './addresses.ts';
import type { HandOver } from './hand-over.ts';
import { bareSink, OpenPlaces } from './open-places.ts';
import type { Tracer } from './trace.ts';

/** Deeper than people stack wrappers within one file. */
const MAX_REACHES = 60;
const MAX_ARGUMENTS = 6;
/** Of a function that calls what it is given. */
const MAX_CALLERS = 60;
/** Of one file: more tell nothing new. */
const MAX_REQUESTS = 200;

const TOPIC = /^user\.(?:location|behavior|content)/;

type LocalReach = Omit<Reach, 'name'>;
interface LocalCall {
  call: Node;
  scope: Scope;
  given: Given;
  /** Others call it, with what they have. */
  isCallback: boolean;
}

/** Joins what a file passes on with where it comes from, across the functions of the file; the rest is left to `link`. */
export class Flows {
  readonly #tracer: Tracer;
  readonly #matchers: Matchers;
  readonly #sinks: { sighting: Sighting; args: readonly Node[]; scope: Scope; isLink: boolean; address: Address | undefined }[] = [];
  readonly #openPlaces: OpenPlaces;
  readonly #uses: { use: ForeignUse; args: readonly Node[]; scope: Scope; isAsked: boolean }[] = [];
  readonly #calls = new Map<FunctionNode, LocalCall[]>();
  readonly #reaches = new Map<object, LocalReach[]>();
  /** Data that reach a sink from elsewhere in the file. */
  readonly #arrived = new Map<Sink, PassedDatum[]>();
  readonly open: OpenFlow[] = [];
  /** Requests that may go to a third party, whatever they hold. */
  readonly requests: OpenRequest[] = [];
  readonly puts: Put[] = [];
  readonly handed: Handed[] = [];
  readonly handOver: HandOver;
  /** Follows one more reach, once all that the file shows of itself is followed. */
  #follow: ((parameter: Parameter, sink: Sink, name: string) => void) | undefined;

  constructor(tracer: Tracer, addresses: Addresses, matchers: Matchers) {
    this.#tracer = tracer;
    this.#openPlaces = new OpenPlaces(addresses, matchers);
    this.#matchers = matchers;
    this.handOver = tracer.handOver;
  }

  /**
   * A call of an API that keeps or sends what it is given.
   * @param isLink it is only followed if somebody wants to: then what it is about (a place, a word) is no datum of theirs.
   * @param address where a request goes, if that comes from elsewhere.
   */
  sink(sighting: Sighting, args: readonly Node[], scope: Scope, isLink = false, address?: Address): void {
    if (args.length > 0) this.#sinks.push({ sighting, args, scope, isLink, address });
    if (address && isHeldByFile(address)) this.#request(sighting, address);
  }
  #request({ line, column, endLine, endColumn }: Span, address: Address): void {
    const bared = this.requests.length < MAX_REQUESTS ? bareAddress(address) : null;
    if (bared) this.requests.push({ line, column, endLine, endColumn, address: bared });
  }
  /** A control, which tells what is typed there. */
  control(element: JSXOpeningElement, scope: Scope): void {
    this.#tracer.controls.add(element, scope);
  }
  /** An element and what its name stands for. */
  element(element: JSXOpeningElement, component: Value | undefined, scope: Scope): void {
    this.handOver.element(element, component, scope);
  }
  /**
   * A call of what another file exports.
   * @param isAsked whoever it is, is asked something: then every word of it matters.
   */
  foreign(use: ForeignUse, args: readonly Node[], scope: Scope, isAsked = false): void {
    if (args.length === 0) return;
    this.#uses.push({ use, args, scope, isAsked: isAsked || isIdentifying(use.path.at(-2) ?? '') });
    this.handOver.foreign(use.path, args, scope);
  }
  /** A call of a function of this file. */
  local(callee: FunctionNode, call: Node, scope: Scope): void {
    this.#call(callee, { call, scope, given: givenBy(call, scope, this.#tracer), isCallback: false });
  }
  #call(callee: FunctionNode, call: LocalCall): void {
    const list = this.#calls.get(callee);
    if (list) list.push(call);
    else this.#calls.set(callee, [call]);
  }
  /** A function of this file that is handed to what may call it. */
  callback(callee: FunctionNode, position: number, call: Node, scope: Scope): void {
    const given = givenToCallback(call, position, scope, this.#tracer);
    if (given) this.#call(callee, { call, scope, given, isCallback: true });
  }
  /** A call of a hook of forms, which hands what is typed in to a function. */
  submission(call: Node, scope: Scope): void {
    const found = findSubmission(call, scope, this.#tracer);
    if (found) this.#call(found.submit, { call, scope, given: found.given, isCallback: true });
  }
  /** A call of what nothing in this file is: perhaps a parameter. */
  unknown(call: Node, callee: Node, scope: Scope): void {
    this.#tracer.called.note(call, callee, scope);
  }

  /** Functions that are given to functions of this file, and called there. */
  #callCallbacks(): void {
    for (const owner of this.#tracer.called.owners()) {
      for (const outer of (this.#calls.get(owner) ?? []).slice(0, MAX_CALLERS)) {
        for (const { index, steps, call, scope } of this.#tracer.called.of(owner)) {
          const argument = argumentAt(outer.call, index, outer.scope);
          const callee = argument && this.#tracer.functionAt(argument.node, argument.scope, steps);
          if (!callee) continue;
          const given = givenBy(call, scope, this.#tracer);
          this.#call(callee, { call, scope, given: (at) => this.#tracer.substitute(given(at), owner, outer.given), isCallback: true });
        }
      }
    }
  }

  /** What was found, once the whole file has been seen. */
  finish(): Sighting[] {
    const found: Sighting[] = [];
    const places: { sink: Extract<Sink, { kind: 'place' }>; own: PassedDatum[] }[] = [];
    const work: { owner: object; reach: LocalReach; name: string }[] = [];
    const known = new Map<object, Set<string>>();
    const reach = ({ owner, index, steps }: Parameter, sink: Sink, name: string): void => {
      if (!owner) return;
      let keys = known.get(owner);
      if (!keys) known.set(owner, (keys = new Set()));
      const key = `${index}${steps.join('')} ${name}`;
      if (keys.has(key) || keys.size >= MAX_REACHES) return;
      keys.add(key);
      const next = { index, steps, sink };
      const list = this.#reaches.get(owner);
      if (list) list.push(next);
      else this.#reaches.set(owner, [next]);
      work.push({ owner, reach: next, name });
    };
    const send = (sink: Sink, data: readonly Datum[], name: string): void => {
      for (const { parameter } of data) if (parameter) reach(parameter, sink, name);
      const foreign = data.filter((datum) => datum.foreign);
      const left = foreign.length > 0 ? bareSink(sink) : null;
      if (left) this.open.push({ sink: left, data: bare(foreign) });
    };

    this.#callCallbacks();
    for (const [number, { sighting, args, scope, isLink, address }] of this.#sinks.entries()) {
      const data = args.flatMap((argument) => [...this.#tracer.trace(argument, scope)]);
      if (data.length === 0) continue;
      if (address) {
        const sink = { kind: 'place' as const, sighting, address };
        for (const { parameter } of data) if (parameter) reach(parameter, sink, `open ${number}`);
        const left = bareSink(sink);
        if (left) this.open.push({ sink: left, data: bare(data, false) });
        continue;
      }
      const sink = { kind: 'place' as const, sighting };
      if (isLink) {
        places.push({ sink, own: classifyData(data, sighting, this.#matchers).filter((datum) => !datum.data.some((category) => TOPIC.test(category))) });
        continue;
      }
      places.push({ sink, own: readPassed(data, sighting, this.#matchers) });
      send(sink, data, `place ${places.length}`);
    }
    for (const [number, { use, args, scope, isAsked }] of this.#uses.entries()) {
      const given = args.slice(0, MAX_ARGUMENTS).map((argument) => [...this.#tracer.trace(argument, scope)]);
      const told = given.map((data) => (isAsked ? bare(data, false) : this.#told(data)));
      if (told.some((data) => data.length > 0)) use.given = told;
      const addresses = given.some((data) => data.length > 0) ? this.#openPlaces.given(args, scope) : null;
      const own = addresses?.map((one) => one && bareAddress(one));
      if (own?.some((one) => one !== null)) use.addresses = own;
      const { line, column, endLine, endColumn } = use;
      const span = { line, column, endLine, endColumn };
      given.forEach((data, argument) => {
        for (const { parameter, at } of data) if (parameter) reach(parameter, { kind: 'call', call: use.path, argument, at, span, ...(addresses ? { addresses } : {}) }, `call ${number} ${argument}${at.join('')}`);
      });
    }
    this.#handOn(reach);
    // A log that names the datum itself says as much as who calls its function.
    const ownOf = new Map<Sink, readonly PassedDatum[]>(places.map(({ sink, own }) => [sink, own]));
    const saidByLog = (sink: Extract<Sink, { kind: 'place' }>, passed: readonly PassedDatum[]): boolean => {
      const said = sink.sighting.via === 'server-log' ? ownOf.get(sink)?.flatMap(({ data }) => data) : undefined;
      return said !== undefined && passed.every(({ data }) => data.every((category) => said.includes(category)));
    };
    const follow = (): void => {
      for (let next = work.pop(); next; next = work.pop()) {
        const { index, steps, sink: inner } = next.reach;
        for (const { call, scope, given, isCallback } of this.#callersOf(next.owner as FunctionNode)) {
          const whole = given(index);
          const all = takeSteps(whole, steps);
          if (all.length === 0) continue;
          const at = this.#openPlaces.at(inner, next.owner, isCallback ? [] : argumentsOf(call), scope);
          if (!at) continue;
          const { sink } = at;
          send(sink, all, next.name + at.name);
          const data = isCallback ? takeSteps(whole.filter((datum) => tellsOfParts(datum, steps)), steps) : all;
          if (sink.kind === 'place' && !sink.address) {
            const passed = classifyData(data, sink.sighting, this.#matchers);
            if (passed.length === 0) continue;
            if (!isCallback && call.type !== 'JSXOpeningElement' && !saidByLog(sink, passed)) found.push(sightFlow(sink.sighting, passed, { ...spanOf(call), leadsTo: [{ line: spanOf(call).line, label: nameOfCall(call) === '' ? 'call' : `${nameOfCall(call)}()` }, hopOf(sink)] }));
            // Whom a caller names as the recipient is no fact of the function that is told.
            if (sink === inner) this.#arrived.set(sink, [...(this.#arrived.get(sink) ?? []), ...passed]);
          } else {
            const told = this.#told(data);
            const left = told.length > 0 ? bareSink(sink) : null;
            if (left) this.open.push({ sink: left, data: told });
          }
        }
      }
    };
    follow();
    this.#follow = (parameter, sink, name) => {
      reach(parameter, sink, name);
      follow();
    };
    for (const { sink, own } of places) {
      const arrived = (this.#arrived.get(sink) ?? []).filter(({ label, data }) => !own.some((other) => other.label === label && other.data.join() === data.join()));
      const passed = [...own, ...arrived];
      if (passed.length > 0) found.push(sightFlow(sink.sighting, passed));
    }
    return found;
  }

  /** Who calls a function: lines of the file, and what frameworks and other files call it with. */
  #callersOf(fn: FunctionNode): LocalCall[] {
    const others = this.handOver.callersOf(fn);
    const own = this.#calls.get(fn) ?? [];
    return others.length === 0 ? own : [...own, ...others.map(({ call, data, isIndirect }): LocalCall => ({ call, scope: this.#tracer.scopes.program, given: data, isCallback: isIndirect === true }))];
  }

  /** What goes through channels, and to functions of other files that frameworks call. */
  #handOn(reach: (parameter: Parameter, sink: Sink, name: string) => void): void {
    for (const [number, { channel, call, given }] of this.handOver.puts.entries()) {
      const data = given();
      const told = data.map((one) => this.#told(one));
      const span = spanOf(call);
      if (told.some((one) => one.length > 0)) this.puts.push({ ...span, channel, given: told });
      data.forEach((one, argument) => {
        for (const { parameter, at } of one) if (parameter) reach(parameter, { kind: 'put', channel, argument, at, span }, `put ${number} ${argument}${at.join('')}`);
      });
    }
    for (const [number, { path, given, line, column, endLine, endColumn }] of this.handOver.handed.entries()) {
      const data = given();
      const told = data.map((one) => this.#told(one));
      const span = { line, column, endLine, endColumn };
      if (told.some((one) => one.length > 0)) this.handed.push({ ...span, path, given: told });
      data.forEach((one, argument) => {
        for (const { parameter, at } of one) if (parameter) reach(parameter, { kind: 'call', call: path, argument, at, span }, `handed ${number} ${argument}${at.join('')}`);
      });
    }
  }

  /** What is read from channels and reaches a sink. */
  reads(): Read[] {
    return Array.from(this.#reaches).flatMap(([owner, reaches]) => {
      if (!isChannel(owner)) return [];
      return reaches.flatMap(({ sink, ...reach }) => {
        const bared = bareSink(sink);
        return bared ? { channel: owner, ...reach, sink: bared } : [];
      });
    });
  }

  /** What a function gives to functions that it is given. */
  invocationsOf(fn: FunctionNode): Invocation[] {
    return this.#tracer.called.of(fn).flatMap(({ call, scope, index, steps }) => {
      const given = argumentsOf(call).slice(0, MAX_ARGUMENTS).map((argument) => bare(this.#tracer.trace(argument, scope).filter((datum) => this.#isOf(datum, fn))));
      return given.some((data) => data.length > 0) ? [{ index, steps, given }] : [];
    });
  }

  /** Whether a datum means something outside of a function. */
  #isOf({ parameter, foreign, data, label, person }: Datum, fn: FunctionNode): boolean {
    if (parameter) return parameter.owner === fn || parameter.channel !== undefined;
    return foreign !== undefined || data !== undefined || this.#matchers.classify(label, person ? 'person' : 'field').length > 0;
  }

  /** The places that data may come to from elsewhere. */
  places(): (Span & Guarded)[] {
    return [...this.#sinkPlaces(), ...this.requests];
  }
  #sinkPlaces(): (Span & Guarded)[] {
    const sinks = new Set<Sink>([...this.#reaches.values()].flat().map(({ sink }) => sink));
    for (const { sink } of this.open) sinks.add(sink);
    return Array.from(sinks, (sink) => (sink.kind === 'place' ? sink.sighting : sink.span));
  }

  /** What another file must know of an argument: personal data, and what a third file gives. */
  #told(data: readonly Datum[]): Datum[] {
    return bare(data.filter((datum) => datum.data ?? datum.foreign ?? datum.parameter?.channel ?? (isTold(datum) || this.#matchers.classify(datum.label, 'person')[0])), false);
  }

  /** What a function does with its parameters. */
  reachesOf(fn: FunctionNode): readonly LocalReach[] {
    return (this.#reaches.get(fn) ?? []).flatMap((reach) => {
      const sink = bareSink(reach.sink, fn);
      return sink ? { ...reach, sink } : [];
    });
  }

  /** What another function of the file was given and kept: whoever calls that one puts it there. */
  #kept(datum: Datum, { index, steps, owner }: Parameter): Datum {
    if (!owner || this.#follow === undefined) return datum;
    const span = spanOf(owner as FunctionNode);
    const channel = this.handOver.channel({ kind: 'value', of: [], name: `${span.line}:${span.column} ${index}${steps.join('')}` });
    this.#follow({ index, steps, owner }, { kind: 'put', channel, argument: 0, at: [], span }, `kept ${channel.name}`);
    return { ...datum, parameter: { index: 0, steps: [], owner: channel, channel } };
  }

  /** What a function gives, in terms of its own parameters. */
  returnsOf(fn: FunctionNode): Datum[] {
    const data = this.#tracer.returns(fn).map((datum) => (datum.parameter && datum.parameter.owner !== fn && !datum.parameter.channel ? this.#kept(datum, datum.parameter) : datum));
    return bare(data.filter((datum) => datum.parameter ?? datum.foreign ?? datum.data ?? datum.person ?? this.#matchers.classify(datum.label, 'person')[0]));
  }
}

/** Whether a value says more of what is taken of it than the name by which it is taken. */
const tellsOfParts = ({ at, data, label, person }: Datum, steps: readonly string[]): boolean => at.length >= steps.length || data !== undefined || person === true || isPerson(label);

const hopOf = ({ sighting, path }: Extract<Sink, { kind: 'place' }>): Passed => ({ line: sighting.line, label: sighting.api, ...(path === undefined ? {} : { path }) });

const argumentsOf = (call: Node): readonly Node[] => ('arguments' in call ? (call.arguments as Node[]) : []);
const nameOfCall = (call: Node): string => (call.type === 'JSXOpeningElement' ? tagName(call.name) : 'callee' in call ? (calleeName(call.callee as Node) ?? '') : '');

const isChannel = (owner: object): owner is Channel => 'of' in owner;

/** Without what only this file can follow. */
function bare(data: readonly Datum[], withParameters = true): Datum[] {
  return data.map((datum) => {
    const { parameter, foreign, ...rest } = datum;
    return {
      ...rest,
      ...(parameter && (withParameters || parameter.channel) ? { parameter: { index: parameter.index, steps: parameter.steps, ...(parameter.channel ? { channel: parameter.channel } : {}) } } : {}),
      ...(foreign ? { foreign: { ...foreign, given: foreign.given.map((one) => bare(one, withParameters)) } } : {}),
    };
  });
}
