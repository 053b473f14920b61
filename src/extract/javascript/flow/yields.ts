import type { Function as FunctionNode, Node } from '@babel/types';
import { putAt, type Datum } from '../../../model/datum.ts';
import type { Scope } from '../scope.ts';
import { eachChild } from '../walk.ts';
import type { Tracer } from './trace.ts';

/** What a generator hands out, one after the other. */
export function traceYields({ body }: FunctionNode, scope: Scope, tracer: Tracer): Datum[] {
  const data: Datum[] = [];
  const visit = (node: Node, around: Scope): void => {
    if (/Function|Class|ObjectMethod/.test(node.type)) return;
    const inner = tracer.scopes.of.get(node) ?? around;
    if (node.type === 'YieldExpression' && node.argument) data.push(...(node.delegate ? tracer.trace(node.argument, inner) : putAt(tracer.trace(node.argument, inner), '.*')));
    eachChild(node, (child) => visit(child, inner));
  };
  visit(body, scope);
  return data;
}
