import type { Function as FunctionNode, Node, ObjectExpression } from '@babel/types';
import { putAt } from '../../../model/datum.ts';
import { propertyName, type Scope } from '../scope.ts';
import { calleeName } from '../url-context.ts';
import type { Given } from './given.ts';
import { typedLater } from './signs.ts';
import { NOTHING, type Tracer } from './trace.ts';

/** Where hooks of forms are told what is in the form at first, and where the function that is called on submission finds it. */
const VALUES: Readonly<Record<string, string | null>> = { initialValues: null, defaultValues: '.value' };
const FORM = /^(?:use\w*Form|useFormik|createForm)$/;

/** `useFormik({ initialValues, onSubmit })`: the function that gets what is in the form, and what that is. */
export function findSubmission(call: Node, scope: Scope, tracer: Tracer): { submit: FunctionNode; given: Given } | null {
  if (call.type !== 'CallExpression' || !FORM.test(calleeName(call.callee) ?? '') || call.arguments[0]?.type !== 'ObjectExpression') return null;
  const [options] = call.arguments;
  const handler = valueOf(options, 'onSubmit');
  const submit = handler && tracer.functionAt(handler, scope);
  if (!submit) return null;
  for (const [name, step] of Object.entries(VALUES)) {
    const values = valueOf(options, name);
    if (!values) continue;
    const literal = tracer.evaluator.evaluate(values, scope);
    const given: Given = (index) => {
      const data = index === 0 ? [...tracer.trace(values, scope), ...typedLater(literal?.kind === 'object' ? literal.node : values)] : NOTHING;
      return step === null ? data : putAt(data, step);
    };
    return { submit, given };
  }
  return null;
}

function valueOf({ properties }: ObjectExpression, name: string): Node | undefined {
  const found = properties.find((property) => property.type !== 'SpreadElement' && propertyName(property.key, property.computed) === name);
  return found?.type === 'ObjectProperty' ? found.value : found;
}
