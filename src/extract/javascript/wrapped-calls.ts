import type { Function as FunctionNode, Node } from '@babel/types';
import type { Wrapper } from '../../model/facts.ts';
import type { ApiModel } from '../../model/rules.ts';
import { spanOf } from './collect.ts';
import { lookUp, type Scope } from './scope.ts';

/** Deeper than people stack wrappers within one file. */
const MAX_ROUNDS = 6;

const NAMING = /^(?:c?name|key|cookie_?(?:name|key)?|cname)$/i;

type WrappedCall = Omit<Wrapper, 'name'>;

/** Functions that hand a parameter to a keyed API (storage, cookies): what they keep is named by their callers. */
export class WrappedCalls {
  readonly #calls = new Map<FunctionNode, WrappedCall[]>();
  /** Calls of functions of this file, to be looked at once every wrapper is known. */
  readonly pending: { callee: FunctionNode; call: Node; scope: Scope }[] = [];

  /** Wrappers of wrappers: a function that hands its parameter to one that keeps it. */
  propagate(): void {
    for (let round = 0, more = true; more && round < MAX_ROUNDS; round++) {
      more = false;
      for (const { callee, call, scope } of this.pending) {
        for (const inner of [...this.of(callee)]) {
          const args = (call as { arguments?: Node[] }).arguments ?? [];
          const key = parameterOf(inner.key === null ? undefined : args[inner.key], scope);
          const value = parameterOf(inner.value === null ? undefined : args[inner.value], scope);
          const owner = key?.owner ?? value?.owner;
          if (owner && owner !== callee) more = this.#add(owner, { ...inner, key: key?.index ?? null, value: value?.owner === owner ? value.index : null }) || more;
        }
      }
    }
  }

  /** Notes a call of an API model whose key or value is a parameter of the function around it. */
  note(model: ApiModel, api: string, node: Node, args: readonly Node[], scope: Scope): void {
    const key = model.key === 'parameter' ? namingParameter(scope) : parameterOf(typeof model.key === 'number' ? args[model.key] : undefined, scope);
    const value = parameterOf(model.value === undefined ? undefined : args[model.value], scope);
    const owner = key?.owner ?? value?.owner;
    if (!owner) return;
    this.#add(owner, { rule: model.id, api, key: key?.index ?? null, value: value?.owner === owner ? value.index : null, place: spanOf(node) });
  }

  #add(owner: FunctionNode, call: WrappedCall): boolean {
    const list = this.#calls.get(owner) ?? [];
    if (list.some((other) => other.rule === call.rule && other.key === call.key && other.value === call.value && other.place.line === call.place.line)) return false;
    this.#calls.set(owner, [...list, call]);
    return true;
  }

  of(node: FunctionNode): readonly WrappedCall[] {
    return this.#calls.get(node) ?? [];
  }
}

/** The parameter by which the function around is asked for an entry. */
function namingParameter(scope: Scope): { owner: FunctionNode; index: number } | undefined {
  for (let at: Scope | null = scope; at; at = at.parent) {
    for (const { name, declaration } of at.bindings.values()) {
      if (declaration.kind === 'param' && declaration.index === 0 && declaration.steps.length === 0 && NAMING.test(name)) return { owner: declaration.function, index: 0 };
    }
  }
  return undefined;
}

function parameterOf(node: Node | undefined, scope: Scope): { owner: FunctionNode; index: number } | undefined {
  if (!node) return undefined;
  if (node.type === 'CallExpression') return parameterOf(node.arguments[0], scope); // JSON.stringify(value)
  if (node.type === 'TemplateLiteral') return parameterOf(node.expressions[0], scope);
  if (node.type === 'BinaryExpression') return parameterOf(node.right, scope) ?? parameterOf(node.left, scope);
  if (node.type !== 'Identifier') return undefined;
  const declaration = lookUp(scope, node.name)?.declaration;
  return declaration?.kind === 'param' && declaration.steps.length === 0 ? { owner: declaration.function, index: declaration.index } : undefined;
}
