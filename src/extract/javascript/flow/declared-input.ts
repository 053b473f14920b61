import type { Node } from '@babel/types';
import { OF_PERSON } from '../../../model/datum.ts';
import { lookUp, type Scope } from '../scope.ts';
import type { Part } from '../type-shapes.ts';
import type { Tracer } from './trace.ts';

/** Whether what is read of a request is declared to be a thing, and nobody: the `name` of a flag is no person's. */
export function isDeclaredThing(node: Node, scope: Scope, tracer: Tracer): boolean {
  const parts = declared(node, scope, tracer);
  if (parts === null || parts.length === 0) return false;
  return parts.every(({ field, type, person }) => type === undefined && person !== true && !(field !== undefined && tracer.matchers.classify(field, 'field').some((category) => OF_PERSON.test(category))));
}

function declared(node: Node, scope: Scope, { scopes: { types } }: Tracer): readonly Part[] | null {
  if (node.type === 'TSAsExpression') return types.of(node.typeAnnotation);
  if (node.type !== 'Identifier') return null;
  const binding = lookUp(scope, node.name);
  if (binding?.declaration.kind !== 'variable' || binding.sources.length !== 1) return null;
  const [source] = binding.sources;
  if (binding.declaration.annotation) return types.ofAnnotated(binding.declaration.annotation);
  return source?.steps.length === 0 && source.node.type === 'TSAsExpression' ? types.of(source.node.typeAnnotation) : null;
}
