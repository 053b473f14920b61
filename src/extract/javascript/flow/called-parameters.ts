import type { Function as FunctionNode, Node } from '@babel/types';
import { lookUp, propertyName, type Scope } from '../scope.ts';

/** A call of what a function is given: `done(null, user)`, `options.onSuccess(user)`. */
export interface ParameterCall {
  /** Of the parameter, and what is taken of it. */
  index: number;
  steps: readonly string[];
  call: Node;
  scope: Scope;
}

interface OwnParameter {
  owner: FunctionNode;
  index: number;
  steps: readonly string[];
}

/** Deeper than people take a function out of what they were given: `props.events.onDone`. */
const MAX_DEPTH = 4;

/** The parameter, or the part of it, that a name or a chain of members stands for by its form alone. */
function ownParameter(node: Node, scope: Scope, depth = 0): OwnParameter | null {
  if (depth > MAX_DEPTH) return null;
  if (node.type === 'MemberExpression' || node.type === 'OptionalMemberExpression') {
    const name = propertyName(node.property, node.computed);
    const object = name === null ? null : ownParameter(node.object, scope, depth + 1);
    return object && { ...object, steps: [...object.steps, `.${name}`] };
  }
  if (node.type !== 'Identifier') return null;
  const binding = lookUp(scope, node.name);
  if (binding?.declaration.kind === 'param') {
    const { function: owner, index, steps } = binding.declaration;
    return steps.some((step) => step.startsWith('~')) ? null : { owner, index, steps };
  }
  const source = binding?.declaration.kind === 'variable' && binding.sources.length === 1 ? binding.sources[0]! : null;
  const from = source && !source.steps.some((step) => step.startsWith('~')) ? ownParameter(source.node, source.scope, depth + 1) : null;
  return from && { ...from, steps: [...from.steps, ...source!.steps] };
}

/** Which functions call their parameters, and with what. */
export class CalledParameters {
  readonly #calls = new Map<FunctionNode, ParameterCall[]>();

  note(call: Node, callee: Node, scope: Scope): void {
    const parameter = ownParameter(callee, scope);
    if (!parameter) return;
    const { owner, index, steps } = parameter;
    const found = { index, steps, call, scope };
    const list = this.#calls.get(owner);
    if (list) list.push(found);
    else this.#calls.set(owner, [found]);
  }

  of(owner: FunctionNode): readonly ParameterCall[] {
    return this.#calls.get(owner) ?? [];
  }
  owners(): Iterable<FunctionNode> {
    return this.#calls.keys();
  }
}
