import type { Node } from '@babel/types';
import type { ControlNames } from '../../model/controls.ts';
import { nameOf, type Checked } from './condition-names.ts';
import { calleeName } from './url-context.ts';

/** Calls after which nothing of the function runs. */
const ENDING_CALL = /^(?:exit|redirect|permanentRedirect|notFound|unauthorized|forbidden|fail|abort|panic)$/;

/** Whether a statement never goes on to the next one of its block. */
export function endsHere(statement: Node): boolean {
  switch (statement.type) {
    case 'ReturnStatement':
    case 'ThrowStatement':
    case 'BreakStatement':
    case 'ContinueStatement':
      return true;
    case 'BlockStatement':
      return statement.body.some(endsHere);
    case 'IfStatement':
      return statement.alternate != null && endsHere(statement.consequent) && endsHere(statement.alternate);
    case 'ExpressionStatement':
      return statement.expression.type === 'CallExpression' && ENDING_CALL.test(calleeName(statement.expression.callee) ?? '');
    default:
      return false;
  }
}

const MAX_STATEMENTS = 50;

/** Calls in a statement that ask a person and are waited for: a request for a permission, defaults of a consent mode. */
export function asksBefore(statement: Node, controls: ControlNames, depth = 0): Checked[] {
  switch (statement.type) {
    case 'ExpressionStatement':
      return askedBy(statement.expression, controls);
    case 'VariableDeclaration':
      return statement.declarations.flatMap(({ init }) => (init ? askedBy(init, controls) : []));
    case 'TryStatement':
      return depth < 3 ? asksBefore(statement.block, controls, depth + 1) : [];
    case 'IfStatement':
      return depth < 3 ? asksBefore(statement.consequent, controls, depth + 1) : [];
    case 'BlockStatement':
      return statement.body.slice(0, MAX_STATEMENTS).flatMap((inner) => asksBefore(inner, controls, depth + 1));
    default:
      return [];
  }
}

function askedBy(expression: Node, controls: ControlNames): Checked[] {
  if (expression.type === 'AssignmentExpression') return askedBy(expression.right, controls);
  const awaited = expression.type === 'AwaitExpression';
  const call = awaited ? expression.argument : expression;
  if (call.type !== 'CallExpression' && call.type !== 'OptionalCallExpression') return [];
  const name = nameOf(call);
  // What nobody waits for has not been answered; the defaults of Google's consent mode hold at once.
  if (name === null || !controls.asks(name) || !(awaited || /^(?:window\.)?gtag\(/.test(name))) return [];
  return [{ name, holds: true }];
}
