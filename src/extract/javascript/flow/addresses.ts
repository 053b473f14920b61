import type { Function as FunctionNode, Node } from '@babel/types';
import { ABSOLUTE, anyOf, giveTo, type Address } from '../../../model/address.ts';
import type { Evaluator } from '../evaluate.ts';
import { lookUp, propertyName, type ClassMember, type Scope, type Scopes } from '../scope.ts';
import { calleeName } from '../url-context.ts';
import { HOLE, type Value } from '../value.ts';

const MAX_DEPTH = 12;
/** Options that fix where a request or the requests of a client go, the strongest first. */
const OPTIONS = ['baseURL', 'baseUrl', 'prefixUrl', 'url', 'uri', 'endpoint', 'hostname', 'host'] as const;
const HOSTNAME = /^[\w-]+(?:\.[\w-]+)+(?::\d+)?(?=$|\/)/;
/** A host whose first part alone is not constant: `https://${region}.example.com`. */
const REGIONAL = /^\s*(?:https?|wss?):\/\/[\w.-]*\$\{\}[\w-]*\.[\w-]+\.\w/i;
/** Calls that make a client whose requests go where its options say. */
const MAKES_CLIENT = /^(?:create|extend|defaults|instance|Request|\w*(?:Client|Api|API|Axios|Http|HTTP|Fetch|Socket|Instance)\w*)$/;
/** Calls that give an address in another form. */
const SAME = new Set(['toString', 'valueOf', 'replace', 'replaceAll', 'concat', 'trim', 'toJSON', 'slice', 'join', 'as', 'clone', 'then', 'get']);

/** Goes back from the address of a request to what it begins with: asked only for what requests are made to. */
export class Addresses {
  readonly #scopes: Scopes;
  readonly #evaluator: Evaluator;
  readonly #known = new Map<Node, Address | null>();
  readonly #returned = new Map<FunctionNode, Address | null>();
  #depth = 0;

  constructor(scopes: Scopes, evaluator: Evaluator) {
    this.#scopes = scopes;
    this.#evaluator = evaluator;
  }

  of(node: Node, scope: Scope): Address | null {
    const known = this.#known.get(node);
    if (known !== undefined) return known;
    if (this.#depth > MAX_DEPTH) return null;
    this.#known.set(node, null); // a cycle leads nowhere
    this.#depth++;
    const address = this.#compute(node, this.#scopes.of.get(node) ?? scope);
    this.#depth--;
    this.#known.set(node, address);
    return address;
  }

  #compute(node: Node, scope: Scope): Address | null {
    const value = this.#evaluator.evaluate(node, scope);
    if (value?.kind === 'text') {
      const text = textAddress(value.text);
      // `/api`, `mailto:`: ours, or no address at all
      if (text || !(value.text === '' || value.text.startsWith(HOLE))) return text;
    }
    if (value?.kind === 'object') return this.#ofOptions(value);
    switch (node.type) {
      case 'Identifier': {
        const binding = lookUp(scope, node.name);
        if (!binding) return null;
        const { declaration } = binding;
        if (declaration.kind === 'param') return anyOf([{ kind: 'parameter', index: declaration.index, steps: declaration.steps, owner: declaration.function }, ...binding.sources.map((source) => this.of(source.node, source.scope))]);
        if (declaration.kind === 'import') return foreign(value);
        return anyOf(binding.sources.slice(0, 4).map(({ node: from, scope: at, steps }) => taken(this.of(from, at), steps) ?? (steps.length > 0 ? foreign(value) : null)));
      }
      case 'MemberExpression':
      case 'OptionalMemberExpression': {
        const name = propertyName(node.property, node.computed);
        if (name === null) return null;
        if (node.object.type === 'ThisExpression' && scope.thisClass) return anyOf(this.membersOf(scope, name).map((member) => (isFunction(member.node) ? null : this.of(member.node, member.scope))));
        const found = foreign(value);
        if (found) return found;
        const object = this.of(node.object, scope);
        return name === 'href' || name === 'origin' ? object : object && taken(object, [`.${name}`]);
      }
      case 'TemplateLiteral':
        return node.quasis[0]?.value.raw === '' && node.expressions[0] ? this.of(node.expressions[0], scope) : null;
      case 'BinaryExpression':
        return node.operator === '+' && node.left.type !== 'PrivateName' ? this.of(node.left, scope) : null;
      case 'LogicalExpression':
        return node.operator === '&&' ? this.of(node.right, scope) : anyOf([this.of(node.left, scope), this.of(node.right, scope)]);
      case 'ConditionalExpression':
        return anyOf([this.of(node.consequent, scope), this.of(node.alternate, scope)]);
      case 'ArrayExpression':
        return node.elements[0] ? this.of(node.elements[0], scope) : null;
      case 'AssignmentExpression':
        return this.of(node.right, scope);
      case 'AwaitExpression':
      case 'SpreadElement':
        return this.of(node.argument, scope);
      case 'TSAsExpression':
      case 'TSSatisfiesExpression':
      case 'TSNonNullExpression':
      case 'TSTypeAssertion':
      case 'ParenthesizedExpression':
        return this.of(node.expression, scope);
      case 'CallExpression':
      case 'OptionalCallExpression':
      case 'NewExpression':
        return this.#ofCall(node, scope);
      default:
        return null;
    }
  }

  #ofCall(node: Extract<Node, { type: 'CallExpression' | 'OptionalCallExpression' | 'NewExpression' }>, scope: Scope): Address | null {
    const { callee, arguments: args } = node;
    const given = (index: number): Address | null => (args[index] ? this.of(args[index], scope) : null);
    const value = this.#evaluator.evaluate(callee, scope);
    if (value?.kind === 'function') {
      const returned = this.returned(value.node);
      return returned && giveTo(returned, (index, steps, owner) => (owner === value.node ? taken(given(index), steps) : { kind: 'parameter', index, steps, ...(owner ? { owner } : {}) }));
    }
    const name = calleeName(callee) ?? '';
    // The base says where the address leads, whatever comes before it.
    if (name === 'URL') return anyOf([given(0), given(1)]);
    const isMethod = callee.type === 'MemberExpression' || callee.type === 'OptionalMemberExpression';
    if (isMethod && SAME.has(name)) return this.of(callee.object, scope);
    if (MAKES_CLIENT.test(name)) return given(0);
    const path = value?.kind === 'path' ? value.path : [];
    const made = foreign(value?.kind === 'path' ? { kind: 'path', path: [...path, '()'] } : undefined);
    if (made?.kind === 'foreign') return anyOf([{ ...made, given: args.slice(0, 4).map((_, index) => given(index)) }, /^npm:/.test(path[0] ?? '') ? given(0) : null]);
    return /^global:String$/.test(path[0] ?? '') ? given(0) : null;
  }

  #ofOptions(object: Extract<Value, { kind: 'object' }>): Address | null {
    for (const option of OPTIONS) {
      const property = object.node.properties.find((one) => one.type === 'ObjectProperty' && propertyName(one.key, one.computed) === option);
      if (property?.type !== 'ObjectProperty') continue;
      const value = this.#evaluator.evaluate(property.value, object.scope);
      if (value?.kind === 'text' && /^host/.test(option) && HOSTNAME.test(value.text)) return { kind: 'text', text: `https://${value.text.replaceAll(HOLE, '${}')}` };
      const address = this.of(property.value, object.scope);
      if (address) return address;
    }
    return null;
  }

  /** What the class around holds under a name. */
  membersOf(scope: Scope, name: string): readonly ClassMember[] {
    return (scope.thisClass && this.#scopes.members.get(scope.thisClass)?.get(name)) ?? [];
  }

  /** The address that a function gives, in terms of its parameters. */
  returned(fn: FunctionNode): Address | null {
    const known = this.#returned.get(fn);
    if (known !== undefined) return known;
    this.#returned.set(fn, null);
    const scope = this.#scopes.of.get(fn) ?? this.#scopes.program;
    const address = fn.body.type === 'BlockStatement' ? anyOf(this.#evaluator.returnsOf(fn.body, scope).slice(0, 6).map(({ argument, scope: at }) => this.of(argument, at))) : this.of(fn.body, scope);
    this.#returned.set(fn, address);
    return address;
  }
}

export function textAddress(text: string): Address | null {
  return ABSOLUTE.test(text) || (text.includes(HOLE) && REGIONAL.test(text.replaceAll(HOLE, '${}'))) ? { kind: 'text', text: text.trimStart().slice(0, 300).replaceAll(HOLE, '${}') } : null;
}

/** What another file of the project gives; anything of a package may be one. */
function foreign(value: Value | undefined): Address | null {
  return value?.kind === 'path' && /^(?:module|npm):/.test(value.path[0] ?? '') && (value.path.length > 1 || value.path[0]!.startsWith('module:')) ? { kind: 'foreign', path: value.path, given: [] } : null;
}

/** A part of what is given for a parameter, or by another file. */
export function taken(address: Address | null, steps: readonly string[]): Address | null {
  if (address === null || steps.length === 0) return address;
  if (address.kind === 'parameter') return { ...address, steps: [...address.steps, ...steps] };
  if (address.kind === 'foreign') return { ...address, path: [...address.path, ...steps] };
  // The address of an options object was taken of it already.
  return steps.length === 1 && (OPTIONS as readonly string[]).includes(steps[0]!.slice(1)) ? address : null;
}

const isFunction = ({ type }: Node): boolean => /Method|Function/.test(type);
