import type { ConditionalExpression, Node, ObjectExpression } from '@babel/types';
import { lookUp, propertyName, type Scope } from './scope.ts';
import { tagName } from './url-context.ts';

/** A name in a condition, and whether what it stands for holds where the condition does. */
export interface Checked {
  name: string;
  holds: boolean;
}

/** How far variables are followed to what they were made of, and conditions into one another. */
const MAX_DEPTH = 6;
const MAX_NAMES = 12;
const MAX_LENGTH = 160;
/** What a check compares with where the answer was no, or is not there yet. */
const NO = /^(?:|0|no|n|off|false|none|null|never|unknown|undetermined|not[-_ ]?determined|unspecified|pending|prompt|default|unset|limited|restricted|unavailable|.*(?:denied|deny|declin|reject|refus|block|revok|withdraw|opt(?:ed)?[-_]?out).*)$/i;

/** The names of an expression that decides, where it came out as `holds`. What only one side of an "or" says is left out. */
export function namesIn(expression: Node, holds: boolean, scope: Scope, depth = 0): Checked[] {
  if (depth > MAX_DEPTH) return [];
  const inner = (node: Node, value = holds): Checked[] => namesIn(node, value, scope, depth + 1);
  switch (expression.type) {
    case 'UnaryExpression':
      return expression.operator === '!' ? inner(expression.argument, !holds) : [];
    case 'LogicalExpression': {
      const both = expression.operator === '&&' ? holds : expression.operator === '||' ? !holds : false;
      if (both) return [...inner(expression.left), ...inner(expression.right)].slice(0, MAX_NAMES);
      return expression.operator === '??' ? inner(expression.left) : inCommon(inner(expression.left), inner(expression.right));
    }
    case 'BinaryExpression':
      return compared(expression.operator, expression.left, expression.right, inner, holds);
    case 'ConditionalExpression':
      return ofTernary(expression, inner, holds);
    case 'AwaitExpression':
      return inner(expression.argument);
    case 'AssignmentExpression':
      return inner(expression.right);
    case 'SequenceExpression':
      return inner(expression.expressions.at(-1)!);
    case 'TSAsExpression':
    case 'TSNonNullExpression':
    case 'TSSatisfiesExpression':
    case 'TSTypeAssertion':
    case 'ParenthesizedExpression':
      return inner(expression.expression);
    case 'CallExpression':
    case 'OptionalCallExpression':
    case 'NewExpression': {
      const name = nameOf(expression);
      const own = name === null ? [] : [{ name, holds }];
      const through = expression.callee.type === 'MemberExpression' || expression.callee.type === 'OptionalMemberExpression' ? ofSource(expression.callee, holds, scope, depth) : [];
      const given = expression.arguments.slice(0, 3).filter(({ type }) => type === 'Identifier' || type === 'MemberExpression' || type === 'OptionalMemberExpression' || type === 'CallExpression' || type === 'AwaitExpression');
      return [...own, ...through, ...given.flatMap((argument) => inner(argument))].slice(0, MAX_NAMES);
    }
    case 'Identifier':
    case 'MemberExpression':
    case 'OptionalMemberExpression': {
      const name = nameOf(expression);
      if (name === null || name === 'undefined') return [];
      return [{ name, holds }, ...ofSource(expression, holds, scope, depth)].slice(0, MAX_NAMES);
    }
    default:
      return [];
  }
}

/** `allowed ? check() : false` holds only where both do. */
function ofTernary({ test, consequent, alternate }: ConditionalExpression, inner: (node: Node, value?: boolean) => Checked[], holds: boolean): Checked[] {
  const isSame = (node: Node): boolean => isConstant(node) && saysYes(node) === holds;
  const isOther = (node: Node): boolean => isConstant(node) && saysYes(node) !== holds;
  if (isOther(alternate)) return [...inner(test, true), ...(isSame(consequent) ? [] : inner(consequent))];
  if (isOther(consequent)) return [...inner(test, false), ...(isSame(alternate) ? [] : inner(alternate))];
  return [];
}

function compared(operator: string, left: Node, right: Node, inner: (node: Node, value?: boolean) => Checked[], holds: boolean): Checked[] {
  const [value, other] = isValue(left) && !isValue(right) ? [left, right] : [right, left];
  // That something is there says nothing of what was answered.
  if (other.type === 'UnaryExpression' && other.operator === 'typeof') return [];
  switch (operator) {
    case '===':
    case '==':
      return inner(other, holds === saysYes(value));
    case '!==':
    case '!=':
      return inner(other, holds !== saysYes(value));
    case '>':
    case '>=':
      return value === right ? inner(other) : [];
    case 'in':
      return inner(right);
    default:
      return [];
  }
}

const isConstant = ({ type }: Node): boolean => type === 'BooleanLiteral' || type === 'NullLiteral' || type === 'StringLiteral' || type === 'NumericLiteral';
const isValue = (node: Node): boolean => isConstant(node) || node.type === 'TemplateLiteral' || node.type === 'UnaryExpression' || (node.type === 'Identifier' && node.name === 'undefined');

/** Whether equality with this is a yes: `true`, `"granted"`, `RESULTS.GRANTED`, and any name of a thing. */
function saysYes(value: Node): boolean {
  switch (value.type) {
    case 'BooleanLiteral':
      return value.value;
    case 'NullLiteral':
    case 'UnaryExpression':
      return false;
    case 'NumericLiteral':
      return value.value > 0;
    case 'StringLiteral':
      return !NO.test(value.value.slice(0, 80));
    default:
      return !NO.test((nameOf(value) ?? 'x').split('.').at(-1)!.slice(0, 80)) && !(value.type === 'Identifier' && value.name === 'undefined');
  }
}

/** What both say; where they are different members of one thing (`consent.ads || consent.all`), the thing. */
function inCommon(left: readonly Checked[], right: readonly Checked[]): Checked[] {
  const has = (list: readonly Checked[], one: Checked): boolean => list.some((other) => other.name === one.name && other.holds === one.holds);
  const same = left.filter((one) => has(right, one));
  if (same.length > 0) return same;
  const owners = (list: readonly Checked[]): Checked[] => list.map(({ name, holds }) => ({ name: name.replace(/\([^]*$/, '').replace(/\.[^.]*$/, ''), holds }));
  const owner = owners(left).find((one) => has(owners(right), one));
  return owner ? [owner] : [];
}

/** What the variable at the root of an expression was made of: `status` of `const { status } = await request()`. */
function ofSource(expression: Node, holds: boolean, scope: Scope, depth: number): Checked[] {
  const steps: string[] = [];
  let root = expression;
  while (root.type === 'MemberExpression' || root.type === 'OptionalMemberExpression') {
    const step = propertyName(root.property, root.computed);
    if (step !== null) steps.unshift(`.${step}`);
    root = root.object;
    if (root.type === 'TSNonNullExpression') root = root.expression;
  }
  if (root.type !== 'Identifier') return [];
  const binding = lookUp(scope, root.name);
  // Of a variable that is assigned anew nobody can say which value was tested.
  if (!binding || binding.sources.length !== 1 || binding.declaration.kind !== 'variable') return [];
  const [source] = binding.sources;
  const all = [...source!.steps.filter((step) => !/^\.\d+$/.test(step)), ...steps];
  if (all.length === 0) return namesIn(source!.node, holds, source!.scope, depth + 1);
  const name = nameOf(source!.node);
  return name === null ? [] : [{ name: (name.replace(/\([^]*$/, '') + all.join('')).slice(0, MAX_LENGTH), holds }];
}

/** A dotted name as written, with the constant texts that a call gets: `localStorage.getItem("cookie-consent")`. Null for what has none. */
export function nameOf(node: Node): string | null {
  const name = plainName(node);
  return name === null || name === '' ? null : name.slice(0, MAX_LENGTH);
}

function plainName(node: Node, depth = 0): string | null {
  if (depth > 20) return null;
  switch (node.type) {
    case 'Identifier':
      return node.name;
    case 'ThisExpression':
      return 'this';
    case 'JSXIdentifier':
    case 'JSXMemberExpression':
    case 'JSXNamespacedName':
      return tagName(node);
    case 'MemberExpression':
    case 'OptionalMemberExpression': {
      const object = plainName(node.object, depth + 1)?.replace(/\([^]*$/, '');
      if (object === undefined) return null;
      const step = propertyName(node.property, node.computed);
      return step === null ? object : `${object}.${step}`;
    }
    case 'CallExpression':
    case 'OptionalCallExpression':
    case 'NewExpression': {
      const callee = plainName(node.callee, depth + 1);
      const texts = depth === 0 ? constantTexts(node.arguments) : [];
      return callee === null || texts.length === 0 ? callee : `${callee.replace(/\([^]*$/, '')}(${texts.map((text) => `"${text}"`).join(',')})`;
    }
    case 'AwaitExpression':
      return plainName(node.argument, depth);
    case 'TSAsExpression':
    case 'TSNonNullExpression':
    case 'TSSatisfiesExpression':
    case 'TSTypeAssertion':
    case 'ParenthesizedExpression':
      return plainName(node.expression, depth);
    default:
      return null;
  }
}

/** Texts of the first arguments, those in an object as well: `query({ name: "geolocation" })`, and members given as constants. */
function constantTexts(args: readonly Node[]): string[] {
  const texts: string[] = [];
  const add = (node: Node): void => {
    if (node.type === 'StringLiteral' && node.value.length <= 60) texts.push(node.value);
    else if (node.type === 'MemberExpression' && /^[A-Z][A-Z_]*$/.test(propertyName(node.property, node.computed) ?? '')) texts.push(propertyName(node.property, node.computed)!);
  };
  for (const argument of args.slice(0, 3)) {
    if (argument.type === 'ObjectExpression') for (const value of valuesOf(argument)) add(value);
    else add(argument);
  }
  return texts.slice(0, 4);
}

const valuesOf = (object: ObjectExpression): Node[] => object.properties.slice(0, 4).flatMap((property) => (property.type === 'ObjectProperty' ? [property.value] : []));
