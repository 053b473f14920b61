import type { JSXOpeningElement } from '@babel/types';
import { apiOfPath } from '../../model/keyed.ts';
import type { Matchers, PathQuery } from '../../model/matchers.ts';
import { sightApi } from '../../model/sighting.ts';
import { textOf } from './arguments.ts';
import { spanOf, type Collector } from './collect.ts';
import type { Evaluator } from './evaluate.ts';
import type { Scope } from './scope.ts';
import { tagName } from './url-context.ts';
import type { Value } from './value.ts';

/**
 * A JSX element: a component counts as a call of it with its props, an element by its tag and attributes.
 * @returns what the name of a component stands for.
 */
export function findElement(node: JSXOpeningElement, scope: Scope, evaluator: Evaluator, matchers: Matchers, collector: Collector): Value | undefined {
  const attributes = new Map<string, string | null>();
  for (const attribute of node.attributes) {
    if (attribute.type !== 'JSXAttribute') continue;
    const name = attribute.name.type === 'JSXIdentifier' ? attribute.name.name : `${attribute.name.namespace.name}:${attribute.name.name.name}`;
    const { value } = attribute;
    if (!value) attributes.set(name, '');
    else if (value.type === 'StringLiteral') attributes.set(name, value.value);
    else if (value.type === 'JSXExpressionContainer' && value.expression.type !== 'JSXEmptyExpression') attributes.set(name, textOf(evaluator.evaluate(value.expression, scope)));
    else attributes.set(name, null);
  }
  const tag = tagName(node.name);
  const span = spanOf(node);
  for (const model of matchers.apisOfElement({ tag, attributes })) collector.add(sightApi(model, `<${tag}>`, span));
  if (/^[a-z][\w-]*$/.test(tag)) return undefined;
  const component = evaluator.evaluate(node.name, scope);
  if (component?.kind !== 'path') return component;
  const query: PathQuery = { assigned: false, property: (name) => (attributes.has(name) ? (attributes.get(name) ?? '') : undefined) };
  collector.path([...component.path, '()'], node, query);
  // Rules that name a component without a call speak of rendering it, too.
  for (const rule of matchers.matchPath(component.path, query)) {
    if ('kind' in rule) collector.vendor(rule, 'initialised', apiOfPath(component.path), node, component.path[0] ?? '');
    else collector.keyed(rule, apiOfPath(component.path), node, []);
  }
  return component;
}
