import type { ArrayExpression, Function as FunctionNode, Node, ObjectExpression } from '@babel/types';
import { flatten, isDerived, isOfFile, isOurOwn, OWN_ID, putAt, shuffle, takeStep, takeSteps, type Datum } from '../../../model/datum.ts';
import type { Matchers } from '../../../model/matchers.ts';
import type { Evaluator } from '../evaluate.ts';
import { lookUp, propertyName, type Scope, type Scopes } from '../scope.ts';
import type { Value } from '../value.ts';
import { Bindings } from './bindings.ts';
import { CalledParameters } from './called-parameters.ts';
import { traceCall, traceTag } from './calls.ts';
import { Controls } from './controls.ts';
import { isDeclaredThing } from './declared-input.ts';
import { isMade, traceField } from './instances.ts';
import { namesGoneThrough } from './keys.ts';
import { nameControl } from './named-control.ts';
import { asToken, filesOf, hasProperty, isAboutField, isEnumMember, isInput, isLogin, isParameter, isTextTest, tokenOf } from './signs.ts';
import { dataOfParts, withRecord } from './typed.ts';
import { traceYields } from './yields.ts';
import { HandOver } from './hand-over.ts';
import { traceProperties } from './properties.ts';

type MemberNode = Extract<Node, { type: 'MemberExpression' | 'OptionalMemberExpression' }>;

const MAX_DEPTH = 24;
/** More of one value than anybody would read. */
export const MAX_DATA = 48;
export const NOTHING: readonly Datum[] = [];
const READ = { assigned: false };
const NO_ARGUMENTS: readonly Node[] = [];
/** Parameters of an address under which somebody's words are looked for. */
const SEARCH_KEY = /^(?:q|qry|query|search|searchterm|search_term|search_query|srsearch|gsrsearch|term|keywords?|text|address|input)$/i;
const IDENTIFYING = /^user\.(?:contact\.(?:email|phone_number|address)|unique_id|name|account\.username|government_id|device\.(?:ip_address|device_id))/;
/** `EVENT_AVATAR`: a constant or a setting, which is the same for everybody. */
export const CONSTANT = /^[A-Z][A-Z\d]*(?:_[A-Z\d]+)+$/;

/** `{ team: member.team.id }`: the number of what somebody has, and no more of it. */
const isNumberOfThing = (key: string, value: readonly Datum[]): boolean => !/id$/i.test(key) && value.some(({ label, thing }) => thing === true && OWN_ID.test(label));

/**
 * Says of an expression which personal data may be in it, by going back to where its parts come from. Asked only for
 * what is passed to somebody; every answer is kept.
 */
export class Tracer {
  readonly scopes: Scopes;
  readonly evaluator: Evaluator;
  readonly matchers: Matchers;
  readonly #known = new Map<Node, readonly Datum[]>();
  readonly #bindings = new Bindings(this);
  readonly #returned = new Map<FunctionNode, readonly Datum[]>();
  readonly controls: Controls;
  readonly called = new CalledParameters();
  readonly handOver: HandOver;
  #depth = 0;

  constructor(scopes: Scopes, evaluator: Evaluator, matchers: Matchers) {
    this.scopes = scopes;
    this.evaluator = evaluator;
    this.matchers = matchers;
    this.controls = new Controls(matchers);
    this.handOver = new HandOver(this);
  }

  trace(node: Node, scope: Scope): readonly Datum[] {
    const known = this.#known.get(node);
    if (known) return known;
    if (this.#depth > MAX_DEPTH) return NOTHING;
    this.#known.set(node, NOTHING); // a cycle adds nothing
    this.#depth++;
    const data = this.#compute(node, this.scopes.of.get(node) ?? scope).slice(0, MAX_DATA);
    this.#depth--;
    this.#known.set(node, data);
    return data;
  }

  #compute(node: Node, scope: Scope): readonly Datum[] {
    switch (node.type) {
      case 'Identifier':
        return this.#name(node, scope);
      case 'MemberExpression':
      case 'OptionalMemberExpression':
        return withRecord(node, this.#member(node, scope));
      case 'ObjectExpression':
        return this.#object(node, scope);
      case 'ThisExpression':
        return scope.thisObject ? this.trace(scope.thisObject.node, scope.thisObject.scope) : NOTHING;
      case 'ArrayExpression':
        return this.#array(node, scope);
      case 'TemplateLiteral':
        return node.expressions.flatMap((one, index) => {
          // `…?email=${x}`: the parameter of an address names what is put there
          const key = /[?&]([\w.-]+)=$/.exec(node.quasis[index]?.value.raw ?? '')?.[1];
          const data = flatten(this.trace(one, scope));
          if (key !== undefined && data.length > 0 && SEARCH_KEY.test(key)) return [...data, { at: [], label: key, line: one.loc?.start.line ?? 0, data: ['user.behavior.search_history'] }];
          // a link says of itself where it stands
          return key === undefined || /^utm_/i.test(key) ? data : isOurOwn(key) ? putAt(this.named(key, data, one), `.${key}`) : [...this.named(key, data, one)];
        });
      case 'TaggedTemplateExpression':
        return traceTag(node, scope, this);
      case 'BinaryExpression':
        return node.operator === '+' && node.left.type !== 'PrivateName' ? [...flatten(this.trace(node.left, scope)), ...flatten(this.trace(node.right, scope))] : NOTHING;
      case 'LogicalExpression':
        return node.operator === '&&' ? this.trace(node.right, scope) : [...this.trace(node.left, scope), ...this.trace(node.right, scope)];
      case 'ConditionalExpression':
        return [...(isTextTest(node.test) ? this.trace(node.consequent, scope).filter(({ foreign }) => foreign?.type !== true) : this.trace(node.consequent, scope)), ...this.trace(node.alternate, scope)];
      case 'AssignmentExpression':
        return this.trace(node.right, scope);
      case 'SequenceExpression':
        return this.trace(node.expressions[node.expressions.length - 1]!, scope);
      case 'AwaitExpression':
      case 'SpreadElement':
      case 'YieldExpression':
        return node.argument ? this.trace(node.argument, scope) : NOTHING;
      case 'UnaryExpression':
        return node.operator === '+' || node.operator === '-' ? this.trace(node.argument, scope) : NOTHING;
      case 'TSAsExpression':
      case 'TSTypeAssertion':
        return [...this.trace(node.expression, scope), ...(this.#isLiteral(node.expression, scope) ? NOTHING : dataOfParts(this.scopes.types.of(node.typeAnnotation), 'value', node.loc?.start.line ?? 0, this.matchers))];
      case 'TSSatisfiesExpression':
      case 'TSNonNullExpression':
      case 'TypeCastExpression':
      case 'ParenthesizedExpression':
      case 'JSXExpressionContainer':
        return this.trace(node.expression, scope);
      case 'CallExpression':
      case 'OptionalCallExpression':
      case 'NewExpression':
        return traceCall(node, scope, this);
      case 'JSXOpeningElement':
        return traceProperties(node, scope, this);
      default:
        return NOTHING;
    }
  }

  /** What rules say of the path itself: an address, a position, a field of a request. */
  source(node: Node, value: Value | undefined, label: string, args: readonly Node[] = NO_ARGUMENTS): Datum[] | null {
    if (value?.kind !== 'path') return null;
    const line = node.loc?.start.line ?? 0;
    const [first] = args;
    const query = first?.type === 'StringLiteral' ? { assigned: false, arguments: [first.value] } : READ;
    for (const rule of this.matchers.matchPath(value.path, query)) {
      if ('kind' in rule || rule.action !== 'collect' || rule.data.length === 0 || rule.key !== undefined) continue;
      return [{ at: [], label, line, data: rule.data }];
    }
    return null;
  }

  #name(node: Extract<Node, { type: 'Identifier' }>, scope: Scope): readonly Datum[] {
    if (node.name === 'undefined') return NOTHING;
    const binding = lookUp(scope, node.name);
    const line = node.loc?.start.line ?? 0;
    if (!binding) return this.source(node, this.evaluator.evaluate(node, scope), node.name) ?? (CONSTANT.test(node.name) ? NOTHING : [{ at: [], label: node.name, line }]);
    return this.#bindings.of(binding, node, scope);
  }

  /** What the type of a parameter, variable or member says that it holds; null where it has none. */
  typed(node: Node, label: string, line: number): Datum[] | null {
    const parts = this.scopes.types.ofAnnotated(node);
    return parts && dataOfParts(parts, label, line, this.matchers);
  }

  isOpen(datum: Datum): boolean {
    return datum.data === undefined && datum.at.length === 0 && !this.says(datum.label, datum.person);
  }
  categories({ data, label, person }: Datum): readonly string[] {
    return data ?? this.matchers.classify(label, person ? 'person' : 'field');
  }
  /** A digest of it tells people apart. */
  identifies(datum: Datum): boolean {
    return this.categories(datum).some((category) => IDENTIFYING.test(category));
  }
  /** A person's name, or a part of one. */
  isName(name: string): boolean {
    return this.matchers.classify(name, 'person').some((category) => category.startsWith('user.name'));
  }
  says(name: string, person: boolean | undefined): boolean {
    return this.matchers.classify(name, person ? 'person' : 'field').length > 0;
  }

  #member(node: MemberNode, scope: Scope): readonly Datum[] {
    const value = this.evaluator.evaluate(node, scope);
    const names = node.computed ? namesGoneThrough(node.property, scope, this.scopes, this.evaluator) : null;
    if (names) return this.#members(node, names, value, scope);
    const name = propertyName(node.property, node.computed) ?? this.#constant(node.property, scope) ?? '*';
    const source = this.source(node, value, name);
    if (source) return source;
    if ((isDerived(name) && !isParameter(value)) || CONSTANT.test(name) || isEnumMember(node, name) || isAboutField(node)) return NOTHING;
    // What stands in the environment is ours, whatever it is called.
    if (value?.kind === 'path' && /^global:(?:process|import\.meta|Deno|Bun)$/.test(value.path[0] ?? '')) return NOTHING;
    const line = node.loc?.start.line ?? 0;
    // A typed text is named by its control: `emailInput.value`, `document.querySelector("#email").value`.
    if (name === 'value' || name === 'current') {
      const control = nameControl(node.object, scope, this.controls);
      if (control !== null) return [{ at: [], label: control, line }];
    }
    if (node.object.type === 'ThisExpression' && scope.thisClass) return traceField(scope.thisClass, name, line, this) ?? [{ at: [], label: name, line }];
    const bound = node.object.type === 'ThisExpression' && !scope.thisClass ? this.controls.ofName(name, false) : [];
    if (bound.length > 0) return [...bound, { at: [], label: name, line }];
    if (node.object.type === 'ThisExpression' && scope.thisObject) {
      const members = this.scopes.members.get(scope.thisObject.node)?.get(name);
      if (members) return members.flatMap((member) => this.trace(member.node, member.scope));
      if (value?.kind === 'text') return NOTHING;
      if (!hasProperty(scope.thisObject.node, name)) return [{ at: [], label: name, line }];
    }
    const object = this.trace(node.object, scope);
    const kept = value?.kind === 'path' ? this.handOver.onRequest(value.path) : null;
    const own = takeStep(object.filter((datum) => !this.#isLetter(name, datum)), `.${name}`);
    const taken = kept ? [...own, this.handOver.read(kept, 0, own.length > 0 ? '' : name, line)] : own;
    const typed = value?.kind === 'path' && isInput(value.path) && !isDeclaredThing(node.object, scope, this) ? { person: true as const } : {};
    const files = value?.kind === 'path' ? { ...filesOf(value.path), ...tokenOf(name, value.path.at(-2) ?? '') } : {};
    if (taken.length > 0) return taken.map((datum) => (datum.label === name && datum.data === undefined ? { ...datum, ...typed, line, ...files } : datum));
    if (isOfFile(object, name)) return NOTHING;
    if (value?.kind === 'path' && value.path[0] === 'request') return [{ at: [], label: name, line, ...typed, ...files }];
    const owner = taken.length === 0 && !isMade(node.object, scope) ? this.evaluator.evaluate(node.object, scope) : undefined;
    if (owner?.kind === 'class' || owner?.kind === 'instance') return traceField(owner.node, name, line, this) ?? NOTHING;
    // What was found in the object and not under this name is not in it.
    if (object.length > 0 || this.#isLiteral(node.object, scope)) return NOTHING;
    return value?.kind === 'path' && !/^(?:global:(?:process|import\.meta)|npm:)/.test(value.path[0] ?? '') ? [{ at: [], label: name, line }] : NOTHING;
  }

  /** `user[field]` for each of some fields. */
  #members(node: MemberNode, names: readonly string[], value: Value | undefined, scope: Scope): Datum[] {
    const object = this.trace(node.object, scope);
    const owner = value?.kind === 'path' ? value.path.slice(0, -1) : [];
    const line = node.loc?.start.line ?? 0;
    return names.flatMap((name): Datum[] => {
      const taken = takeStep(object, `.${name}`);
      return taken.length > 0 || owner[0] !== 'request' ? taken : [{ at: [], label: name, line, ...(isInput([...owner, `.${name}`]) ? { person: true as const } : {}) }];
    });
  }

  /** `user[FIELD]`, where this file shows what the name in brackets stands for. */
  #constant(key: Node, scope: Scope): string | undefined {
    const value = this.evaluator.evaluate(key, scope);
    return value?.kind === 'text' && /^[A-Za-z_$][\w$-]*$/.test(value.text) && (key.type !== 'Identifier' || lookUp(scope, key.name)?.sources.length === 1) ? value.text : undefined;
  }

  /** `name[0]`: a part of a text is not the text. */
  #isLetter(step: string, { at, label, person }: Datum): boolean {
    return at.length === 0 && /^\d+$/.test(step) && !/s$/i.test(label) && this.says(label, person);
  }

  #isLiteral(node: Node, scope: Scope): boolean {
    const value = this.evaluator.evaluate(node, scope);
    return value?.kind === 'object' || value?.kind === 'text' || value?.kind === 'array';
  }

  #array({ elements }: ArrayExpression, scope: Scope): Datum[] {
    const spread = elements.findIndex((element) => element?.type === 'SpreadElement');
    return elements.flatMap((element, index) => {
      if (!element) return [];
      if (element.type === 'SpreadElement') return index === 0 ? this.trace(element.argument, scope) : shuffle(this.trace(element.argument, scope));
      return putAt(this.trace(element, scope), spread >= 0 && index > spread ? '.*' : `.${index}`);
    });
  }

  #object(node: ObjectExpression, scope: Scope): Datum[] {
    let data: Datum[] = [];
    for (const property of node.properties) {
      if (property.type === 'SpreadElement') {
        data.push(...this.trace(property.argument, scope));
        continue;
      }
      const name = propertyName(property.key, property.computed) ?? this.#constant(property.key, scope) ?? '*';
      const step = `.${name}`;
      if (name !== '*') data = data.filter(({ at }) => at[0] !== step);
      if (property.type === 'ObjectMethod') {
        if (property.kind === 'get') data.push(...putAt(this.returns(property), step));
        continue;
      }
      const held = this.trace(property.value, scope);
      const value = isLogin(node, name) ? held.filter(({ foreign }) => foreign?.type !== true) : held;
      data.push(...putAt(/^(?:authorization|x-access-token|x-auth-token)$/i.test(name) ? asToken(value) : this.named(name, value, property.value), step));
    }
    return data;
  }

  /** A value under a key: where its own names say nothing, the key does. */
  named(key: string, value: readonly Datum[], node: Node): readonly Datum[] {
    if (value.length === 0 || value.some((datum) => datum.data !== undefined || this.says(datum.label, datum.person))) return value;
    const person = value.some((datum) => datum.person);
    if (!this.says(key, person) || isNumberOfThing(key, value)) return value;
    return [...value, { at: [], label: key, line: node.loc?.start.line ?? 0, key: true, ...(person ? { person: true as const } : {}) }];
  }

  /** The function that stands in the code as an argument, or as a part of one. */
  functionAt(node: Node, scope: Scope, steps: readonly string[] = []): FunctionNode | null {
    let value = this.evaluator.evaluate(node, scope);
    for (const step of steps) value = this.evaluator.member(value, step.slice(1));
    return value?.kind === 'function' ? value.node : null;
  }

  /** What a function gives, in terms of its parameters. */
  returns(fn: FunctionNode): readonly Datum[] {
    const known = this.#returned.get(fn);
    if (known) return known;
    this.#returned.set(fn, NOTHING);
    const scope = this.scopes.of.get(fn) ?? this.scopes.program;
    if (fn.generator) {
      this.#returned.set(fn, traceYields(fn, scope, this).slice(0, MAX_DATA));
      return this.#returned.get(fn)!;
    }
    const given = fn.body.type === 'BlockStatement' ? this.evaluator.returnsOf(fn.body, scope) : [{ argument: fn.body, scope }];
    const data = given.flatMap(({ argument, scope: at }) => [...this.trace(argument, at)]);
    data.push(...this.handOver.keptBy(fn));
    if (fn.returnType && given.some(({ argument }) => /^(?:Await|Call|OptionalCall|Identifier|Member|TSAs)/.test(argument.type))) data.push(...(this.typed(fn.returnType, 'result', fn.loc?.start.line ?? 0) ?? []));
    this.#returned.set(fn, data.slice(0, MAX_DATA));
    return this.#returned.get(fn)!;
  }

  /** The result of a call: parameters of the function replaced by what is given for them. */
  substitute(returned: readonly Datum[], fn: FunctionNode, given: (index: number) => readonly Datum[]): Datum[] {
    return returned.flatMap((datum) => {
      if (datum.parameter?.owner !== fn) return datum;
      const { index, steps } = datum.parameter;
      // What is taken of a value that says nothing of its parts is named where it is taken.
      return given(index).flatMap((whole) => takeSteps([whole], steps).map((one) => ({ ...one, at: [...datum.at, ...one.at], line: whole.at.length < steps.length ? datum.line : one.line })));
    });
  }
}
