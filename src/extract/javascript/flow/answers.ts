import type { Node } from '@babel/types';
import type { Datum } from '../../../model/datum.ts';
import type { Scope } from '../scope.ts';
import { calleeName } from '../url-context.ts';
import type { Tracer } from './trace.ts';

/** What went wrong, where a callback is told it before the answer. */
const FAILED = /^_?e(?:rr(?:or)?)?$/i;

/**
 * What an API of the device gives to a function of one of its arguments: `launchImageLibrary({}, (photo) => …)`.
 * @param index of the parameter that is asked about.
 */
export function answerTo(call: Node, parameters: readonly Node[], index: number, scope: Scope, tracer: Tracer): readonly Datum[] | null {
  if (call.type !== 'CallExpression' && call.type !== 'OptionalCallExpression') return null;
  const [first] = parameters;
  if (index !== (first?.type === 'Identifier' && FAILED.test(first.name) ? 1 : 0)) return null;
  const value = tracer.evaluator.evaluate(call, scope);
  if (value?.kind !== 'path') return null;
  const [named] = call.arguments;
  const query = { assigned: false, ...(named?.type === 'StringLiteral' ? { arguments: [named.value] } : {}) };
  for (const rule of tracer.matchers.matchPath(value.path, query)) {
    if ('kind' in rule || rule.action !== 'collect' || rule.via !== 'device-sensor' || rule.data.length === 0) continue;
    return [{ at: [], label: calleeName(call.callee) ?? '', line: call.loc?.start.line ?? 0, data: rule.data }];
  }
  return null;
}
