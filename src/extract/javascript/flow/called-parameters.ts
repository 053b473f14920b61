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

/** Which functions call their parameters, and with what. */
export class CalledParameters {
  readonly #calls = new Map<FunctionNode, ParameterCall[]>();

  note(call: Node, callee: Node, scope: Scope): void {
    const steps: string[] = [];
    let at = callee;
    if (at.type === 'MemberExpression' || at.type === 'OptionalMemberExpression') {
      const name = propertyName(at.property, at.computed);
      if (name === null) return;
      steps.push(`.${name}`);
      at = at.object;
    }
    if (at.type !== 'Identifier') return;
    const declaration = lookUp(scope, at.name)?.declaration;
    if (declaration?.kind !== 'param' || declaration.steps.some((step) => step.startsWith('~'))) return;
    const found = { index: declaration.index, steps: [...declaration.steps, ...steps], call, scope };
    const list = this.#calls.get(declaration.function);
    if (list) list.push(found);
    else this.#calls.set(declaration.function, [found]);
  }

  of(owner: FunctionNode): readonly ParameterCall[] {
    return this.#calls.get(owner) ?? [];
  }
  owners(): Iterable<FunctionNode> {
    return this.#calls.keys();
  }
}
