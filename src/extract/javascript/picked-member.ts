import type { CallExpression, NewExpression, Node, OptionalCallExpression } from '@babel/types';
import type { Evaluator } from './evaluate.ts';
import type { Scope } from './scope.ts';
import { calleeName } from './url-context.ts';

/** Where a library keeps a function that reads a member by its path, and what a page or program calls that library. */
const LIBRARY = /^(?:npm:(?:lodash(?:-es)?|underscore|ramda|radash|es-toolkit(?:\/compat)?)|global:_)$/;
const FUNCTION = /^npm:(?:lodash(?:-es)?\/get|lodash\.get|just-safe-get|get-value|dlv)$/;
const MAX_STEPS = 6;

/** Whether a callee of this access path reads a member by its path: `_.get`. */
export const picksMember = ([root = '', step, ...rest]: readonly string[]): boolean => rest.length === 0 && (step === '.get' || step === '.result' ? LIBRARY.test(root) : step === undefined && FUNCTION.test(root));

/**
 * The object and the names that `_.get(profile, "photos[0].value")` reads, by the form of the call alone: who asks must
 * know that it is such a function.
 */
export function pickedMember(callee: Node, args: readonly Node[]): { object: Node; names: string[] } | null {
  const [object, path] = args;
  if (!object || !path || object.type === 'SpreadElement') return null;
  const name = calleeName(callee);
  if (name !== 'get' && name !== 'result' && callee.type !== 'Identifier') return null;
  const names = path.type === 'StringLiteral' ? path.value.split(/[.[\]'"]+/) : path.type === 'ArrayExpression' ? path.elements.map((element) => (element?.type === 'StringLiteral' ? element.value : '')) : [];
  const told = names.filter((one) => one !== '');
  return told.length === 0 || told.length > MAX_STEPS ? null : { object, names: told };
}

/** Whether a call reads a member by its path. */
export function isPicked({ callee, arguments: args }: CallExpression | OptionalCallExpression | NewExpression, scope: Scope, evaluator: Evaluator): boolean {
  if (args.length < 2 || pickedMember(callee, args) === null) return false;
  const value = evaluator.evaluate(callee, scope);
  return value?.kind === 'path' && picksMember(value.path);
}
