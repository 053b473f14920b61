import type { Node, ObjectExpression } from '@babel/types';
import type { Field } from './field-groups.ts';
import { propertyName } from './scope.ts';

const MAX_DEPTH = 3;
const MAX_CHAIN = 12;

/** The fields that a schema written as an object literal declares. What only holds further fields is none itself. */
export function fieldsOf(schema: ObjectExpression, depth = 0): Field[] {
  return schema.properties.flatMap((property): Field[] => {
    if (property.type === 'SpreadElement') return [];
    const written = propertyName(property.key, property.computed);
    if (written === null || property.type === 'ObjectMethod') return [];
    const name = written.slice(written.lastIndexOf('.') + 1);
    const { value } = property;
    const inner = value.type === 'ArrayExpression' && value.elements.length === 1 ? value.elements[0] : value;
    if (inner?.type === 'ObjectExpression' && inner.properties.length > 0 && !isOptions(inner)) return depth < MAX_DEPTH ? fieldsOf(inner, depth + 1) : [];
    return [{ name, node: property.key, ...readValidator(value) }];
  });
}

/** `{ type: String, required: true }` describes a field, it holds none. */
const OPTIONS = new Set(['type', 'required', 'unique', 'allowNull', 'default', 'field', 'primaryKey', 'validate', 'notNull', 'enum', 'isEmail', 'nullable', 'columnName', 'label', 'optional', 'allow_null', 'ref']);
const isOptions = (object: ObjectExpression): boolean => object.properties.some((property) => property.type !== 'SpreadElement' && OPTIONS.has(propertyName(property.key, property.computed) ?? ''));

const BOOLEAN = /^(?:bool|boolean|tinyint)$/i;

/** What the description of a field says of what it holds: `z.string().email()`, `{ type: Boolean }`, `DataTypes.BOOLEAN`. */
export function readValidator(value: Node): Pick<Field, 'isFlag' | 'holds'> {
  let node: Node | undefined = value;
  const found: Pick<Field, 'isFlag' | 'holds'> = {};
  const note = (name: string | null): void => {
    if (name === null) return;
    if (BOOLEAN.test(name)) found.isFlag = true;
    else if (/^(?:email|isEmail|z?Email(?:Schema)?)$/i.test(name)) found.holds = 'user.contact.email';
  };
  for (let step = 0; node && step < MAX_CHAIN; step++) {
    switch (node.type) {
      case 'CallExpression':
      case 'NewExpression':
        if (node.callee.type === 'Identifier' || node.callee.type === 'MemberExpression') for (const argument of node.arguments) if (argument.type === 'CallExpression' && argument.callee.type === 'MemberExpression') note(propertyName(argument.callee.property, false));
        node = node.callee;
        break;
      case 'MemberExpression':
        note(propertyName(node.property, node.computed));
        node = node.object;
        break;
      case 'Identifier':
        note(node.name);
        return found;
      case 'ObjectExpression': {
        const type: Node | undefined = node.properties.flatMap((property) => (property.type === 'ObjectProperty' && propertyName(property.key, property.computed) === 'type' ? [property.value] : []))[0];
        node = type;
        break;
      }
      case 'StringLiteral':
        note(node.value);
        return found;
      case 'BooleanLiteral':
        found.isFlag = true;
        return found;
      default:
        return found;
    }
  }
  return found;
}
