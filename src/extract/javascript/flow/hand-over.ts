import type { CallExpression, Function as FunctionNode, JSXOpeningElement, NewExpression, Node, ObjectExpression, OptionalCallExpression } from '@babel/types';
import type { Channel, Handed } from '../../../model/channel.ts';
import { putAt, type Datum } from '../../../model/datum.ts';
import type { AccessPath } from '../../../model/facts.ts';
import { spanOf } from '../collect.ts';
import { propertyName, type Scope } from '../scope.ts';
import { calleeName } from '../url-context.ts';
import type { Value } from '../value.ts';
import { readEvent, readEventDecorator, type ChannelUse } from './events.ts';
import { eachProperty } from './properties.ts';
import { reducerOf } from './reducers.ts';
import type { Tracer } from './trace.ts';

type Call = CallExpression | OptionalCallExpression | NewExpression;

/** Somebody calls a function of the file: a line of it, or a framework. */
export interface Caller {
  call: Node;
  /** By way of something else: what it gives under the name that the function takes it by, the function has told itself. */
  isIndirect?: true;
  data(index: number): readonly Datum[];
}

/** A call of what another file exports, by a framework or with functions in it. */
export interface HandedCall extends Omit<Handed, 'given'> {
  given(): (readonly Datum[])[];
}

/** Something put into a channel. */
export interface ChannelPut {
  channel: Channel;
  call: Node;
  given(): (readonly Datum[])[];
}

const MAX_GIVEN = 4;
const ALL_REQUESTS: AccessPath = ['global:request'];
/** What comes with a request, whoever reads it; and who makes it, of whom the names say more than the lines that found them. */
const OF_REQUEST = new Set(['.user', '.session', '.auth', '.account', '.customer', '.member', '.body', '.query', '.params', '.param', '.headers', '.header', '.cookies', '.signedCookies', '.ip', '.ips', '.url', '.originalUrl', '.path', '.method', '.hostname', '.host', '.protocol', '.files', '.file', '.payload', '.json', '.text', '.formData', '.log', '.app', '.socket', '.nextUrl', '.geo', '.set', '.get', '.on', '.status', '.send']);
const TOOLKIT = 'npm:@reduxjs/toolkit';
/** Of a function that is given in an object: nothing is nested deeper. */
const MAX_DEPTH = 2;

/** Who calls the functions of a file other than its own lines: listeners, components, callbacks, reducers. */
export class HandOver {
  readonly #tracer: Tracer;
  readonly #callers = new Map<FunctionNode, Caller[]>();
  readonly #channels = new Map<string, Channel>();
  /** Functions that make a store and are given what sets its state. */
  readonly #stores = new Set<FunctionNode>();
  readonly puts: ChannelPut[] = [];
  readonly handed: HandedCall[] = [];

  constructor(tracer: Tracer) {
    this.#tracer = tracer;
  }

  callersOf(fn: FunctionNode): readonly Caller[] {
    return this.#callers.get(fn) ?? [];
  }

  /** One object a channel, so that it can be told apart by identity. */
  channel(channel: Channel): Channel {
    const key = [channel.kind, ...channel.of, '=', ...channel.name].join('\n');
    const known = this.#channels.get(key);
    if (known) return known;
    this.#channels.set(key, channel);
    return channel;
  }

  /** What is read from a channel. */
  read(channel: Channel, index: number, label: string, line: number): Datum {
    const owner = this.channel(channel);
    return { at: [], label, line, parameter: { index, steps: [], owner, channel: owner } };
  }

  /** A call that a framework may hand on. */
  call(node: Call, callee: Value | undefined, scope: Scope): void {
    const use = readEvent(node, scope, this.#tracer.evaluator);
    if (use) this.#use(use, node, scope);
    else if (calleeName(node.callee) === 'addCase') this.#case(node, scope);
    else if (callee?.kind === 'path') {
      this.#toolkit(node, callee.path, scope);
      const reducer = callee.path[1] === '.useReducer' ? reducerOf(node.callee, scope, this.#tracer.evaluator) : null;
      if (reducer) this.called(reducer, { call: node, data: (index) => (index === 1 && node.arguments[0] ? this.#tracer.trace(node.arguments[0], scope) : []) });
      if (callee.path[0] === 'npm:zustand') this.#store(node, scope);
    }
  }

  #store(node: Call, scope: Scope): void {
    const store = this.#tracer.evaluator.evaluate(node, scope);
    if (store?.kind === 'function') this.#stores.add(store.node);
  }

  #use({ channel, role, args }: ChannelUse, call: Node, scope: Scope): void {
    if (role === 'puts') this.puts.push({ channel, call, given: () => args.slice(0, MAX_GIVEN).map((one) => this.#tracer.trace(one, scope)) });
    else this.#handle(args[0]!, scope, call, (index) => [this.read(channel, index, '', spanOf(call).line)]);
  }

  /** A function that is called with data, wherever it is. */
  #handle(handler: Node, scope: Scope, call: Node, data: (index: number) => readonly Datum[]): void {
    const value = this.#tracer.evaluator.evaluate(handler, scope);
    if (value?.kind === 'function') this.called(value.node, { call, data, isIndirect: true });
    else if (value?.kind === 'path' && value.path[0]!.startsWith('module:')) this.handed.push({ ...spanOf(call), path: [...value.path, '()'], given: () => [data(0), data(1)] });
  }

  called(fn: FunctionNode, caller: Caller): void {
    const list = this.#callers.get(fn);
    if (list) list.push(caller);
    else this.#callers.set(fn, [caller]);
  }

  /** A method that a framework calls, as its decorator says. */
  decorated(decorators: readonly { expression: Node }[], method: FunctionNode, call: Node, scope: Scope): void {
    for (const { expression } of decorators) {
      const channel = readEventDecorator(expression, scope, this.#tracer.evaluator);
      if (channel) this.called(method, { call, isIndirect: true, data: (index) => [this.read(channel, index, '', spanOf(call).line)] });
    }
  }

  /** An element: what a context is given, or a component with its properties. */
  element(node: JSXOpeningElement, component: Value | undefined, scope: Scope): void {
    const { name } = node;
    if (name.type === 'JSXMemberExpression' && name.property.name === 'Provider' && name.object.type === 'JSXIdentifier') {
      const channel = this.contextOf(name.object.name, this.#tracer.evaluator.evaluate(name.object, scope));
      eachProperty(node, (property, value) => {
        if (channel && property === 'value') this.puts.push({ channel, call: node, given: () => [this.#tracer.trace(value, scope)] });
      });
    } else if (component?.kind === 'function') {
      this.called(component.node, { call: node, data: (index) => (index === 0 ? this.#tracer.trace(node, scope) : []) });
    } else if (component?.kind === 'path' && component.path[0]!.startsWith('module:') && node.attributes.length > 0) {
      this.handed.push({ ...spanOf(node), path: [...component.path, '()'], given: () => [this.#tracer.trace(node, scope)] });
      eachProperty(node, (property, value) => {
        if (property !== null) this.#callback(value, 0, [`.${property}`], [...component.path, '()'], [node], scope);
      });
    }
  }

  /** A call of what another file exports: functions among its arguments are called with what that file gives them. */
  foreign(path: AccessPath, args: readonly Node[], scope: Scope): void {
    args.slice(0, MAX_GIVEN).forEach((argument, index) => this.#callback(argument, index, [], path, args, scope));
  }

  #callback(node: Node, index: number, steps: readonly string[], path: AccessPath, args: readonly Node[], scope: Scope): void {
    if (node.type === 'ObjectExpression' && steps.length < MAX_DEPTH) {
      for (const property of node.properties) {
        const name = property.type === 'SpreadElement' ? null : propertyName(property.key, property.computed);
        if (name !== null) this.#callback(property.type === 'ObjectProperty' ? property.value : property, index, [...steps, `.${name}`], path, args, scope);
      }
      return;
    }
    if (!/^(?:Identifier|MemberExpression|ArrowFunctionExpression|FunctionExpression|ObjectMethod|CallExpression)$/.test(node.type)) return;
    const value = this.#tracer.evaluator.evaluate(node, this.#tracer.scopes.of.get(node) ?? scope);
    if (value?.kind !== 'function' || value.node.params.length === 0) return;
    const { line } = spanOf(node);
    const given = (): Datum[][] => args.slice(0, MAX_GIVEN).map((one) => [...this.#tracer.trace(one, scope)]);
    this.called(value.node, { call: node, isIndirect: true, data: (parameter) => [{ at: [], label: '', line, foreign: { path, given: given(), steps: [], callback: { index, steps, parameter } } }] });
  }

  /** What a middleware keeps on the request, for those that come after it. */
  assigned(path: AccessPath, value: Node, call: Node, scope: Scope): void {
    const channel = this.onRequest(path);
    if (channel) this.puts.push({ channel, call, given: () => [this.#tracer.trace(value, scope)] });
  }

  /** What a path of a request holds, if it is nothing that came with it. */
  onRequest([root, step, ...rest]: AccessPath): Channel | null {
    return root === 'request' && step !== undefined && rest.length === 0 && step !== '()' && !OF_REQUEST.has(step) ? this.channel({ kind: 'value', of: ALL_REQUESTS, name: step }) : null;
  }

  /** The context that a name stands for: of this file or of another. */
  contextOf(name: string, value: Value | undefined): Channel | null {
    if (value?.kind !== 'path') return null;
    const [root = '', step] = value.path;
    if (root.startsWith('module:')) return this.channel({ kind: 'context', of: value.path.slice(0, 2), name: step?.slice(1) ?? 'default' });
    return step === '.createContext' ? this.channel({ kind: 'context', of: [], name }) : null;
  }

  /** What the state of a store is set to, by the function that makes it. */
  keptBy(fn: FunctionNode): Datum[] {
    if (!this.#stores.has(fn)) return [];
    return this.#tracer.called.of(fn).flatMap(({ call, scope, index, steps }) => {
      const [first] = (call as Call).arguments;
      if (index !== 0 || steps.length > 0 || !first) return [];
      const value = this.#tracer.evaluator.evaluate(first, this.#tracer.scopes.of.get(first) ?? scope);
      return value?.kind === 'function' ? [...this.#tracer.returns(value.node)] : [...this.#tracer.trace(first, scope)];
    });
  }

  /** Redux Toolkit: reducers are called with what their actions are given. */
  #toolkit(node: Call, path: AccessPath, scope: Scope): void {
    if (path[0] === TOOLKIT && path[1] === '.createSlice' && path.length === 2) this.#slice(node, scope);
    const action = actionOf(path);
    if (action) this.puts.push({ channel: this.channel(action), call: node, given: () => node.arguments.slice(0, 1).map((one) => this.#tracer.trace(one, scope)) });
  }

  /** `builder.addCase(signedIn, reducer)`, in a slice of this action's file or of another. */
  #case(node: Call, scope: Scope): void {
    const [creator, handler] = node.arguments;
    if (!creator || !handler) return;
    const value = this.#tracer.evaluator.evaluate(creator, scope);
    const channel = value?.kind === 'path' ? (actionOf(value.path) ?? (value.path[0]!.startsWith('module:') ? { kind: 'action' as const, of: value.path.slice(0, 2), name: value.path.at(-1)!.slice(1) } : null)) : null;
    if (channel) this.#reducer(handler, channel, scope);
  }

  #slice(node: Call, scope: Scope): void {
    const options = node.arguments[0] && this.#tracer.evaluator.evaluate(node.arguments[0], scope);
    const reducers = options?.kind === 'object' ? this.#tracer.evaluator.property(options, 'reducers') : undefined;
    if (reducers?.kind === 'object') eachFunction(reducers.node, (name, fn) => this.#reducer(fn, { kind: 'action', of: [], name }, reducers.scope));
  }

  #reducer(fn: Node, channel: Channel, scope: Scope): void {
    this.#handle(fn, scope, fn, (index) => (index === 1 ? putAt([this.read(channel, 0, '', spanOf(fn).line)], '.payload') : []));
  }
}

/** The action of a slice of this file whose creator a path stands for. */
export function actionOf(path: AccessPath): Channel | null {
  const last = path.at(-1);
  return path[0] === TOOLKIT && path[1] === '.createSlice' && path.length === 5 && path[3] === '.actions' && last !== undefined ? { kind: 'action', of: [], name: last.slice(1) } : null;
}

function eachFunction(object: ObjectExpression, found: (name: string, fn: Node) => void): void {
  for (const property of object.properties) {
    const name = property.type === 'SpreadElement' ? null : propertyName(property.key, property.computed);
    if (name !== null) found(name, property.type === 'ObjectProperty' ? property.value : property);
  }
}

