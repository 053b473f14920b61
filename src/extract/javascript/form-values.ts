import type { Node } from '@babel/types';
import { areOfPeople } from '../people-words.ts';
import type { Evaluator } from './evaluate.ts';
import type { FieldGroup } from './field-groups.ts';
import { type Call, ownerName, textOfNode } from './schema-calls.ts';
import { fieldsOf } from './schema-fields.ts';
import { propertyName, type Scope } from './scope.ts';
import { calleeName } from './url-context.ts';

const FORM = { rule: 'form-field', action: 'collect', via: 'form', typed: true } as const;
/** Options of form libraries that hold the values a form starts with. */
const VALUES = new Set(['initialValues', 'defaultValues', 'initialFormData']);
const NAMED_FIELD = /^(?:register|useField|useController|defineField|getFieldProps|getInputProps|registerField|setValue|setFieldValue)$/;

/**
 * Controls that a program makes or names, apart from their elements: Angular forms, hooks of form libraries, form state.
 * @param mayShow the file can hold elements: state without any is no form's.
 */
export function findFormValues(call: Call, scope: Scope, names: readonly string[], evaluator: Evaluator, mayShow = true): FieldGroup[] {
  const name = calleeName(call.callee);
  const [first] = call.arguments;
  if (name === null || !first) return [];
  const ofPeople = areOfPeople(names);
  if (name === 'FormGroup' || name === 'UntypedFormGroup' || (name === 'group' && /(?:fb|builder)$/i.test(ownerName(call) ?? ''))) {
    return first.type === 'ObjectExpression' ? [{ ...FORM, fields: fieldsOf(first), ofPeople }] : [];
  }
  if (name === 'useState' || name === 'reactive' || name === 'ref' || name === 'signal' || name === '$state') {
    return mayShow && first.type === 'ObjectExpression' && isEmpty(first) ? [{ ...FORM, fields: fieldsOf(first), ofPeople, weak: true }] : [];
  }
  if (NAMED_FIELD.test(name)) {
    const field = first.type === 'ObjectExpression' ? propertyText(first, 'name') : textOfNode(first);
    return field === null ? [] : [{ ...FORM, fields: [{ name: field.slice(field.lastIndexOf('.') + 1), node: call }], ofPeople, weak: true }];
  }
  if (first.type === 'ObjectExpression' && /form|field/i.test(name)) {
    return first.properties.flatMap((property) => (property.type === 'ObjectProperty' && VALUES.has(propertyName(property.key, property.computed) ?? '') ? findInitialValues(property.value, scope, names, evaluator) : []));
  }
  return [];
}

/** The values that a form starts with, where they are written as an object. */
export function findInitialValues(value: Node, scope: Scope, names: readonly string[], evaluator: Evaluator): FieldGroup[] {
  const object = evaluator.evaluate(value, scope);
  return object?.kind === 'object' ? [{ ...FORM, fields: fieldsOf(object.node), ofPeople: areOfPeople(names), weak: true }] : [];
}

/** State in which a form collects what is typed starts out empty. */
const isEmpty = (object: Extract<Node, { type: 'ObjectExpression' }>): boolean => object.properties.some((property) => property.type === 'ObjectProperty' && property.value.type === 'StringLiteral' && property.value.value === '');

function propertyText(object: Extract<Node, { type: 'ObjectExpression' }>, name: string): string | null {
  const property = object.properties.find((one) => one.type === 'ObjectProperty' && propertyName(one.key, one.computed) === name);
  return property?.type === 'ObjectProperty' ? textOfNode(property.value) : null;
}
