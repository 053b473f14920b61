import type { CallExpression, Expression, Function as FunctionNode, Node, ObjectExpression } from '@babel/types';
import type { AccessPath } from '../../model/facts.ts';
import { CLIENTS } from './client-names.ts';
import { pickedMember, picksMember } from './picked-member.ts';
import { GLOBAL_OBJECTS, pathOfImport, pathOfModule, REQUEST, REQUEST_NAMES, REQUEST_PARAMETERS, REQUEST_PROPERTIES, REQUEST_TYPES, RESPONSE, RESPONSE_MEMBERS, RESPONSE_NAMES, RESPONSE_PARAMETERS, RESPONSE_TYPES, SAME_REQUEST, TYPES_OF_GLOBALS } from './roots.ts';
import { modelWithin } from './flow/model-calls.ts';
import { lookUp, propertyName, type Binding, type Scope, type Scopes } from './scope.ts';
import { selectorOf } from './selector.ts';
import { aroundWhat, GIVES_ITSELF, storeOf } from './stores.ts';
import { HOLE, type Value } from './value.ts';
import { eachChild } from './walk.ts';

const MAX_DEPTH = 40;
const MAX_STEPS = 12;
/** Functions of libraries that give the function that they are given, to be called at another time. */
const SAME_FUNCTION = /[./:](?:debounce|throttle|once|memoize|memoizeOne|useDebouncedCallback|useThrottledCallback|useDebounceFn|useThrottleFn|useMemoizedFn|useEventCallback|useEvent|useEffectEvent|useStableCallback)(?:\.js)?$/;
/** Methods of a package that call a function with an object of their own: what is done with it is done with the package. */
const HANDS_ON = /^(?:init|with(?:Isolation|Active)?Scope|configureScope|start(?:Active)?Span|startSpanManual)$/;

/** What carries clients beside other things: properties of a component, the context of a request, of an application. */
const HOLDS_CLIENTS = /^(?:request|global:useNuxtApp|npm:(?:react|preact|#app|#imports|nuxt\/app|@nuxtjs\/composition-api))$/;

/**
 * Finds out what expressions are: names are resolved through imports, aliases, destructuring, assignments, class
 * fields and calls of functions of this file. Every answer is kept, so that the whole file costs one look at each node.
 */
export class Evaluator {
  readonly #scopes: Scopes;
  readonly #known = new Map<Node, Value | undefined>();
  readonly #bindings = new Map<Binding, Value | undefined>();
  readonly #members = new Map<Node, Map<string, Value | undefined>>();
  #depth = 0;

  constructor(scopes: Scopes) {
    this.#scopes = scopes;
  }

  evaluate(node: Node, scope: Scope): Value | undefined {
    if (this.#known.has(node)) return this.#known.get(node);
    if (this.#depth > MAX_DEPTH) return undefined;
    this.#known.set(node, undefined); // a cycle says nothing
    this.#depth++;
    const value = this.#compute(node, scope);
    this.#depth--;
    this.#known.set(node, value);
    return value;
  }

  #compute(node: Node, scope: Scope): Value | undefined {
    switch (node.type) {
      case 'Identifier':
      case 'JSXIdentifier':
        return this.#name(node.name, scope);
      case 'Super':
        return scope.thisClass?.superClass ? this.evaluate(scope.thisClass.superClass, scope) : undefined;
      case 'ThisExpression':
        return scope.thisClass ? { kind: 'instance', node: scope.thisClass, scope } : scope.thisObject ? { kind: 'object', ...scope.thisObject } : undefined;
      case 'MemberExpression':
      case 'OptionalMemberExpression': {
        const name = this.#memberName(node.property, node.computed, scope);
        const member = this.member(this.evaluate(node.object, scope), name ?? '*');
        return member === undefined && node.object.type === 'ThisExpression' ? this.member(undefined, name ?? '*') : member;
      }
      case 'JSXMemberExpression':
        return this.member(this.evaluate(node.object, scope), node.property.name);
      case 'CallExpression':
      case 'OptionalCallExpression':
      case 'NewExpression':
        return this.#selected(node, this.#call(node.callee, node.arguments, scope));
      case 'ImportExpression':
        return node.source.type === 'StringLiteral' ? { kind: 'path', path: pathOfModule(node.source.value) } : undefined;
      case 'TaggedTemplateExpression':
        return this.result(this.evaluate(node.tag, scope));
      case 'AwaitExpression':
      case 'TSAsExpression':
      case 'TSSatisfiesExpression':
      case 'TSNonNullExpression':
      case 'TSTypeAssertion':
      case 'TypeCastExpression':
      case 'ParenthesizedExpression':
      case 'TSInstantiationExpression':
        return this.evaluate((node as { expression?: Node; argument?: Node }).expression ?? (node as { argument: Node }).argument, scope);
      case 'SequenceExpression':
        return node.expressions.length ? this.evaluate(node.expressions[node.expressions.length - 1]!, scope) : undefined;
      case 'AssignmentExpression':
        return this.evaluate(node.right, scope);
      case 'ConditionalExpression':
        return this.#first([node.consequent, node.alternate], scope);
      case 'LogicalExpression':
        return node.operator === '&&' ? this.evaluate(node.right, scope) : this.#first([node.left, node.right], scope);
      case 'StringLiteral':
        return { kind: 'text', text: node.value, origins: [node] };
      case 'NumericLiteral':
      case 'BooleanLiteral':
        return { kind: 'text', text: String(node.value), origins: [] };
      case 'TemplateLiteral':
        return this.#template(node.quasis.map((q) => q.value.cooked ?? q.value.raw), node.expressions, node, scope);
      case 'BinaryExpression':
        return node.operator === '+' && node.left.type !== 'PrivateName' ? this.#template(['', '', ''], [node.left, node.right], null, scope) : undefined;
      case 'ObjectExpression':
        return { kind: 'object', node, scope };
      case 'ArrayExpression':
        return { kind: 'array', items: node.elements.map((e) => (e ? this.evaluate(e, scope) : undefined)) };
      case 'FunctionExpression':
      case 'ArrowFunctionExpression':
      case 'FunctionDeclaration':
      case 'ObjectMethod':
      case 'ClassMethod':
      case 'ClassPrivateMethod':
        return { kind: 'function', node, scope: this.#scopes.of.get(node) ?? scope };
      case 'ClassExpression':
      case 'ClassDeclaration':
        return { kind: 'class', node, scope };
      case 'MetaProperty':
        return node.meta.name === 'import' ? { kind: 'path', path: ['global:import.meta'] } : undefined;
      case 'ClassProperty':
      case 'ClassPrivateProperty':
        return node.value ? this.evaluate(node.value, scope) : this.#typed(node.typeAnnotation, scope);
      case 'TSParameterProperty':
        if (node.parameter.type === 'Identifier') return this.#typed(node.parameter.typeAnnotation, scope);
        return this.#typed(node.parameter.left.type === 'Identifier' ? node.parameter.left.typeAnnotation : null, scope) ?? this.evaluate(node.parameter.right, scope);
      default:
        return undefined;
    }
  }

  /** A member of a value: the step taken, or what an object or class of this file holds under the name. */
  member(value: Value | undefined, name: string): Value | undefined {
    if (!value) return REQUEST_NAMES.has(name) ? REQUEST : RESPONSE_NAMES.has(name) ? RESPONSE : CLIENTS.get(name);
    switch (value.kind) {
      case 'path':
        if (HOLDS_CLIENTS.test(value.path[0]!) && CLIENTS.has(name)) return CLIENTS.get(name);
        return this.#step(value.path, `.${name}`);
      case 'array':
        return value.items[Number(name)];
      case 'object':
        return this.property(value, name);
      case 'class':
      case 'instance':
        return this.#remember(value.node, `${value.kind} ${name}`, () => this.#ofClass(value, name));
      case 'function':
        return name === 'bind' || name === 'call' || name === 'apply' ? value : name === 'getState' ? value : undefined;
      case 'store':
        for (const part of value.parts) {
          const found = this.property(part, name);
          if (found) return found;
        }
        return undefined;
      case 'text':
        return undefined;
    }
  }

  #ofClass(value: Extract<Value, { kind: 'class' | 'instance' }>, name: string): Value | undefined {
    for (const member of this.#scopes.members.get(value.node)?.get(name) ?? []) {
      const found = this.evaluate(member.node, member.scope);
      if (found) return found;
    }
    const parent = value.node.superClass && this.evaluate(value.node.superClass, value.scope);
    if (parent?.kind === 'class') return this.member({ ...parent, kind: value.kind }, name);
    if (parent?.kind === 'path') return this.#step(value.kind === 'instance' ? [...parent.path, '()'] : parent.path, `.${name}`);
    return this.member(undefined, name);
  }

  /** What `new` and `super()` call, of the class itself or the next above it that has one. */
  constructorOf(value: Extract<Value, { kind: 'class' }>): FunctionNode | undefined {
    let at: Value | undefined = value;
    for (let depth = 0; at?.kind === 'class' && depth < 8; depth++) {
      const member = this.#scopes.members.get(at.node)?.get('constructor')?.[0]?.node;
      if (member?.type === 'ClassMethod') return member;
      at = at.node.superClass ? this.evaluate(at.node.superClass, at.scope) : undefined;
    }
    return undefined;
  }

  /** Members are asked for again and again, also in cycles (`options = { ...options }`), in which they say nothing. */
  #remember(owner: Node, key: string, compute: () => Value | undefined): Value | undefined {
    let members = this.#members.get(owner);
    if (!members) this.#members.set(owner, (members = new Map()));
    if (members.has(key)) return members.get(key);
    members.set(key, undefined);
    const value = compute();
    members.set(key, value);
    return value;
  }

  /** The value of a property of an object literal, spreads included; the last one written wins. */
  property(object: { node: ObjectExpression; scope: Scope }, name: string): Value | undefined {
    return this.#remember(object.node, name, () => this.#property(object, name));
  }

  #property(object: { node: ObjectExpression; scope: Scope }, name: string): Value | undefined {
    for (let i = object.node.properties.length - 1; i >= 0; i--) {
      const property = object.node.properties[i]!;
      if (property.type === 'SpreadElement') {
        const found = this.member(this.evaluate(property.argument, object.scope), name);
        if (found) return found;
      } else if (propertyName(property.key, property.computed) === name) {
        if (property.type === 'ObjectProperty') return this.evaluate(property.value, object.scope) ?? this.#assigned(object.node, name);
        const method = this.evaluate(property, object.scope);
        return property.kind === 'get' ? this.result(method) : method;
      }
    }
    return this.#assigned(object.node, name);
  }

  /** What a method of an object literal keeps in it: `this.client = …`. */
  #assigned(object: ObjectExpression, name: string): Value | undefined {
    for (const { node, scope } of this.#scopes.members.get(object)?.get(name) ?? []) {
      const found = this.evaluate(node, scope);
      if (found) return found;
    }
    return undefined;
  }

  /** What a call, or a construction, of the value gives. */
  result(callee: Value | undefined): Value | undefined {
    switch (callee?.kind) {
      case 'path':
        return this.#step(callee.path, '()');
      case 'class':
        return { kind: 'instance', node: callee.node, scope: callee.scope };
      case 'function':
        return this.#returned(callee.node, callee.scope);
      case 'store':
        return callee;
      default:
        return undefined;
    }
  }

  #step(path: AccessPath, step: string): Value | undefined {
    if (path.length >= MAX_STEPS) return undefined;
    const [root] = path;
    if (path.length === 1 && root !== undefined) {
      if (root === 'request') {
        if (SAME_REQUEST.has(step)) return REQUEST;
        if (RESPONSE_MEMBERS.has(step)) return RESPONSE;
      }
      if (step === '.default' && !root.startsWith('module:')) return { kind: 'path', path };
      if (root.startsWith('global:') && GLOBAL_OBJECTS.has(root.slice(7)) && step.startsWith('.')) return GLOBAL_OBJECTS.has(step.slice(1)) ? { kind: 'path', path } : { kind: 'path', path: [`global:${step.slice(1)}`] };
      if (root === 'global:document' && step === '.defaultView') return { kind: 'path', path: ['global:window'] };
    }
    return { kind: 'path', path: [...path, step] };
  }

  #memberName(property: Node, computed: boolean, scope: Scope): string | null {
    const name = propertyName(property, computed);
    if (name !== null || !computed) return name;
    const value = this.evaluate(property, scope);
    return value?.kind === 'text' && !value.text.includes(HOLE) ? value.text : null;
  }

  #name(name: string, scope: Scope): Value | undefined {
    const binding = lookUp(scope, name);
    if (!binding) return name === 'undefined' ? undefined : { kind: 'path', path: [`global:${name}`] };
    if (this.#bindings.has(binding)) return this.#bindings.get(binding);
    this.#bindings.set(binding, undefined);
    const value = this.#bound(binding, scope) ?? this.#byName(name, binding);
    this.#bindings.set(binding, value);
    return value;
  }

  #byName(name: string, binding: Binding): Value | undefined {
    if (binding.declaration.kind === 'function' || binding.declaration.kind === 'class') return undefined;
    return REQUEST_NAMES.has(name) ? REQUEST : RESPONSE_NAMES.has(name) ? RESPONSE : CLIENTS.get(name);
  }

  #bound(binding: Binding, scope: Scope): Value | undefined {
    const { declaration } = binding;
    switch (declaration.kind) {
      case 'import':
        return this.#follow({ kind: 'path', path: pathOfImport(declaration.specifier) }, declaration.steps);
      case 'function':
        return { kind: 'function', node: declaration.node, scope: this.#scopes.of.get(declaration.node) ?? scope };
      case 'class':
        return { kind: 'class', node: declaration.node, scope };
      case 'param':
        return this.#parameter(declaration, scope) ?? this.#sources(binding);
      case 'variable':
        return this.#sources(binding) ?? this.#typed(declaration.annotation, scope);
      case 'other':
        return undefined;
    }
  }

  #sources(binding: Binding): Value | undefined {
    let constant: Value | undefined;
    for (const source of binding.sources) {
      const value = this.#follow(this.evaluate(source.node, source.scope), source.steps);
      if (value?.kind === 'path') return value;
      constant ??= value;
    }
    return constant;
  }

  #follow(value: Value | undefined, steps: readonly string[]): Value | undefined {
    let at = value;
    for (const step of steps) if (!step.startsWith('~')) at = this.member(at, step.slice(1));
    return at;
  }

  #parameter(declaration: Extract<Binding['declaration'], { kind: 'param' }>, scope: Scope): Value | undefined {
    const pattern = declaration.node.type === 'AssignmentPattern' ? declaration.node.left : declaration.node.type === 'TSParameterProperty' ? declaration.node.parameter : declaration.node;
    const typed = 'typeAnnotation' in pattern ? this.#typed(pattern.typeAnnotation ?? null, scope) : undefined;
    if (typed) return this.#follow(typed, declaration.steps);
    const decorated = 'decorators' in declaration.node && declaration.node.decorators?.[0];
    if (decorated) {
      const value = this.evaluate(decorated.expression, scope);
      if (value?.kind === 'path') return /^\.Req(?:uest)?$/.test(value.path[1] ?? '') ? this.#follow(REQUEST, declaration.steps) : this.#follow(value, declaration.steps);
    }
    const call = this.#scopes.parentOfFunction.get(declaration.function);
    if (call?.type === 'CallExpression' && call.callee.type === 'MemberExpression' && declaration.index === 0 && propertyName(call.callee.property, call.callee.computed) === 'then') {
      const promised = this.evaluate(call.callee.object, scope);
      if (promised) return this.#follow(promised, declaration.steps);
    }
    if (call?.type === 'CallExpression' && declaration.index === 0) {
      const sdk = this.#givenBack(call, scope);
      if (sdk) return this.#follow(sdk, declaration.steps);
    }
    if (call?.type === 'CallExpression' && declaration.index === 0 && call.callee.type === 'MemberExpression' && HANDS_ON.test(propertyName(call.callee.property, call.callee.computed) ?? '')) {
      const callee = this.evaluate(call.callee, scope.parent ?? scope);
      if (callee?.kind === 'path' && callee.path[0]?.startsWith('npm:')) return this.#follow(this.#step(callee.path, '()'), declaration.steps);
    }
    if (pattern.type === 'Identifier') {
      if (REQUEST_PARAMETERS.has(pattern.name)) return REQUEST;
      if (RESPONSE_PARAMETERS.has(pattern.name) && declaration.index > 0) return RESPONSE;
    } else if (pattern.type === 'ObjectPattern') {
      const isRequest = pattern.properties.some((p) => p.type === 'ObjectProperty' && p.key.type === 'Identifier' && REQUEST_PROPERTIES.has(p.key.name));
      if (isRequest && declaration.index === 0) return this.#follow(REQUEST, declaration.steps);
    }
    return undefined;
  }

  /** `withScope((scope) => …)`: the SDK, under another name. */
  #givenBack({ callee }: CallExpression, scope: Scope): Value | undefined {
    const name = callee.type === 'MemberExpression' ? propertyName(callee.property, callee.computed) : callee.type === 'Identifier' ? callee.name : null;
    if (name === null || !GIVES_ITSELF.has(name)) return undefined;
    const sdk = this.evaluate(callee.type === 'MemberExpression' ? callee.object : callee, scope);
    return sdk?.kind === 'path' ? { kind: 'path', path: sdk.path.slice(0, 1) } : undefined;
  }

  /** An instance of the annotated type, where that is imported from a package or a class of this file. */
  #typed(annotation: Node | null | undefined, scope: Scope): Value | undefined {
    const type = annotation?.type === 'TSTypeAnnotation' ? annotation.typeAnnotation : null;
    if (type?.type !== 'TSTypeReference') return undefined;
    const name = type.typeName.type === 'Identifier' ? type.typeName.name : type.typeName.right.type === 'Identifier' ? type.typeName.right.name : '';
    if (REQUEST_TYPES.has(name)) return REQUEST;
    if (RESPONSE_TYPES.has(name)) return RESPONSE;
    if (type.typeName.type === 'Identifier') {
      const binding = lookUp(scope, name);
      if (!binding) return TYPES_OF_GLOBALS.get(name);
      if (binding.declaration.kind !== 'import' && binding.declaration.kind !== 'class') return undefined;
      return this.result(this.#name(name, scope));
    }
    const namespace = type.typeName.left;
    if (namespace.type !== 'Identifier' || lookUp(scope, namespace.name)?.declaration.kind !== 'import') return undefined;
    return this.result(this.member(this.#name(namespace.name, scope), name));
  }

  #first(nodes: readonly Node[], scope: Scope): Value | undefined {
    let fallback: Value | undefined;
    for (const node of nodes) {
      const value = this.evaluate(node, scope);
      // Of an address in the environment only the default is known.
      if (value?.kind === 'path' && value.path[1] === '.env') {
        const known = nodes.map((other) => this.evaluate(other, scope)).find((other) => other?.kind === 'text' && other.text.includes('//'));
        if (known) return known;
      }
      if (value?.kind === 'path' || (value && value.kind !== 'text')) return value;
      fallback ??= value;
    }
    return fallback;
  }

  #template(quasis: readonly string[], expressions: readonly Node[], literal: Node | null, scope: Scope): Value | undefined {
    let text = quasis[0] ?? '';
    const origins: Node[] = literal ? [literal] : [];
    expressions.forEach((expression, index) => {
      const value = this.evaluate(expression, scope);
      if (value?.kind === 'text') {
        text += value.text;
        origins.push(...value.origins);
      } else text += HOLE;
      text += quasis[index + 1] ?? '';
    });
    return text.length > 4096 ? undefined : { kind: 'text', text, origins: origins.slice(0, 16) };
  }

  /** What a hook's selector takes of what the hook gives. */
  #selected(node: Parameters<typeof selectorOf>[0], value: Value | undefined): Value | undefined {
    const steps = value ? selectorOf(node) : null;
    return steps ? this.#follow(value, steps) : value;
  }

  /** What is given by a context of this file: the value of its provider, else what it is made with. */
  contextValue(name: string, scope: Scope): Value | undefined {
    const binding = lookUp(scope, name);
    if (!binding) return undefined;
    const [source] = binding.sources;
    const made = source?.node.type === 'CallExpression' ? source.node.arguments[0] : undefined;
    for (const given of [...(this.#scopes.provided.get(name) ?? []), ...(made ? [{ node: made, scope: source!.scope }] : [])]) {
      const value = this.evaluate(given.node, given.scope);
      if (value && value.kind !== 'text') return value;
    }
    return undefined;
  }

  /** A store whose members are those of its actions, getters and state. */
  #store(options: Node, scope: Scope): Value | undefined {
    const value = this.evaluate(options, scope);
    if (value?.kind !== 'object') return value;
    const parts = ['actions', 'getters'].map((part) => this.property(value, part)).filter((part) => part?.kind === 'object');
    const state = this.result(this.property(value, 'state'));
    return { kind: 'store', parts: [...parts, ...(state?.kind === 'object' ? [state] : [])] as Extract<Value, { kind: 'object' }>[] };
  }

  #call(callee: Node, args: readonly Node[], scope: Scope): Value | undefined {
    if (callee.type === 'Import') {
      const source = args[0] && this.evaluate(args[0], scope);
      return source?.kind === 'text' && !source.text.includes(HOLE) ? { kind: 'path', path: pathOfModule(source.text) } : undefined;
    }
    if (callee.type === 'MemberExpression' || callee.type === 'OptionalMemberExpression') {
      const name = propertyName(callee.property, callee.computed);
      if (name === 'then' || name === 'catch' || name === 'finally') {
        const callback = name === 'then' && args[0] ? this.evaluate(args[0], scope) : undefined;
        const promised = this.evaluate(callee.object, scope);
        return (callback?.kind === 'function' ? this.result(callback) : undefined) ?? promised;
      }
      if (name === 'bind') return this.evaluate(callee.object, scope);
      if (name === 'call' || name === 'apply') return this.result(this.evaluate(callee.object, scope));
    }
    const value = this.evaluate(callee, scope);
    if (value?.kind !== 'path') return this.result(value);
    const [root, step, ...rest] = value.path;
    if (root === 'global:require' && step === undefined) {
      const source = args[0] && this.evaluate(args[0], scope);
      return source?.kind === 'text' && !source.text.includes(HOLE) ? { kind: 'path', path: pathOfModule(source.text) } : undefined;
    }
    const inner = aroundWhat(value.path, args);
    if (inner) {
      const wrapped = this.evaluate(inner, this.#scopes.of.get(inner) ?? scope);
      if (wrapped?.kind === 'function') return wrapped;
    }
    const store = storeOf(value.path, args);
    if (store) return this.#store(store, scope);
    if (root === 'npm:react' && rest.length === 0 && args[0]) {
      if (step === '.useContext') {
        const context = this.evaluate(args[0], scope);
        if (context?.kind === 'path' && context.path[0]!.startsWith('module:')) return this.#step(context.path, '.$given');
        return args[0].type === 'Identifier' ? this.contextValue(args[0].name, scope) : undefined;
      }
      if (step === '.useMemo') return this.result(this.evaluate(args[0], scope));
      if (step === '.useCallback') return this.evaluate(args[0], scope);
      if (step === '.useState') {
        const initial = this.evaluate(args[0], scope);
        return { kind: 'array', items: [initial?.kind === 'function' ? this.result(initial) : initial, undefined] };
      }
    }
    if (args[0] && SAME_FUNCTION.test(value.path.at(-1) ?? '')) {
      const wrapped = this.evaluate(args[0], scope);
      if (wrapped?.kind === 'function') return wrapped;
    }
    if (root === 'npm:ai' && args[0]) {
      const model = modelWithin(step ?? '', args[0], scope, this);
      if (model) return model;
    }
    if (root === 'global:Object' && (step === '.freeze' || step === '.assign') && args[0]) return this.evaluate(args[args.length - 1] as Expression, scope);
    if (root === 'global:Promise' && step === '.all' && args[0]) return this.evaluate(args[0], scope);
    if (root === 'global:String' && step === undefined && args[0]) return this.evaluate(args[0], scope);
    if (args.length > 1 && picksMember(value.path)) {
      const picked = pickedMember(callee, args);
      if (picked) return this.#follow(this.evaluate(picked.object, scope), picked.names.map((name) => `.${name}`));
    }
    return this.#step(value.path, '()');
  }

  #returned(node: FunctionNode, scope: Scope): Value | undefined {
    if (node.body.type !== 'BlockStatement') return this.evaluate(node.body, scope);
    let other: Value | undefined;
    for (const { argument, scope: at } of this.returnsOf(node.body, scope)) {
      const value = this.evaluate(argument, at);
      // What another file gives may be a stand-in for tests; a package tells more.
      if (value && !(value.kind === 'path' && value.path[0]?.startsWith('module:'))) return value;
      other ??= value;
    }
    return other;
  }

  /** The return statements of a function's body, without those of functions inside it. */
  returnsOf(body: Node, scope: Scope): { argument: Node; scope: Scope }[] {
    const found: { argument: Node; scope: Scope }[] = [];
    const visit = (node: Node, at: Scope): void => {
      if (/Function|Class|ObjectMethod/.test(node.type)) return;
      const inner = this.#scopes.of.get(node) ?? at;
      if (node.type === 'ReturnStatement') {
        if (node.argument) found.push({ argument: node.argument, scope: inner });
      } else if (/Statement|SwitchCase|CatchClause/.test(node.type)) eachChild(node, (child) => visit(child, inner));
    };
    visit(body, scope);
    return found;
  }
}
