import type { Node } from '@babel/types';
import { flatten, putAt, shuffle, takeStep, takeSteps, type Datum } from '../../../model/datum.ts';
import { pickedMember, picksMember } from '../picked-member.ts';
import { lookUp, type Scope } from '../scope.ts';
import { selectorOf } from '../selector.ts';
import { calleeName } from '../url-context.ts';
import { HOLE, type Value } from '../value.ts';
import { holdsState, traceState } from './component-state.ts';
import { givenToCallback } from './callbacks.ts';
import { traceGroup } from './form-groups.ts';
import { givenBy } from './given.ts';
import { nameControl } from './named-control.ts';
import { traceError, traceInstance, traceOwnError } from './instances.ts';
import { namesIn } from './keys.ts';
import { DIGEST, ELEMENT, FORMS, JOINS, MOVES, NUMBERS, REMOVES, SAME, WORDY } from './methods.ts';
import { tracePromisified, traceResolved } from './promises.ts';
import { filesOf, isEntry, tokenOf, TRANSLATES, typedLater } from './signs.ts';
import { traceRows } from './rows.ts';
import { entriesOf, ofEntries, PIECES, traceParsed, traceReplaced } from './texts.ts';
import { CONSTANT, NOTHING, type Tracer } from './trace.ts';
import { readBySchema, typedAnswer } from './typed.ts';

type Call = Extract<Node, { type: 'CallExpression' | 'OptionalCallExpression' | 'NewExpression' }>;
const PSEUDONYM = ['user.unique_id.pseudonymous'];

export function traceCall(node: Call, scope: Scope, tracer: Tracer): readonly Datum[] {
  const steps = selectorOf(node);
  return steps ? takeSteps(traceWhole(node, scope, tracer, true), steps) : traceWhole(node, scope, tracer, false);
}

/** @param selects whether only a part of what the call gives is taken, by a selector among its arguments. */
function traceWhole(node: Call, scope: Scope, tracer: Tracer, selects: boolean): readonly Datum[] {
  const name = calleeName(node.callee) ?? '';
  const typed = [...typedAnswer(node, tracer), ...readBySchema(node, name, scope, tracer)];
  const given = typed.length === 0 ? traceRows(node, name, scope, tracer) : null;
  return given ?? (typed.length === 0 ? traceUntyped(node, scope, tracer, selects) : [...typed, ...traceUntyped(node, scope, tracer, selects)]);
}

function traceUntyped(node: Call, scope: Scope, tracer: Tracer, selects: boolean): readonly Datum[] {
  const { callee } = node;
  const group = traceGroup(node);
  if (group) return group;
  const line = node.loc?.start.line ?? 0;
  const name = calleeName(callee) ?? '';
  const isMethod = callee.type === 'MemberExpression' || callee.type === 'OptionalMemberExpression';
  const value = tracer.evaluator.evaluate(callee, scope);
  const args = (): Datum[] => node.arguments.flatMap((one) => tracer.trace(one, scope));
  if (value?.kind === 'function' && !(isMethod && name === 'bind')) {
    if (REMOVES.test(name)) return NOTHING;
    const returned = tracer.substitute(tracer.returns(value.node), value.node, givenBy(node, scope, tracer));
    if (returned.length > 0 || !DIGEST.test(name)) return returned;
  }
  if (TRANSLATES.test(name)) return flatten(args());
  if (NUMBERS.test(name)) return node.arguments[0] ? numberOf(node.arguments[0], scope, tracer) : NOTHING;
  if (DIGEST.test(name)) {
    const all = isMethod ? [...args(), ...digested(callee.object, scope, tracer)] : args();
    if (all.length === 0) return NOTHING;
    return all.some((datum) => tracer.identifies(datum)) ? [{ at: [], label: name, line, data: PSEUDONYM }] : NOTHING;
  }
  const promised = name !== 'promisify' && (callee.type === 'Identifier' || callee.type === 'CallExpression') ? tracePromisified(callee, scope, givenBy(node, scope, tracer), tracer) : null;
  if (promised) return promised;
  const result = selects ? tracer.evaluator.result(value) : tracer.evaluator.evaluate(node, scope);
  const source = tracer.source(node, result, name, node.arguments);
  if (source) return source;
  if (value?.kind === 'path' && picksMember(value.path)) return picked(node, scope, tracer);
  if (isMethod) {
    const receiver = callee.object;
    // `$("#email").val()`, `$("#email").prop("value")`: what is typed there
    if ((name === 'val' && node.arguments.length === 0) || ((name === 'prop' || name === 'attr') && node.arguments.length === 1 && node.arguments[0]?.type === 'StringLiteral' && node.arguments[0].value === 'value')) {
      const control = nameControl(receiver, scope, tracer.controls);
      if (control !== null) return [{ at: [], label: control, line }];
    }
    if (name === 'map' || name === 'flatMap' || name === 'reduce' || name === 'then' || name === 'from') {
      const position = name === 'from' ? 1 : 0;
      const callback = node.arguments[position] && tracer.evaluator.evaluate(node.arguments[position], scope);
      if (callback?.kind === 'function') {
        const given = givenToCallback(node, position, scope, tracer) ?? (() => NOTHING);
        const returned = tracer.substitute(tracer.returns(callback.node), callback.node, given);
        return name === 'map' || name === 'from' ? putAt(returned, '.*') : returned;
      }
    }
    if (name === 'get' && node.arguments[0]?.type === 'StringLiteral') {
      const key = node.arguments[0].value;
      if (CONSTANT.test(key)) return NOTHING;
      const taken = takeStep(tracer.trace(receiver, scope), `.${key}`);
      const isForm = result?.kind === 'path' && /^(?:request|global:(?:FormData|URLSearchParams))/.test(result.path[0] ?? '');
      const told = { ...(isForm ? filesOf([], key) : {}), ...tokenOf(key, calleeName(receiver) ?? '') };
      if (taken.length > 0) return taken.map((datum) => (datum.label === key && datum.data === undefined ? { ...datum, line, ...told } : datum));
      return isForm || /(?:params|query|form|data|body|fields)$/i.test(calleeName(receiver) ?? '') ? [{ at: [], label: key, line, ...told }] : NOTHING;
    }
    if (name === 'getRawValue') return takeStep(tracer.trace(receiver, scope), '.value');
    if (name === 'slice' || name === 'substring' || name === 'substr') return shuffle(tracer.trace(receiver, scope).filter(({ at }) => at.length > 0));
    const isGlobal = value?.kind === 'path' && value.path.length === 2 && /^global:(?:JSON|Object|Array|Promise|String|Buffer|URL|Number)$/.test(value.path[0] ?? '');
    if (!isGlobal) {
      if (name === 'set' || name === 'append') return traceBuilt(node, name, receiver, scope, tracer);
      if (name === 'concat') return shuffle([...tracer.trace(receiver, scope), ...args()]);
      if (JOINS.has(name)) return [...flatten(tracer.trace(receiver, scope)), ...(name === 'join' ? [] : flatten(args()))];
      if (name === 'replace' || name === 'replaceAll') return traceReplaced(tracer.trace(receiver, scope), node.arguments[1], scope, tracer);
      if (name === 'split') return putAt(flatten(tracer.trace(receiver, scope)), PIECES);
      if (name === 'next') return putAt(takeStep(tracer.trace(receiver, scope), '.*'), '.value');
      if (name === 'entries') return entriesOf(shuffle(tracer.trace(receiver, scope)));
      if (SAME.has(name)) {
        const data = tracer.trace(receiver, scope);
        if (name === 'at' && node.arguments[0]?.type === 'NumericLiteral') return takeStep(data, `.${node.arguments[0].value}`);
        return ELEMENT.has(name) ? takeStep(data.filter(({ at }) => at[0] !== PIECES), '.*') : MOVES.has(name) ? shuffle(data) : data;
      }
    }
    if (REMOVES.test(name)) return NOTHING;
  }
  if (isEntry(result) && node.arguments[0]?.type === 'StringLiteral') return [{ at: [], label: node.arguments[0].value, line }];
  if (REMOVES.test(name) || DIGEST.test(name)) return NOTHING;
  if (name === 'omit' || name === 'pick') return chosen(name, node.arguments, scope, tracer);
  if (name === 'inject') return NOTHING;
  if (name === 'useReducer') return reducedState(node, scope, tracer);
  if (name === 'useContext') return readContext(node, scope, tracer);
  // A record that is made of data holds them.
  if (node.type === 'NewExpression') return traceMade(node, name, value, scope, tracer);
  const path = result?.kind === 'path' ? result.path : undefined;
  const root = path?.[0] ?? '';
  if (path && (root.startsWith('module:') || (root.startsWith('npm:') && !tracer.matchers.knowsRoot(root) && !FORMS.test(name)))) {
    const given = node.arguments.slice(0, 6).map((one) => [...tracer.trace(one, scope)]);
    return [{ at: [], label: name, line, foreign: { path, given, steps: [] } }];
  }
  // What a third party gives is named by what is taken of it: `auth().currentUser.email`.
  if (path && /^npm:/.test(root) && isGetter(name) && tracer.matchers.vendorOfPackage('npm', root.slice(4))) return [{ at: [], label: name, line }];
  if (name === 'reactive' || name === '$state') return [...args(), ...typedLater(node.arguments[0])];
  if (holdsState(name)) return [...(FORMS.test(name) ? args() : NOTHING), ...traceState(name, node.arguments, scope, tracer)];
  if (FORMS.test(name)) {
    if (name === 'parse' && node.arguments[0]) {
      const copied = traceParsed(node.arguments[0], scope, tracer);
      if (copied) return copied;
    }
    const forms = args();
    if (name === 'fromEntries') return ofEntries(forms);
    if (name === 'entries') return entriesOf(forms);
    if (name === 'allSettled') return forms.flatMap((datum) => (datum.at.length === 0 ? datum : { ...datum, at: [datum.at[0]!, '.value', ...datum.at.slice(1)] }));
    return JOINS.has(name) || /^(?:String|encodeURIComponent|btoa|format\w*|render\w*)$/.test(name) ? flatten(forms) : forms;
  }
  return root === 'request' || isAsked(name) ? [{ at: [], label: isAsked(name) ? name.replace(/^(?:get|fetch|load|find|read|use|select|query)/, '').replace(/^[A-Z]/, (c) => c.toLowerCase()) || name : name, line }] : NOTHING;
}

/** What is left where a number is read of a text. Coordinates that only their names tell of may be those of any place. */
function numberOf(node: Node, scope: Scope, tracer: Tracer): readonly Datum[] {
  const data = flatten(tracer.trace(node, scope)).filter((datum) => !tracer.categories(datum).some((category) => WORDY.test(category)));
  const value = tracer.evaluator.evaluate(node, scope);
  if (value?.kind === 'path' && value.path[0] === 'request') return data;
  return data.filter((datum) => datum.data !== undefined || !tracer.categories(datum).some((category) => category.startsWith('user.location')));
}

/** An object that `new` gives. */
function traceMade(node: Extract<Node, { type: 'NewExpression' }>, name: string, value: Value | undefined, scope: Scope, tracer: Tracer): readonly Datum[] {
  const given = givenBy(node, scope, tracer);
  if (name === 'Promise' && node.arguments[0]) return traceResolved(node.arguments[0], scope, tracer);
  if (/(?:Error|Exception)$/.test(name)) return value?.kind === 'class' ? [...traceOwnError(value, given, tracer), ...traceInstance(value, given, node.loc?.start.line ?? 0, tracer)] : traceError(given);
  if (value?.kind === 'class') return traceInstance(value, given, node.loc?.start.line ?? 0, tracer);
  const held = node.arguments.flatMap((one) => tracer.trace(one, scope));
  // A client of a package lets nobody have what it authenticates itself with.
  return value?.kind === 'path' && value.path[0]?.startsWith('npm:') ? held.filter((datum) => !authenticates(datum, tracer)) : held;
}

const authenticates = ({ label, data }: Datum, { matchers }: Tracer): boolean => (data ?? matchers.classify(label, 'field')).some((category) => category.startsWith('user.authorization.'));

/** `new HttpParams().set("q", words)`: what gives itself, or a copy, with one more entry. */
function traceBuilt({ arguments: [key, value] }: Call, name: string, receiver: Node, scope: Scope, tracer: Tracer): readonly Datum[] {
  const built = tracer.trace(receiver, scope);
  if (!key || !value || key.type === 'SpreadElement' || value.type === 'SpreadElement') return built;
  const text = tracer.evaluator.evaluate(key, scope);
  const step = text?.kind === 'text' && !text.text.includes(HOLE) ? `.${text.text}` : '.*';
  const held = tracer.trace(value, scope);
  const kept = name === 'set' && step !== '.*' ? built.filter(({ at }) => at[0] !== step) : built;
  return [...kept, ...putAt(step === '.*' ? held : tracer.named(step.slice(1), held, value), step)];
}

/** A text that a function of this file makes of a template, or anything else that does not take out what is in it. */
export function traceTag(node: Extract<Node, { type: 'TaggedTemplateExpression' }>, scope: Scope, tracer: Tracer): readonly Datum[] {
  const tag = tracer.functionAt(node.tag, scope);
  if (tag) return tracer.substitute(tracer.returns(tag), tag, givenBy(node, scope, tracer));
  return REMOVES.test(calleeName(node.tag) ?? '') ? NOTHING : node.quasi.expressions.flatMap((one) => flatten(tracer.trace(one, scope)));
}

/** `getEmail()`, `fetchUser(id)`: a call that is named after what it gives. */
const ASKED = /^(?:get|fetch|load|find|read|use|select|query|current|create)[A-Z_]|^(?:findOne|findUnique|findFirst|findById|findByPk|findUniqueOrThrow|findFirstOrThrow|findOneBy|findOneOrFail|first|json|formData|readBody|prompt|input)$/;
const isAsked = (name: string): boolean => ASKED.test(name);

/** `auth()`, `getAuth()`, `database()`: gives a part of an SDK, and is no action. */
const isGetter = (name: string): boolean => /^(?:get|use)[A-Z]\w*$|^(?:auth|database|firestore|app|initializeApp|createClient|snapshot|val|data)$/.test(name);

/** `_.get(user, "email")`, with what stands for it where it is not there. */
function picked(node: Call, scope: Scope, tracer: Tracer): readonly Datum[] {
  const found = pickedMember(node.callee, node.arguments);
  if (!found) return NOTHING;
  const { names } = found;
  const label = names.at(-1) ?? '';
  const line = node.loc?.start.line ?? 0;
  const taken = takeSteps(tracer.trace(found.object, scope), names.map((name) => `.${name}`)).map((datum) => (datum.label === label && datum.data === undefined ? { ...datum, line } : datum));
  return node.arguments[2] ? [...taken, ...tracer.trace(node.arguments[2], scope)] : taken;
}

/** What `createHash(…).update(datum)` was given. */
function digested(node: Node, scope: Scope, tracer: Tracer): readonly Datum[] {
  if (node.type !== 'CallExpression' && node.type !== 'OptionalCallExpression') return node.type === 'Identifier' ? updates(node.name, scope, tracer) : NOTHING;
  const own = calleeName(node.callee) === 'update' ? node.arguments.flatMap((one) => [...tracer.trace(one, scope)]) : [];
  return node.callee.type === 'MemberExpression' ? [...own, ...digested(node.callee.object, scope, tracer)] : own;
}
function updates(name: string, scope: Scope, tracer: Tracer): readonly Datum[] {
  const [source] = lookUp(scope, name)?.sources ?? [];
  return source && (source.node.type === 'CallExpression' || source.node.type === 'OptionalCallExpression') ? digested(source.node, source.scope, tracer) : NOTHING;
}

/** `omit(user, ["email"])`, `pick(user, "id")`. */
function chosen(name: string, args: readonly Node[], scope: Scope, tracer: Tracer): readonly Datum[] {
  const [object, ...keys] = args;
  if (!object) return NOTHING;
  const names = keys.flatMap((key) => (key.type === 'StringLiteral' ? key.value : (namesIn(key, scope, tracer.evaluator) ?? [])));
  const data = tracer.trace(object, scope);
  return name === 'omit' ? takeStep(data, `~${names.join(',')}`).filter(({ at }) => at.length > 0) : names.flatMap((key) => putAt(takeStep(data, `.${key}`), `.${key}`));
}

/** What the providers of a context give to those who ask for it. */
function readContext(node: Call, scope: Scope, tracer: Tracer): readonly Datum[] {
  const [context] = node.arguments;
  const channel = context?.type === 'Identifier' ? tracer.handOver.contextOf(context.name, tracer.evaluator.evaluate(context, scope)) : null;
  return channel ? [tracer.handOver.read(channel, 0, '', node.loc?.start.line ?? 0)] : NOTHING;
}

/** The state of a reducer: what it starts with, and what the reducer makes of its actions. */
function reducedState({ arguments: [reducer, initial] }: Call, scope: Scope, tracer: Tracer): Datum[] {
  const reduce = reducer && tracer.evaluator.evaluate(reducer, tracer.scopes.of.get(reducer) ?? scope);
  return putAt([...(initial ? tracer.trace(initial, scope) : []), ...(reduce?.kind === 'function' ? tracer.returns(reduce.node) : [])], '.0');
}
