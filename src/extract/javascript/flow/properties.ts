import type { JSXOpeningElement, Node } from '@babel/types';
import { putAt, type Datum } from '../../../model/datum.ts';
import type { Scope } from '../scope.ts';
import type { Tracer } from './trace.ts';

/** Properties that say how an element looks or is told apart, and what cannot hold a datum. */
const LOOKS = /^(?:key|ref|class|className|style|styles|sx|css|id|testID|variant|size|color|icon|disabled|loading|children|data-.*|aria-.*)$/;
const IDLE = /^(?:StringLiteral|NumericLiteral|BooleanLiteral|NullLiteral|ArrowFunctionExpression|FunctionExpression|JSXElement|JSXFragment|JSXEmptyExpression)$/;

/** Each property of an element that an expression gives; the name is null for all properties of an object. */
export function eachProperty({ attributes }: JSXOpeningElement, found: (name: string | null, value: Node) => void): void {
  for (const attribute of attributes) {
    if (attribute.type === 'JSXSpreadAttribute') found(null, attribute.argument);
    else if (attribute.name.type === 'JSXIdentifier' && attribute.value?.type === 'JSXExpressionContainer') found(attribute.name.name, attribute.value.expression);
  }
}

/** What a component is given: one object of its properties. */
export function traceProperties(node: JSXOpeningElement, scope: Scope, tracer: Tracer): Datum[] {
  const data: Datum[] = [];
  eachProperty(node, (name, value) => {
    if (name === null) data.push(...tracer.trace(value, scope));
    else if (!LOOKS.test(name) && !IDLE.test(value.type)) data.push(...putAt(tracer.named(name, tracer.trace(value, scope), value), `.${name}`));
  });
  return data;
}
