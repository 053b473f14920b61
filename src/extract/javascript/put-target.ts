import type { Node } from '@babel/types';
import { propertyName } from './scope.ts';

/** Parts of parts that are told apart. */
const MAX_NESTED = 4;

/** What something is put into: a variable, or a member of `this`, and the steps that lead to the place in it. */
export interface PutTarget {
  kind: 'variable' | 'member';
  name: string;
  steps: string[];
}

/** Reads `list`, `payload.user`, `this.data.items`; null where it is nothing that has a name. */
export function readTarget(into: Node): PutTarget | null {
  const steps: string[] = [];
  let at = bare(into);
  while (at.type === 'MemberExpression' && steps.length < MAX_NESTED) {
    const name = propertyName(at.property, at.computed);
    if (at.object.type === 'ThisExpression') return name === null ? null : { kind: 'member', name, steps };
    // what is put into the parameters of an address is in the address
    if (name !== 'searchParams') steps.unshift(name === null ? '.*' : `.${name}`);
    at = bare(at.object);
  }
  return at.type === 'Identifier' ? { kind: 'variable', name: at.name, steps } : null;
}

/** `(list[key] ??= [])`, `list as string[]`: what is put into it is put into the list. */
function bare(node: Node): Node {
  let at = node;
  for (let depth = 0; depth < MAX_NESTED; depth++) {
    if (at.type === 'AssignmentExpression' || at.type === 'LogicalExpression') at = at.left;
    else if (at.type === 'TSAsExpression' || at.type === 'TSNonNullExpression' || at.type === 'ParenthesizedExpression') at = at.expression;
    else break;
  }
  return at;
}
