import type { Function as FunctionNode, Node } from '@babel/types';
import type { Evaluator } from '../evaluate.ts';
import { lookUp, type Scope } from '../scope.ts';
import { calleeName } from '../url-context.ts';

/** The reducer that is called where `dispatch` of `const [state, dispatch] = useReducer(reducer, …)` is. */
export function reducerOf(callee: Node, scope: Scope, evaluator: Evaluator): FunctionNode | null {
  if (callee.type !== 'Identifier') return null;
  const [source] = lookUp(scope, callee.name)?.sources ?? [];
  if (source?.steps[0] !== '.1' || source.node.type !== 'CallExpression' || calleeName(source.node.callee) !== 'useReducer') return null;
  const [reducer] = source.node.arguments;
  const value = reducer && evaluator.evaluate(reducer, source.scope);
  return value?.kind === 'function' ? value.node : null;
}
