import type { Node } from '@babel/types';
import type { Datum } from '../../../model/datum.ts';
import { lookUp, type Scope } from '../scope.ts';
import { calleeName } from '../url-context.ts';
import { givenBy, type Given } from './given.ts';
import type { Tracer } from './trace.ts';

/** What `new Promise((resolve) => …)` is resolved with. */
export function traceResolved(executor: Node, scope: Scope, tracer: Tracer): Datum[] {
  const fn = tracer.functionAt(executor, scope);
  if (!fn) return [];
  return tracer.called.of(fn).filter(({ index, steps }) => index === 0 && steps.length === 0).flatMap((call) => [...givenBy(call.call, call.scope, tracer)(0)]);
}

/** Of a call of what `promisify(fn)` gave: what the function hands to its last parameter, after the error. Null where it is none. */
export function tracePromisified(callee: Node, scope: Scope, given: Given, tracer: Tracer): Datum[] | null {
  const binding = callee.type === 'Identifier' ? lookUp(scope, callee.name) : undefined;
  const made = binding ? binding.sources[0] : { node: callee, scope };
  if (made?.node.type !== 'CallExpression' || calleeName(made.node.callee) !== 'promisify' || !made.node.arguments[0]) return null;
  const fn = tracer.functionAt(made.node.arguments[0], made.scope);
  if (!fn) return null;
  const last = fn.params.length - 1;
  return tracer.substitute(tracer.called.of(fn).filter(({ index, steps }) => index === last && steps.length === 0).flatMap((call) => [...givenBy(call.call, call.scope, tracer)(1)]), fn, given);
}
