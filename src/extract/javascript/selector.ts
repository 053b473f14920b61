import type { CallExpression, Function as FunctionNode, NewExpression, Node, OptionalCallExpression } from '@babel/types';
import { propertyName } from './scope.ts';
import { calleeName } from './url-context.ts';

/**
 * What a hook's selector takes of the state: `useAccount((state) => state.user.email)`, `useStore(({ user }) => user)`.
 * Null where the call has none, or one that computes.
 */
export function selectorOf({ callee, arguments: args }: CallExpression | OptionalCallExpression | NewExpression): string[] | null {
  const selector = args.find((one) => one.type === 'ArrowFunctionExpression' || one.type === 'FunctionExpression');
  if (!selector || args.length > 2 || !/^use[A-Z]/.test(calleeName(callee) ?? '')) return null;
  return takenBy(selector as FunctionNode);
}

function takenBy({ params, body }: FunctionNode): string[] | null {
  const [state, ...others] = params;
  if (!state || others.length > 0) return null;
  const returned = body.type === 'BlockStatement' ? (body.body.length === 1 && body.body[0]!.type === 'ReturnStatement' ? body.body[0]!.argument : null) : (body as Node);
  const steps: string[] = [];
  let at = returned ?? null;
  while (at?.type === 'MemberExpression' || at?.type === 'OptionalMemberExpression') {
    const name = propertyName(at.property, at.computed);
    if (name === null) return null;
    steps.unshift(`.${name}`);
    at = at.object;
  }
  if (at?.type !== 'Identifier') return null;
  const { name } = at;
  if (state.type === 'Identifier') return state.name === name ? steps : null;
  if (state.type !== 'ObjectPattern') return null;
  for (const property of state.properties) {
    const key = property.type === 'ObjectProperty' && property.value.type === 'Identifier' && property.value.name === name ? propertyName(property.key, property.computed) : null;
    if (key !== null) return [`.${key}`, ...steps];
  }
  return null;
}
