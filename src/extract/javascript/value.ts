import type { Class, Function as FunctionNode, Node, ObjectExpression } from '@babel/types';
import type { AccessPath } from '../../model/facts.ts';
import type { Scope } from './scope.ts';

/** What an expression is, as far as this file shows. */
export type Value =
  | { kind: 'path'; path: AccessPath }
  /** A constant string; `HOLE` stands for each part that is not constant. `origins` are the literals it is made of. */
  | { kind: 'text'; text: string; origins: Node[] }
  | { kind: 'object'; node: ObjectExpression; scope: Scope }
  /** A store, called or not: its members are those of its parts. */
  | { kind: 'store'; parts: { kind: 'object'; node: ObjectExpression; scope: Scope }[] }
  | { kind: 'array'; items: (Value | undefined)[] }
  | { kind: 'function'; node: FunctionNode; scope: Scope }
  | { kind: 'class'; node: Class; scope: Scope }
  | { kind: 'instance'; node: Class; scope: Scope };

export const HOLE = '\u0000';
