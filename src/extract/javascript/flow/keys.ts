import type { Node } from '@babel/types';
import type { Evaluator } from '../evaluate.ts';
import { lookUp, propertyName, type Scope, type Scopes } from '../scope.ts';
import { EACH } from './methods.ts';

/** More names than anybody writes into a list of fields. */
const MAX_KEYS = 24;

/** The names that one goes through: of `FIELDS` in `for (const field of FIELDS)` and `FIELDS.map((field) => …)`; null where it is none. */
export function namesGoneThrough(key: Node, scope: Scope, scopes: Scopes, evaluator: Evaluator): string[] | null {
  const binding = key.type === 'Identifier' ? lookUp(scope, key.name) : undefined;
  if (!binding) return null;
  const { declaration, sources } = binding;
  const [source] = sources;
  if (source) return sources.length === 1 && source.steps.join() === '.*' ? namesIn(source.node, source.scope, evaluator) : null;
  if (declaration.kind !== 'param' || declaration.index > 0 || declaration.steps.length > 0) return null;
  const call = scopes.parentOfFunction.get(declaration.function);
  if (call?.type !== 'CallExpression' || call.callee.type !== 'MemberExpression' || call.arguments[0] !== (declaration.function as Node)) return null;
  return EACH.has(propertyName(call.callee.property, call.callee.computed) ?? '') ? namesIn(call.callee.object, scopes.of.get(declaration.function)?.parent ?? scope, evaluator) : null;
}

/** The constant names in a list. */
export function namesIn(list: Node, scope: Scope, evaluator: Evaluator): string[] | null {
  const value = evaluator.evaluate(list, scope);
  if (value?.kind !== 'array') return null;
  const names = value.items.slice(0, MAX_KEYS).flatMap((item) => (item?.kind === 'text' ? item.text : []));
  return names.length > 0 ? names : null;
}
