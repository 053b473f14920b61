import type { Node } from '@babel/types';
import { languageOf, parseJavaScript } from '../javascript/parse.ts';
import type { Member, Value } from './value.ts';

const MAX_DEPTH = 400;

/** The literals that stand under a key of this name anywhere in a JavaScript or TypeScript file. */
export function readCodeLiterals(path: string, text: string, key: string): Value[] {
  const found: Value[] = [];
  const visit = (node: unknown, depth: number): void => {
    if (depth > MAX_DEPTH) throw new RangeError('too deep');
    if (Array.isArray(node)) return node.forEach((one) => visit(one, depth + 1));
    if (typeof node !== 'object' || node === null || typeof (node as Node).type !== 'string') return;
    const one = node as Node;
    if (one.type === 'ObjectProperty' && nameOf(one) === key) found.push(toValue(one.value));
    else for (const [name, part] of Object.entries(one)) if (name !== 'loc' && name !== 'extra') visit(part, depth + 1);
  };
  visit(parseJavaScript(text, languageOf(path)).program.body, 0);
  return found.filter(({ computed }) => computed !== true);
}

function nameOf(property: Extract<Node, { type: 'ObjectProperty' }>): string | null {
  if (property.computed) return null;
  return property.key.type === 'Identifier' ? property.key.name : property.key.type === 'StringLiteral' ? property.key.value : null;
}

function toValue(node: Node): Value {
  const place = { start: node.start ?? 0, end: node.end ?? 0 };
  switch (node.type) {
    case 'TSAsExpression': case 'TSSatisfiesExpression': case 'ParenthesizedExpression':
      return toValue(node.expression);
    case 'StringLiteral': case 'BooleanLiteral': case 'NumericLiteral':
      return { ...place, text: String(node.value), members: [] };
    case 'TemplateLiteral':
      return node.expressions.length > 0 ? computed(place) : { ...place, text: node.quasis[0]?.value.cooked ?? '', members: [] };
    case 'ArrayExpression':
      return withMembers(place, node.elements.map((one, index) => one && one.type !== 'SpreadElement'
        ? { key: String(index), start: one.start ?? 0, end: one.end ?? 0, value: toValue(one) } : null));
    case 'ObjectExpression':
      return withMembers(place, node.properties.map((one) => {
        const key = one.type === 'ObjectProperty' ? nameOf(one) : null;
        return one.type === 'ObjectProperty' && key !== null ? { key, start: one.key.start ?? 0, end: one.key.end ?? 0, value: toValue(one.value) } : null;
      }));
    default:
      return computed(place);
  }
}

const computed = (place: { start: number; end: number }): Value => ({ ...place, text: null, members: [], computed: true });

/** Where a part is spread or has a computed key, what there is counts, but more may be there. */
function withMembers(place: { start: number; end: number }, members: readonly (Member | null)[]): Value {
  const known = members.filter((one) => one !== null);
  if (known.length === members.length) return { ...place, text: null, members: known };
  return { ...place, text: null, members: [...known, { key: '', ...place, value: computed(place) }] };
}
