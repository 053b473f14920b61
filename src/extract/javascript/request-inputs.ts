import type { Function as FunctionNode, Node } from '@babel/types';
import type { AccessPath } from '../../model/facts.ts';
import type { Evaluator } from './evaluate.ts';
import { lookUp, propertyName, type Scope, type Scopes } from './scope.ts';
import { takesMessage } from './socket-messages.ts';
import { calleeName } from './url-context.ts';

/** What of a request holds what somebody sent: its body, a submitted form, the query of its address, parts of its path. */
export type Input = 'body' | 'form' | 'query' | 'params';

const OF_REQUEST: ReadonlyMap<string, Input> = new Map([
  ['.body', 'body'], ['.payload', 'body'], ['.json ()', 'body'], ['.parseBody ()', 'body'], ['.valid ()', 'body'], ['.validated', 'body'], ['.fields', 'body'],
  ['.body .data', 'body'], ['.body .input', 'body'], ['.body .user', 'body'], ['.body .values', 'body'], ['.body ()', 'body'], ['.bodyJson ()', 'body'], ['.all ()', 'body'], ['.validateUsing ()', 'body'],
  ['.formData ()', 'form'], ['.query', 'query'], ['.query ()', 'query'], ['.params', 'params'], ['.nextUrl .searchParams', 'query'],
]);
const OF_PACKAGE: ReadonlyMap<string, Input> = new Map([
  ['npm:h3 .readBody ()', 'body'], ['npm:h3 .readValidatedBody ()', 'body'], ['npm:h3 .getQuery ()', 'query'], ['npm:h3 .readFormData ()', 'form'],
  ['global:readBody ()', 'body'], ['global:readValidatedBody ()', 'body'], ['npm:#imports .readBody ()', 'body'], ['global:getQuery ()', 'query'],
  ['npm:@nestjs/common .Body ()', 'body'], ['npm:@nestjs/common .Query ()', 'query'], ['npm:@nestjs/graphql .Args ()', 'body'], ['npm:type-graphql .Arg ()', 'body'],
  ['npm:micro .json ()', 'body'], ['npm:express-validator .matchedData ()', 'body'], ['npm:routing-controllers .Body ()', 'body'],
]);
/** A call that gives back, checked or converted, what it is given. */
const CHECKS = /pars|valid|check|decode|sanitiz|cast$|schema|assert|plainTo|^(?:mask|pick|omit|assign|fromEntries|trim\w*|normali[sz]e\w*|clean\w*)$/i;
/** Where such a call keeps its answer. */
const ANSWERS = new Set(['data', 'value', 'output', 'body', 'payload', 'input', 'values', 'validated']);
/** Members under which handlers of tRPC, Elysia and server actions are given what was sent, and how such handlers are handed over. */
const GIVEN = new Set(['.input', '.parsedInput', '.body']);
const TAKES = /^(?:mutation|query|subscription|action|handler|post|put|patch)$/;
const WRAPPERS = new Set(['AwaitExpression', 'TSAsExpression', 'TSSatisfiesExpression', 'TSNonNullExpression', 'TSTypeAssertion', 'ParenthesizedExpression']);
const MAX_DEPTH = 12;

/** Finds which expressions are inputs of a request, as they are or after a check. Each node is asked about once. */
export class RequestInputs {
  readonly #known = new Map<Node, Input | null>();
  readonly #evaluator: Evaluator;
  readonly #scopes: Scopes;

  constructor(evaluator: Evaluator, scopes: Scopes) {
    this.#evaluator = evaluator;
    this.#scopes = scopes;
  }

  /** What a parameter of a handler holds, whole (`steps` empty) or by a member of it. */
  ofParameter(node: FunctionNode, index: number, steps: readonly string[]): Input | null {
    const parent = this.#scopes.parentOfFunction.get(node);
    const [step, ...rest] = steps;
    if (index === 0 && step !== undefined && rest.length === 0 && GIVEN.has(step) && parent?.type === 'CallExpression') return TAKES.test(calleeName(parent.callee) ?? '') ? 'body' : null;
    if (index === 0 && isSignIn(node, parent)) return steps.length === 0 ? 'body' : null;
    if (index === 0 && steps.length === 0 && takesMessage(node, this.#scopes)) return 'body';
    // A resolver of GraphQL: (parent, args, context).
    const [first] = node.params;
    const isResolver = index === 1 && first?.type === 'Identifier' && /^(?:_+\w*|parent|root|source|obj)$/.test(first.name) && (node.type === 'ObjectMethod' || parent?.type === 'ObjectProperty');
    return isResolver && (step === undefined || (rest.length === 0 && /^\.(?:input|data|args)$/.test(step))) ? 'body' : null;
  }

  of(node: Node, scope: Scope, depth = 0): Input | null {
    const known = this.#known.get(node);
    if (known !== undefined) return known;
    if (depth > MAX_DEPTH) return null;
    this.#known.set(node, null);
    const input = this.#compute(node, scope, depth + 1);
    this.#known.set(node, input);
    return input;
  }

  #compute(node: Node, scope: Scope, depth: number): Input | null {
    if (WRAPPERS.has(node.type)) return this.of((node as { expression?: Node; argument?: Node }).expression ?? (node as { argument: Node }).argument, scope, depth);
    switch (node.type) {
      case 'LogicalExpression':
        return this.of(node.left, scope, depth);
      case 'CallExpression':
      case 'OptionalCallExpression':
        return this.#read(node, scope) ?? this.#checked(node.callee, node.arguments, scope, depth);
      case 'NewExpression':
        return null;
      case 'MemberExpression':
      case 'OptionalMemberExpression': {
        const name = propertyName(node.property, node.computed);
        if (name !== null && ANSWERS.has(name) && isCall(node.object)) return this.of(node.object, scope, depth);
        if (name !== null && ANSWERS.has(name) && node.object.type === 'Identifier' && this.#fromCall(node.object.name, scope)) return this.of(node.object, scope, depth);
        if (name === 'searchParams' && this.#isOwnAddress(node.object, scope, depth)) return 'query';
        return this.#read(node, scope);
      }
      case 'Identifier':
        return this.#read(node, scope) ?? this.#variable(node.name, scope, depth);
      default:
        return null;
    }
  }

  #read(node: Node, scope: Scope): Input | null {
    const value = this.#evaluator.evaluate(node, scope);
    return value?.kind === 'path' ? inputOfPath(value.path) : null;
  }

  #checked(callee: Node, args: readonly Node[], scope: Scope, depth: number): Input | null {
    const name = calleeName(callee);
    if (name === null || !CHECKS.test(name)) return null;
    for (const argument of args.slice(0, 3)) {
      const input = this.of(argument, scope, depth);
      if (input !== null) return name === 'fromEntries' ? 'body' : input;
    }
    return null;
  }

  #variable(name: string, scope: Scope, depth: number): Input | null {
    const binding = lookUp(scope, name);
    if (!binding) return null;
    if (binding.declaration.kind === 'param') return /^formData$/i.test(name) ? 'form' : this.ofParameter(binding.declaration.function, binding.declaration.index, binding.declaration.steps);
    for (const source of binding.sources) {
      const [step, ...rest] = source.steps;
      if (step === '.searchParams' && rest.length === 0 && this.#isOwnAddress(source.node, source.scope, depth)) return 'query';
      if (rest.length > 0 || (step !== undefined && !(ANSWERS.has(step.slice(1)) && isCall(source.node)))) continue;
      const input = this.of(source.node, source.scope, depth);
      if (input !== null) return input;
    }
    return null;
  }

  /** The address of the request or page, not one that is put together for another. */
  #isOwnAddress(node: Node, scope: Scope, depth: number): boolean {
    if (node.type === 'NewExpression') {
      const [first] = node.arguments;
      const name = first && calleeName(first);
      return name !== undefined && name !== null && /^(?:url|href|originalUrl|rawUrl|location)$/.test(name);
    }
    if (node.type === 'MemberExpression') return /^(?:nextUrl|url)$/.test(propertyName(node.property, node.computed) ?? '');
    if (node.type !== 'Identifier' || !/url/i.test(node.name)) return false;
    const sources = lookUp(scope, node.name)?.sources ?? [];
    return sources.length === 0 || sources.some((source) => this.#isOwnAddress(source.node, source.scope, depth + 1) || source.steps.at(-1) === '.url');
  }

  #fromCall(name: string, scope: Scope): boolean {
    return lookUp(scope, name)?.sources.some((source) => source.steps.length === 0 && isCall(source.node)) === true;
  }
}

/** `authorize(credentials)` of Auth.js: what somebody typed to sign in. */
function isSignIn(node: FunctionNode, parent: Node | undefined): boolean {
  const [first] = node.params;
  const key = node.type === 'ObjectMethod' ? node : parent?.type === 'ObjectProperty' ? parent : null;
  if (!first || key === null || propertyName(key.key, key.computed) !== 'authorize') return false;
  if (first.type === 'Identifier') return /^_?cred(?:ential)?s?$/.test(first.name);
  return first.type === 'ObjectPattern' && first.properties.some((property) => property.type === 'ObjectProperty' && /^(?:email|password|username|token|code|otp)$/i.test(propertyName(property.key, property.computed) ?? ''));
}

const isCall = (node: Node): boolean => {
  let at = node;
  while (at.type === 'AwaitExpression') at = at.argument;
  return at.type === 'CallExpression' || at.type === 'OptionalCallExpression';
};

export function inputOfPath(path: AccessPath): Input | null {
  if (path.length > 4) return null;
  return (path[0] === 'request' ? OF_REQUEST.get(path.slice(1).join(' ')) : OF_PACKAGE.get(path.join(' '))) ?? null;
}
