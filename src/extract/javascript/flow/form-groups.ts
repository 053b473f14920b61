import type { Node } from '@babel/types';
import { putAt, type Datum } from '../../../model/datum.ts';
import { propertyName } from '../scope.ts';
import { calleeName } from '../url-context.ts';

const MAX_DEPTH = 4;
/** `this.fb.group({ … })`, `formBuilder.nonNullable.group({ … })`, `new FormGroup({ … })`. */
const BUILDER = /^(?:_?fb|nonNullable|\w*[fF]ormBuilder)$/;

function isGroup(node: Node): node is Extract<Node, { type: 'CallExpression' | 'NewExpression' }> {
  if (node.type === 'NewExpression') return /^(?:Untyped)?FormGroup$/.test(calleeName(node.callee) ?? '');
  return node.type === 'CallExpression' && node.callee.type === 'MemberExpression' && calleeName(node.callee) === 'group' && BUILDER.test(calleeName(node.callee.object) ?? '');
}

/** What is typed into a form of Angular, as its group gives it: `form.value.email`, `form.get("email").value`, `form.controls.email.value`. */
export function traceGroup(node: Node): Datum[] | null {
  return isGroup(node) ? valuesOf(node, 0).flatMap((datum) => [...putAt([datum], '.value'), ...controlsOf(datum)]) : null;
}

function valuesOf(group: Node, depth: number): Datum[] {
  const [controls] = isGroup(group) ? group.arguments : [];
  if (controls?.type !== 'ObjectExpression' || depth > MAX_DEPTH) return [];
  return controls.properties.flatMap((property): Datum[] => {
    const name = property.type === 'ObjectProperty' ? propertyName(property.key, property.computed) : null;
    if (name === null || property.type !== 'ObjectProperty') return [];
    return putAt(isGroup(property.value) ? valuesOf(property.value, depth + 1) : [{ at: [], label: name, line: property.loc?.start.line ?? 0 }], `.${name}`);
  });
}

/** The same by the control that holds it. */
function controlsOf(datum: Datum): Datum[] {
  const get = { ...datum, at: [`.${datum.at.map((step) => step.slice(1)).join('.')}`, '.value'] };
  return [get, { ...datum, at: [...datum.at.flatMap((step) => ['.controls', step]), '.value'] }];
}
