import type { Node, ObjectExpression } from '@babel/types';
import { DATABASE, type Call } from './schema-calls.ts';
import type { FieldGroup } from './field-groups.ts';
import { fieldsOf } from './schema-fields.ts';
import { propertyName } from './scope.ts';
import { calleeName } from './url-context.ts';

const PROFILE = { rule: 'account-profile', action: 'collect', via: 'sdk', ofPeople: true } as const;
const MAX_DEPTH = 8;

/**
 * What `betterAuth({ … })` is told to keep of people beside their account (`user.additionalFields`), and what any
 * library of sign-in takes over of a profile (`mapProfileToUser`).
 */
export function findAuthOptions(call: Call): FieldGroup[] {
  const name = calleeName(call.callee);
  if (name !== 'betterAuth' && name !== 'genericOAuth') return [];
  const groups: FieldGroup[] = [];
  const read = (node: Node, depth: number): void => {
    if (depth > MAX_DEPTH) return;
    if (node.type === 'ConditionalExpression') for (const branch of [node.consequent, node.alternate]) read(branch, depth + 1);
    else if (node.type === 'ArrayExpression') for (const element of node.elements) element && read(element, depth + 1);
    if (node.type !== 'ObjectExpression') return;
    for (const property of node.properties) {
      if (property.type === 'SpreadElement') continue;
      const key = propertyName(property.key, property.computed);
      if (key === 'mapProfileToUser') {
        const mapped = returned(property.type === 'ObjectMethod' ? property : property.value);
        if (mapped) groups.push({ ...PROFILE, fields: fieldsOf(mapped) });
      } else if (property.type === 'ObjectProperty') {
        if (key === 'additionalFields' && property.value.type === 'ObjectExpression') groups.push({ ...DATABASE, fields: fieldsOf(property.value), ofPeople: true });
        else read(property.value, depth + 1);
      }
    }
  };
  for (const argument of call.arguments) read(argument, 0);
  return groups;
}

/** The object that a function returns, in its last statement or at once. */
function returned(node: Node): ObjectExpression | null {
  if (node.type !== 'ArrowFunctionExpression' && node.type !== 'FunctionExpression' && node.type !== 'ObjectMethod') return null;
  const last = node.body.type === 'BlockStatement' ? node.body.body.at(-1) : undefined;
  const value = node.body.type === 'BlockStatement' ? (last?.type === 'ReturnStatement' ? last.argument : null) : node.body;
  return value?.type === 'ObjectExpression' ? value : null;
}
