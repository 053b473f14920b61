import type { Node } from '@babel/types';
import type { Matchers } from '../../model/matchers.ts';
import type { Evaluator } from './evaluate.ts';
import { propertyName, type Scope } from './scope.ts';
import { eachChild } from './walk.ts';

/** A datum in an argument, by the name that the code gives it. */
export interface PassedDatum {
  label: string;
  line: number;
  data: readonly string[];
}

/** Data that only people have: a payload with one is of a person, and its other names are read as theirs. */
const OF_PERSON = /^user\.(?:contact\.(?:email|phone_number)|name\.|demographic\.date_of_birth|account\.username|government_id)/;
/** Of such data a call to a vendor says nothing: keys that authenticate us, switches of the SDK. */
const NO_PAYLOAD = /^user\.(?:authorization|account\.settings|privacy_preferences|device\.cookie|account$)/;
/** What is made of a datum here is no datum: its length, whether it is there, a digest of it. */
const DERIVED = /^(?:length|size|includes|startsWith|endsWith|match|test|indexOf|createHash|hash|digest|sha256|sha1|md5|bcrypt|Boolean|isEmpty|validate\w*|is[A-Z]\w*|has[A-Z]\w*|parseInt)$/;
const MAX_DEPTH = 5;
const MAX_NAMES = 60;

/** The personal data that a call passes on, as far as names in its arguments and in objects of this file show. */
export function findPassedData(args: readonly Node[], scope: Scope, evaluator: Evaluator, matchers: Matchers): PassedDatum[] {
  const names: { label: string; line: number; person: boolean }[] = [];
  const add = (label: string | null, node: Node, person = false): void => {
    if (label !== null && names.length < MAX_NAMES) names.push({ label, line: node.loc?.start.line ?? 0, person });
  };
  const visit = (node: Node, depth: number): void => {
    if (depth > MAX_DEPTH) return;
    switch (node.type) {
      case 'Identifier': {
        const value = evaluator.evaluate(node, scope);
        if (value?.kind === 'object') for (const property of value.node.properties) visit(property, depth + 1);
        else add(node.name, node);
        return;
      }
      case 'MemberExpression':
      case 'OptionalMemberExpression': {
        const name = propertyName(node.property, node.computed);
        if (name === null || !DERIVED.test(name)) add(name, node, isOfPerson(node.object));
        return;
      }
      case 'ObjectProperty': {
        const name = propertyName(node.key, node.computed);
        if (isConstant(node.value)) return;
        if (node.value.type === 'ObjectExpression' || node.value.type === 'ArrayExpression') visit(node.value, depth + 1);
        else {
          const before = names.length;
          visit(node.value, depth + 1);
          const person = names.slice(before).some((found) => found.person);
          names.length = matchers.classify(name ?? '', person ? 'person' : 'field').length > 0 ? before : names.length;
          add(name, node, person);
        }
        return;
      }
      case 'CallExpression':
      case 'OptionalCallExpression': {
        const callee = node.callee.type === 'Identifier' ? node.callee.name : node.callee.type === 'MemberExpression' ? propertyName(node.callee.property, node.callee.computed) : null;
        if (callee !== null && DERIVED.test(callee)) return;
        for (const argument of node.arguments) visit(argument, depth + 1);
        return;
      }
      case 'UnaryExpression':
      case 'FunctionExpression':
      case 'ArrowFunctionExpression':
      case 'BinaryExpression':
        if (node.type === 'BinaryExpression' && node.operator === '+') eachChild(node, (child) => visit(child, depth + 1));
        return;
      default:
        if (!isConstant(node)) eachChild(node, (child) => visit(child, depth + 1));
    }
  };
  for (const argument of args) visit(argument, 0);
  const ofPerson = names.some(({ label }) => matchers.classify(label, 'field').some((category) => OF_PERSON.test(category)));
  return names.flatMap(({ label, line, person }) => {
    const data = matchers.classify(label, ofPerson || person ? 'person' : 'field').filter((category) => !NO_PAYLOAD.test(category));
    return data.length > 0 ? [{ label, line, data }] : [];
  });
}

/** `user`, `session.user`, `order.customer`: an object that is a person. */
const PERSON = /^(?:\w*[uU]ser|\w*[cC]ustomer|\w*[mM]ember|\w*[pP]rofile|account|person|patient|contact|employee|subscriber|guest|attendee|student|author|recipient|lead|applicant|candidate|client|viewer|claims|identity)$/;

function isOfPerson(object: Node): boolean {
  switch (object.type) {
    case 'Identifier':
      return PERSON.test(object.name);
    case 'MemberExpression':
    case 'OptionalMemberExpression':
      return PERSON.test(propertyName(object.property, object.computed) ?? '') || isOfPerson(object.object);
    case 'TSNonNullExpression':
    case 'TSAsExpression':
    case 'ParenthesizedExpression':
      return isOfPerson(object.expression);
    default:
      return false;
  }
}

const isConstant = (node: Node): boolean => node.type === 'StringLiteral' || node.type === 'NumericLiteral' || node.type === 'BooleanLiteral' || node.type === 'NullLiteral' || (node.type === 'MemberExpression' && node.object.type === 'MemberExpression' && node.object.property.type === 'Identifier' && node.object.property.name === 'env');
