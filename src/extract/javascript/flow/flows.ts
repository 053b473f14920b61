import type { Function as FunctionNode, Node } from '@babel/types';
import { classifyData, readPassed, takeSteps, type Datum, type PassedDatum } from '../../../model/datum.ts';
import type { Span } from '../../../model/evidence.ts';
import type { ForeignUse, Guarded, OpenFlow, Passed, Reach, Sighting, Sink } from '../../../model/facts.ts';
import type { Matchers } from '../../../model/matchers.ts';
import { sightFlow } from '../../../model/sighting.ts';
import { spanOf } from '../collect.ts';
import type { Scope } from '../scope.ts';
import { calleeName } from '../url-context.ts';
import type { Tracer } from './trace.ts';

/** Deeper than people stack wrappers within one file. */
const MAX_REACHES = 400;
const MAX_ARGUMENTS = 6;

const TOPIC = /^user\.(?:location|behavior|content)/;

type LocalReach = Omit<Reach, 'name'>;
interface LocalCall {
  call: Node;
  scope: Scope;
}

/** Joins what a file passes on with where it comes from, across the functions of the file; the rest is left to `link`. */
export class Flows {
  readonly #tracer: Tracer;
  readonly #matchers: Matchers;
  readonly #sinks: { sighting: Sighting; args: readonly Node[]; scope: Scope; isLink: boolean }[] = [];
  readonly #uses: { use: ForeignUse; args: readonly Node[]; scope: Scope }[] = [];
  readonly #calls = new Map<FunctionNode, LocalCall[]>();
  readonly #reaches = new Map<object, LocalReach[]>();
  /** Data that reach a sink from elsewhere in the file. */
  readonly #arrived = new Map<Sink, PassedDatum[]>();
  readonly open: OpenFlow[] = [];

  constructor(tracer: Tracer, matchers: Matchers) {
    this.#tracer = tracer;
    this.#matchers = matchers;
  }

  /**
   * A call of an API that keeps or sends what it is given.
   * @param isLink it is only followed if somebody wants to: then what it is about (a place, a word) is no datum of theirs.
   */
  sink(sighting: Sighting, args: readonly Node[], scope: Scope, isLink = false): void {
    if (args.length > 0) this.#sinks.push({ sighting, args, scope, isLink });
  }
  /** A call of what another file exports. */
  foreign(use: ForeignUse, args: readonly Node[], scope: Scope): void {
    if (args.length > 0) this.#uses.push({ use, args, scope });
  }
  /** A call of a function of this file. */
  local(callee: FunctionNode, call: Node, scope: Scope): void {
    const list = this.#calls.get(callee);
    if (list) list.push({ call, scope });
    else this.#calls.set(callee, [{ call, scope }]);
  }

  /** What was found, once the whole file has been seen. */
  finish(): Sighting[] {
    const found: Sighting[] = [];
    const places: { sink: Extract<Sink, { kind: 'place' }>; own: PassedDatum[] }[] = [];
    const work: { owner: object; reach: LocalReach }[] = [];
    const reach = (owner: object | undefined, next: LocalReach): void => {
      if (!owner) return;
      const list = this.#reaches.get(owner) ?? [];
      if (list.length >= MAX_REACHES || list.some((other) => other.index === next.index && other.sink === next.sink && other.steps.join() === next.steps.join())) return;
      this.#reaches.set(owner, [...list, next]);
      work.push({ owner, reach: next });
    };
    const send = (sink: Sink, data: readonly Datum[]): void => {
      for (const { parameter } of data) if (parameter) reach(parameter.owner, { index: parameter.index, steps: parameter.steps, sink });
      const foreign = data.filter((datum) => datum.foreign);
      if (foreign.length > 0) this.open.push({ sink, data: bare(foreign) });
    };

    for (const { sighting, args, scope, isLink } of this.#sinks) {
      const data = args.flatMap((argument) => [...this.#tracer.trace(argument, scope)]);
      if (data.length === 0) continue;
      const sink = { kind: 'place' as const, sighting };
      if (isLink) {
        places.push({ sink, own: classifyData(data, this.#matchers).filter((datum) => !datum.data.some((category) => TOPIC.test(category))) });
        continue;
      }
      places.push({ sink, own: readPassed(data, sighting, this.#matchers) });
      send(sink, data);
    }
    for (const { use, args, scope } of this.#uses) {
      const given = args.slice(0, MAX_ARGUMENTS).map((argument) => [...this.#tracer.trace(argument, scope)]);
      if (given.every((data) => data.length === 0)) continue;
      use.given = given.map(bare);
      const { line, column, endLine, endColumn } = use;
      const span = { line, column, endLine, endColumn };
      given.forEach((data, argument) => {
        for (const { parameter, at } of data) if (parameter) reach(parameter.owner, { index: parameter.index, steps: parameter.steps, sink: { kind: 'call', call: use.path, argument, at, span } });
      });
    }
    for (let next = work.pop(); next; next = work.pop()) {
      const { index, steps, sink } = next.reach;
      for (const { call, scope } of this.#calls.get(next.owner as FunctionNode) ?? []) {
        const argument = (call as { arguments?: Node[] }).arguments?.[index];
        if (!argument) continue;
        const data = takeSteps(this.#tracer.trace(argument, scope), steps);
        if (data.length === 0) continue;
        send(sink, data);
        if (sink.kind === 'place') {
          const passed = classifyData(data, this.#matchers, sink.sighting.recipient !== null);
          if (passed.length === 0) continue;
          found.push(sightFlow(sink.sighting, passed, { ...spanOf(call), leadsTo: [hopOf(sink)] }));
          this.#arrived.set(sink, [...(this.#arrived.get(sink) ?? []), ...passed]);
        } else this.open.push({ sink, data: bare(data) });
      }
    }
    for (const { sink, own } of places) {
      const passed = [...own, ...(this.#arrived.get(sink) ?? [])];
      if (passed.length > 0) found.push(sightFlow(sink.sighting, passed));
    }
    return found;
  }

  /** The places that data may come to from elsewhere. */
  places(): (Span & Guarded)[] {
    const sinks = new Set<Sink>([...this.#reaches.values()].flat().map(({ sink }) => sink));
    for (const { sink } of this.open) sinks.add(sink);
    return Array.from(sinks, (sink) => (sink.kind === 'place' ? sink.sighting : sink.span));
  }

  /** What a function does with its parameters. */
  reachesOf(fn: FunctionNode): readonly LocalReach[] {
    return this.#reaches.get(fn) ?? [];
  }

  /** What a function gives, in terms of its own parameters. */
  returnsOf(fn: FunctionNode): Datum[] {
    const data = this.#tracer.returns(fn).filter((datum) => !datum.parameter || datum.parameter.owner === fn);
    return bare(data.filter((datum) => datum.parameter ?? datum.foreign ?? datum.data ?? this.#matchers.classify(datum.label, 'person')[0]));
  }
}

export const hopOf = ({ sighting, path }: Extract<Sink, { kind: 'place' }>): Passed => ({ line: sighting.line, label: sighting.api, ...(path === undefined ? {} : { path }) });

export const nameOfCall = (call: Node): string => ('callee' in call ? (calleeName(call.callee as Node) ?? '') : '');

/** Without what only this file can follow. */
function bare(data: readonly Datum[]): Datum[] {
  return data.map((datum) => {
    const { parameter, foreign, ...rest } = datum;
    return {
      ...rest,
      ...(parameter ? { parameter: { index: parameter.index, steps: parameter.steps } } : {}),
      ...(foreign ? { foreign: { ...foreign, given: foreign.given.map(bare) } } : {}),
    };
  });
}
