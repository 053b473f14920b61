import type { Function as FunctionNode, Node, ObjectExpression } from '@babel/types';
import { flatten, isDerived, isPerson, putAt, takeStep, takeSteps, type Datum } from '../../../model/datum.ts';
import type { Matchers } from '../../../model/matchers.ts';
import type { Evaluator } from '../evaluate.ts';
import { lookUp, propertyName, type Binding, type Scope, type Scopes } from '../scope.ts';
import { calleeName } from '../url-context.ts';
import type { Value } from '../value.ts';
import { Controls } from './controls.ts';
import { DIGEST, EACH, ELEMENT, FORMS, JOINS, REMOVES, SAME } from './methods.ts';
import { asToken, fieldsOfType, isEntry, isEnumMember, isInput, isState, typedLater } from './signs.ts';

const MAX_DEPTH = 24;
/** More of one value than anybody would read. */
const MAX_DATA = 48;
const NOTHING: readonly Datum[] = [];
const READ = { assigned: false };
/** Parameters of an address under which somebody's words are looked for. */
const SEARCH_KEY = /^(?:q|qry|query|search|searchterm|search_term|search_query|srsearch|gsrsearch|term|keywords?|text|address|input)$/i;
const IDENTIFYING = /^user\.(?:contact\.(?:email|phone_number|address)|unique_id|name|account\.username|government_id|device\.(?:ip_address|device_id))/;
const PSEUDONYM = ['user.unique_id.pseudonymous'];
/** `EVENT_AVATAR`: a constant or a setting, which is the same for everybody. */
const CONSTANT = /^[A-Z][A-Z\d]*(?:_[A-Z\d]+)+$/;

/**
 * Says of an expression which personal data may be in it, by going back to where its parts come from. Asked only for
 * what is passed to somebody; every answer is kept.
 */
export class Tracer {
  readonly #scopes: Scopes;
  readonly #evaluator: Evaluator;
  readonly #matchers: Matchers;
  readonly #known = new Map<Node, readonly Datum[]>();
  readonly #bindings = new Map<Binding, readonly Datum[]>();
  readonly #returned = new Map<FunctionNode, readonly Datum[]>();
  readonly controls: Controls;
  #depth = 0;

  constructor(scopes: Scopes, evaluator: Evaluator, matchers: Matchers) {
    this.#scopes = scopes;
    this.#evaluator = evaluator;
    this.#matchers = matchers;
    this.controls = new Controls(matchers);
  }

  trace(node: Node, scope: Scope): readonly Datum[] {
    const known = this.#known.get(node);
    if (known) return known;
    if (this.#depth > MAX_DEPTH) return NOTHING;
    this.#known.set(node, NOTHING); // a cycle adds nothing
    this.#depth++;
    const data = this.#compute(node, this.#scopes.of.get(node) ?? scope).slice(0, MAX_DATA);
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
        return this.#member(node, scope);
      case 'ObjectExpression':
        return this.#object(node, scope);
      case 'ArrayExpression':
        return node.elements.flatMap((element, index) => {
          if (!element) return [];
          return element.type === 'SpreadElement' ? this.trace(element.argument, scope) : putAt(this.trace(element, scope), `.${index}`);
        });
      case 'TemplateLiteral':
        return node.expressions.flatMap((one, index) => {
          // `…?email=${x}`: the parameter of an address names what is put there
          const key = /[?&]([\w.-]+)=$/.exec(node.quasis[index]?.value.raw ?? '')?.[1];
          const data = flatten(this.trace(one, scope));
          if (key !== undefined && data.length > 0 && SEARCH_KEY.test(key)) return [...data, { at: [], label: key, line: one.loc?.start.line ?? 0, data: ['user.behavior.search_history'] }];
          return key === undefined ? data : [...this.#named(key, data, one)];
        });
      case 'TaggedTemplateExpression':
        return node.quasi.expressions.flatMap((one) => flatten(this.trace(one, scope)));
      case 'BinaryExpression':
        return node.operator === '+' && node.left.type !== 'PrivateName' ? [...flatten(this.trace(node.left, scope)), ...flatten(this.trace(node.right, scope))] : NOTHING;
      case 'LogicalExpression':
        return node.operator === '&&' ? this.trace(node.right, scope) : [...this.trace(node.left, scope), ...this.trace(node.right, scope)];
      case 'ConditionalExpression':
        return [...this.trace(node.consequent, scope), ...this.trace(node.alternate, scope)];
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
      case 'TSSatisfiesExpression':
      case 'TSNonNullExpression':
      case 'TSTypeAssertion':
      case 'TypeCastExpression':
      case 'ParenthesizedExpression':
      case 'JSXExpressionContainer':
        return this.trace(node.expression, scope);
      case 'CallExpression':
      case 'OptionalCallExpression':
      case 'NewExpression':
        return this.#call(node, scope);
      default:
        return NOTHING;
    }
  }

  /** What rules say of the path itself: an address, a position, a field of a request. */
  #source(node: Node, value: Value | undefined, label: string): Datum[] | null {
    if (value?.kind !== 'path') return null;
    const line = node.loc?.start.line ?? 0;
    for (const rule of this.#matchers.matchPath(value.path, READ)) {
      if ('kind' in rule || rule.action !== 'collect' || rule.data.length === 0 || rule.key !== undefined) continue;
      return [{ at: [], label, line, data: rule.data }];
    }
    return null;
  }

  #name(node: Extract<Node, { type: 'Identifier' }>, scope: Scope): readonly Datum[] {
    if (node.name === 'undefined') return NOTHING;
    const binding = lookUp(scope, node.name);
    const line = node.loc?.start.line ?? 0;
    if (!binding) return this.#source(node, this.#evaluator.evaluate(node, scope), node.name) ?? (CONSTANT.test(node.name) ? NOTHING : [{ at: [], label: node.name, line }]);
    return this.#bound(binding, node, scope);
  }

  #bound(binding: Binding, node: Node, scope: Scope): readonly Datum[] {
    const known = this.#bindings.get(binding);
    if (known) return known;
    this.#bindings.set(binding, NOTHING);
    const data = this.#computeBinding(binding, node, scope).slice(0, MAX_DATA);
    this.#bindings.set(binding, data);
    return data;
  }

  #computeBinding(binding: Binding, node: Node, scope: Scope): readonly Datum[] {
    const line = node.loc?.start.line ?? 0;
    const { declaration, name } = binding;
    const open: Datum = { at: [], label: name, line };
    switch (declaration.kind) {
      case 'import': {
        const value = this.#evaluator.evaluate(node, scope);
        return value?.kind === 'path' ? [{ ...open, foreign: { path: value.path, given: [], steps: [] } }] : NOTHING;
      }
      case 'function':
      case 'class':
        return NOTHING;
      case 'param':
        return this.#withParts(binding, [...this.#parameter(binding, declaration, scope, line), ...this.#fromSources(binding)]);
      case 'variable': {
        if (binding.sources.length === 0) return this.#withParts(binding, [open]);
        const data = this.#fromSources(binding);
        // The state of a component starts as a constant and is typed in later.
        if (data.length === 0 && binding.sources.some(({ node: from, steps }) => steps.length > 0 && isState(from))) return [{ ...open, label: this.controls.ofBinding(binding) ?? name }];
        // What nobody knows goes by the name that it is given here.
        return this.#withParts(binding, data.map((datum) => (this.#isOpen(datum) && this.#says(name, datum.person) ? { ...datum, label: name } : datum)));
      }
      case 'other':
        return [open];
    }
  }

  #fromSources(binding: Binding): Datum[] {
    return binding.sources.flatMap(({ node, scope, steps }) => {
      const data = takeSteps(this.trace(node, scope), steps);
      const last = steps.at(-1);
      const line = node.loc?.start.line ?? 0;
      const known = last?.startsWith('.') ? this.#sourceOfPattern(node, scope, steps, last.slice(1), line) : null;
      return known ?? data;
    });
  }

  /** `const { ip } = req`: the path that a pattern takes. */
  #sourceOfPattern(node: Node, scope: Scope, steps: readonly string[], label: string, line: number): Datum[] | null {
    let value = this.#evaluator.evaluate(node, scope);
    for (const step of steps) if (!step.startsWith('~')) value = this.#evaluator.member(value, step.slice(1));
    const found = this.#source(node, value, label);
    return found && found.map((datum) => ({ ...datum, line }));
  }

  #isOpen(datum: Datum): boolean {
    return datum.data === undefined && datum.at.length === 0 && !this.#says(datum.label, datum.person);
  }
  /** A digest of it tells people apart. */
  #identifies({ data, label, person }: Datum): boolean {
    return (data ?? this.#matchers.classify(label, person ? 'person' : 'field')).some((category) => IDENTIFYING.test(category));
  }
  #says(name: string, person: boolean | undefined): boolean {
    return this.#matchers.classify(name, person ? 'person' : 'field').length > 0;
  }

  #withParts(binding: Binding, own: readonly Datum[]): Datum[] {
    let data = [...own];
    for (const { steps, node, scope } of binding.parts ?? []) {
      const [step] = steps;
      if (node === null) {
        data = data.filter(({ at }) => at[0] !== step);
        continue;
      }
      const part = this.trace(node, scope);
      if (step === undefined) data.push(...part);
      else data = [...(step === '.*' ? data : data.filter(({ at }) => at[0] !== step)), ...putAt(this.#named(step.slice(1), part, node), step)];
    }
    return data;
  }

  #parameter(binding: Binding, declaration: Extract<Binding['declaration'], { kind: 'param' }>, scope: Scope, line: number): Datum[] {
    const { name } = binding;
    const { steps, index, function: owner } = declaration;
    const given = this.#givenByCaller(declaration, scope);
    if (given) return takeSteps(given, steps);
    const label = steps.findLast((step) => /^\.[^*\d]/.test(step))?.slice(1) ?? name;
    const open: Datum = { at: [], label, line, parameter: { index, steps: steps.filter((step) => !step.startsWith('~')), owner } };
    const fields = steps.length === 0 ? fieldsOfType(declaration.node, this.#scopes) : [];
    return [open, ...fields.map((field): Datum => ({ at: [`.${field}`], label: field, line, ...(isPerson(name) ? { person: true as const } : {}) }))];
  }

  /** Of a callback: the elements of the list, the value of the promise that calls it. */
  #givenByCaller({ function: owner, index }: Extract<Binding['declaration'], { kind: 'param' }>, scope: Scope): Datum[] | null {
    const call = this.#scopes.parentOfFunction.get(owner);
    if (call?.type !== 'CallExpression' || call.callee.type !== 'MemberExpression') return null;
    const method = propertyName(call.callee.property, call.callee.computed) ?? '';
    const position = call.arguments.indexOf(owner as never);
    if (position < 0) return null;
    const around = scope.parent ?? scope;
    if (method === 'then' && position === 0 && index === 0) return [...this.trace(call.callee.object, around)];
    if (method === 'reduce' || method === 'reduceRight') {
      if (index === 0) return call.arguments[1] ? [...this.trace(call.arguments[1], around)] : null;
      return index === 1 ? takeStep(this.trace(call.callee.object, around), '.*') : null;
    }
    if (position === 0 && index === 0 && EACH.has(method)) return takeStep(this.trace(call.callee.object, around), '.*');
    return null;
  }

  #member(node: Extract<Node, { type: 'MemberExpression' | 'OptionalMemberExpression' }>, scope: Scope): readonly Datum[] {
    const value = this.#evaluator.evaluate(node, scope);
    const name = propertyName(node.property, node.computed) ?? (value?.kind === 'path' ? value.path.at(-1)?.slice(1) : undefined) ?? '*';
    const source = this.#source(node, value, name);
    if (source) return source;
    if (isDerived(name) || CONSTANT.test(name) || isEnumMember(node, name)) return NOTHING;
    // What stands in the environment is ours, whatever it is called.
    if (value?.kind === 'path' && /^global:(?:process|import\.meta|Deno|Bun)$/.test(value.path[0] ?? '')) return NOTHING;
    const line = node.loc?.start.line ?? 0;
    // A typed text is named by its control: `emailInput.value`, `document.querySelector("#email").value`.
    if (name === 'value' || name === 'current') {
      const control = this.#control(node.object, scope);
      if (control !== null) return [{ at: [], label: control, line }];
    }
    if (node.object.type === 'ThisExpression' && scope.thisClass) {
      const members = this.#scopes.members.get(scope.thisClass)?.get(name);
      if (members) return members.flatMap((member) => (/^(?:Class|TSParameter)/.test(member.node.type) ? [{ at: [], label: name, line }] : this.trace(member.node, member.scope)));
      return [{ at: [], label: name, line }];
    }
    const object = this.trace(node.object, scope);
    const taken = takeStep(object, `.${name}`);
    const typed = value?.kind === 'path' && isInput(value.path) ? { person: true as const } : {};
    if (taken.length > 0) return taken.map((datum) => (datum.label === name && datum.data === undefined ? { ...datum, ...typed, line } : datum));
    if (value?.kind === 'path' && value.path[0] === 'request') return [{ at: [], label: name, line, ...typed }];
    // What was found in the object and not under this name is not in it.
    if (object.length > 0 || this.#isLiteral(node.object, scope)) return NOTHING;
    return value?.kind === 'path' && !/^(?:global:(?:process|import\.meta)|npm:)/.test(value.path[0] ?? '') ? [{ at: [], label: name, line }] : NOTHING;
  }

  #isLiteral(node: Node, scope: Scope): boolean {
    const value = this.#evaluator.evaluate(node, scope);
    return value?.kind === 'object' || value?.kind === 'text' || value?.kind === 'array';
  }

  /** The name of the form control that an expression gives. */
  #control(node: Node, scope: Scope): string | null {
    switch (node.type) {
      case 'Identifier': {
        const binding = lookUp(scope, node.name);
        const control = binding && this.controls.ofBinding(binding);
        if (control !== undefined) return control;
        const [source] = binding?.sources ?? [];
        const found = source && source.steps.length === 0 && source.node.type !== 'Identifier' ? this.#control(source.node, source.scope) : null;
        return found ?? (/(?:Ref|Input|Field|El|Element)$/.test(node.name) ? node.name.replace(/(?:Ref|Input|Field|El|Element)+$/, '') || null : null);
      }
      case 'MemberExpression':
      case 'OptionalMemberExpression': {
        const name = propertyName(node.property, node.computed);
        if (name === null) return null;
        if (name === 'current' || name === 'value') return this.#control(node.object, scope);
        if (name === 'target' || name === 'currentTarget') {
          const event = node.object.type === 'Identifier' ? lookUp(scope, node.object.name) : undefined;
          return (event && this.controls.ofEvent(event)) ?? null;
        }
        const object = node.object.type === 'MemberExpression' ? propertyName(node.object.property, node.object.computed) : node.object.type === 'Identifier' ? node.object.name : null;
        return object !== null && /^(?:elements|form|target|currentTarget|controls|refs|\$refs)$/.test(object) ? name : /(?:Ref|Input|Field)$/.test(name) ? name.replace(/(?:Ref|Input|Field)+$/, '') || null : null;
      }
      case 'TSAsExpression':
      case 'TSNonNullExpression':
        return this.#control(node.expression, scope);
      case 'CallExpression':
      case 'OptionalCallExpression': {
        const name = calleeName(node.callee);
        const [first] = node.arguments;
        if (first?.type !== 'StringLiteral' || name === null || !/^(?:querySelector|getElementById|getElementsByName|get|\$|namedItem|getByName)$/.test(name)) return null;
        return /[#."'=\]]?([\w-]+)["'\]]*\s*$/.exec(first.value)?.[1] ?? null;
      }
      default:
        return null;
    }
  }

  #object(node: ObjectExpression, scope: Scope): Datum[] {
    let data: Datum[] = [];
    for (const property of node.properties) {
      if (property.type === 'SpreadElement') {
        data.push(...this.trace(property.argument, scope));
        continue;
      }
      const name = propertyName(property.key, property.computed) ?? '*';
      const step = `.${name}`;
      if (name !== '*') data = data.filter(({ at }) => at[0] !== step);
      if (property.type === 'ObjectMethod') {
        if (property.kind === 'get') data.push(...putAt(this.returns(property), step));
        continue;
      }
      const value = this.trace(property.value, scope);
      data.push(...putAt(/^(?:authorization|x-access-token|x-auth-token)$/i.test(name) ? asToken(value) : this.#named(name, value, property.value), step));
    }
    return data;
  }

  /** A value under a key: where its own names say nothing, the key does. */
  #named(key: string, value: readonly Datum[], node: Node): readonly Datum[] {
    if (value.length === 0 || value.some((datum) => datum.data !== undefined || this.#says(datum.label, datum.person))) return value;
    const person = value.some((datum) => datum.person);
    if (!this.#says(key, person)) return value;
    return [...value, { at: [], label: key, line: node.loc?.start.line ?? 0, key: true, ...(person ? { person: true as const } : {}) }];
  }

  #call(node: Extract<Node, { type: 'CallExpression' | 'OptionalCallExpression' | 'NewExpression' }>, scope: Scope): readonly Datum[] {
    const { callee } = node;
    const line = node.loc?.start.line ?? 0;
    const name = calleeName(callee) ?? '';
    const isMethod = callee.type === 'MemberExpression' || callee.type === 'OptionalMemberExpression';
    const value = this.#evaluator.evaluate(callee, scope);
    const args = (): Datum[] => node.arguments.flatMap((one) => this.trace(one, scope));
    if (value?.kind === 'function' && !(isMethod && (name === 'call' || name === 'apply' || name === 'bind'))) {
      return REMOVES.test(name) ? NOTHING : this.#substitute(this.returns(value.node), value.node, (index) => (node.arguments[index] ? this.trace(node.arguments[index], scope) : NOTHING));
    }
    if (DIGEST.test(name)) {
      const all = isMethod ? [...args(), ...this.#digested(callee.object, scope)] : args();
      if (all.length === 0) return NOTHING;
      return all.some((datum) => this.#identifies(datum)) ? [{ at: [], label: name, line, data: PSEUDONYM }] : NOTHING;
    }
    const result = this.#evaluator.evaluate(node, scope);
    const source = this.#source(node, result, name);
    if (source) return source;
    if (isMethod) {
      const receiver = callee.object;
      if (name === 'map' || name === 'flatMap' || name === 'reduce' || name === 'then') {
        const callback = node.arguments[0] && this.#evaluator.evaluate(node.arguments[0], scope);
        if (callback?.kind === 'function') {
          const passed = name === 'then' ? this.trace(receiver, scope) : takeStep(this.trace(receiver, scope), '.*');
          const returned = this.#substitute(this.returns(callback.node), callback.node, (index) => (index === 0 ? passed : NOTHING));
          return name === 'map' ? putAt(returned, '.*') : returned;
        }
      }
      if (name === 'get' && node.arguments[0]?.type === 'StringLiteral') {
        const key = node.arguments[0].value;
        if (CONSTANT.test(key)) return NOTHING;
        const taken = takeStep(this.trace(receiver, scope), `.${key}`);
        if (taken.length > 0) return taken.map((datum) => (datum.label === key && datum.data === undefined ? { ...datum, line } : datum));
        const isForm = result?.kind === 'path' && /^(?:request|global:(?:FormData|URLSearchParams))/.test(result.path[0] ?? '');
        return isForm || /(?:params|query|form|data|body|fields)$/i.test(calleeName(receiver) ?? '') ? [{ at: [], label: key, line }] : NOTHING;
      }
      if (name === 'slice' || name === 'substring' || name === 'substr') return this.trace(receiver, scope).filter(({ at }) => at.length > 0);
      const isGlobal = value?.kind === 'path' && /^global:(?:JSON|Object|Array|Promise|String|Buffer|URL|Number)$/.test(value.path[0] ?? '');
      if (!isGlobal) {
        if (name === 'concat') return [...this.trace(receiver, scope), ...args()];
        if (JOINS.has(name)) return [...flatten(this.trace(receiver, scope)), ...(name === 'join' ? [] : flatten(args()))];
        if (SAME.has(name)) {
          const data = this.trace(receiver, scope);
          return ELEMENT.has(name) ? takeStep(data, '.*') : data;
        }
      }
      if (REMOVES.test(name)) return NOTHING;
    }
    if (isEntry(result) && node.arguments[0]?.type === 'StringLiteral') return [{ at: [], label: node.arguments[0].value, line }];
    if (REMOVES.test(name) || DIGEST.test(name)) return NOTHING;
    if (name === 'omit' || name === 'pick') return this.#chosen(name, node.arguments, scope);
    if (name === 'useContext' || name === 'inject') return NOTHING;
    // A record that is made of data holds them.
    if (node.type === 'NewExpression') return args();
    const path = result?.kind === 'path' ? result.path : undefined;
    const root = path?.[0] ?? '';
    if (path && (root.startsWith('module:') || (root.startsWith('npm:') && !this.#matchers.knowsRoot(root) && !FORMS.test(name)))) {
      const given = node.arguments.slice(0, 6).map((one) => [...this.trace(one, scope)]);
      return [{ at: [], label: name, line, foreign: { path, given, steps: [] } }];
    }
    if (name === 'reactive' || name === '$state') return [...args(), ...typedLater(node.arguments[0])];
    if (FORMS.test(name)) {
      const forms = args();
      if (name === 'fromEntries') return flatten(forms);
      return JOINS.has(name) || /^(?:String|encodeURIComponent|btoa|format\w*|render\w*)$/.test(name) ? flatten(forms) : forms;
    }
    return root === 'request' || this.#isAsked(name) ? [{ at: [], label: this.#isAsked(name) ? name.replace(/^(?:get|fetch|load|find|read|use|select|query)/, '').replace(/^[A-Z]/, (c) => c.toLowerCase()) || name : name, line }] : NOTHING;
  }

  /** `getEmail()`, `fetchUser(id)`: a call that is named after what it gives. */
  #isAsked(name: string): boolean {
    return /^(?:get|fetch|load|find|read|use|select|query|current|create)[A-Z_]|^(?:findOne|findUnique|findFirst|findById|findByPk|findUniqueOrThrow|findFirstOrThrow|findOneBy|findOneOrFail|first|json|formData|readBody|prompt|input)$/.test(name);
  }

  /** What `createHash(…).update(datum)` was given. */
  #digested(node: Node, scope: Scope): readonly Datum[] {
    if (node.type !== 'CallExpression' && node.type !== 'OptionalCallExpression') return node.type === 'Identifier' ? this.#updates(node.name, scope) : NOTHING;
    const own = calleeName(node.callee) === 'update' ? node.arguments.flatMap((one) => [...this.trace(one, scope)]) : [];
    return node.callee.type === 'MemberExpression' ? [...own, ...this.#digested(node.callee.object, scope)] : own;
  }
  #updates(name: string, scope: Scope): readonly Datum[] {
    const [source] = lookUp(scope, name)?.sources ?? [];
    return source && (source.node.type === 'CallExpression' || source.node.type === 'OptionalCallExpression') ? this.#digested(source.node, source.scope) : NOTHING;
  }

  /** `omit(user, ["email"])`, `pick(user, "id")`. */
  #chosen(name: string, args: readonly Node[], scope: Scope): readonly Datum[] {
    const [object, ...keys] = args;
    if (!object) return NOTHING;
    const names = keys.flatMap((key): (Node | null)[] => (key.type === 'ArrayExpression' ? key.elements : [key])).flatMap((key) => (key?.type === 'StringLiteral' ? key.value : []));
    const data = this.trace(object, scope);
    return name === 'omit' ? takeStep(data, `~${names.join(',')}`).filter(({ at }) => at.length > 0) : names.flatMap((key) => putAt(takeStep(data, `.${key}`), `.${key}`));
  }

  /** What a function gives, in terms of its parameters. */
  returns(fn: FunctionNode): readonly Datum[] {
    const known = this.#returned.get(fn);
    if (known) return known;
    this.#returned.set(fn, NOTHING);
    const scope = this.#scopes.of.get(fn) ?? this.#scopes.program;
    const data = fn.body.type === 'BlockStatement' ? this.#evaluator.returnsOf(fn.body, scope).flatMap(({ argument, scope: at }) => [...this.trace(argument, at)]) : [...this.trace(fn.body, scope)];
    this.#returned.set(fn, data.slice(0, MAX_DATA));
    return this.#returned.get(fn)!;
  }

  /** The result of a call: parameters of the function replaced by what is given for them. */
  #substitute(returned: readonly Datum[], fn: FunctionNode, given: (index: number) => readonly Datum[]): Datum[] {
    return returned.flatMap((datum) => {
      if (datum.parameter?.owner !== fn) return datum;
      const { index, steps } = datum.parameter;
      return takeSteps(given(index), steps).map((one) => ({ ...one, at: [...datum.at, ...one.at] }));
    });
  }
}
