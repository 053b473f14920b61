import type { Class, Node } from '@babel/types';
import { flatten, putAt, type Datum } from '../../../model/datum.ts';
import { lookUp, type ClassMember, type Scope } from '../scope.ts';
import type { Value } from '../value.ts';
import { givenBy, type Given } from './given.ts';
import { addPart } from './parts.ts';
import { typedLater } from './signs.ts';
import type { Tracer } from './trace.ts';
import { namedRecord } from './typed.ts';

type ClassValue = Extract<Value, { kind: 'class' | 'instance' }>;
/** Classes above one another. */
const MAX_PARENTS = 8;

/** What a member of a class of this file holds, in terms of what its methods are given; null where nothing shows it. */
export function traceField(owner: Class, name: string, line: number, tracer: Tracer): Datum[] | null {
  for (const { node } of classesOf(owner, tracer)) {
    const members = tracer.scopes.members.get(node)?.get(name);
    const parts = tracer.scopes.memberParts.get(node)?.get(name);
    if (!members && !parts) continue;
    let data = (members ?? []).flatMap((member) => traceMember(member, name, line, tracer));
    for (const part of parts ?? []) data = addPart(data, part, tracer);
    return data;
  }
  return null;
}

/** What an object holds that is made of a class of this file. */
export function traceInstance(value: ClassValue, given: Given, line: number, tracer: Tracer): Datum[] {
  const data: Datum[] = [];
  const seen = new Set<string>();
  for (const { node } of classesOf(value.node, tracer)) {
    for (const [name, members] of tracer.scopes.members.get(node) ?? []) {
      if (seen.has(name) || members.every(isMethod)) continue;
      seen.add(name);
      data.push(...putAt(traceField(node, name, line, tracer) ?? [], `.${name}`));
    }
  }
  const constructor = tracer.evaluator.constructorOf({ ...value, kind: 'class' });
  return constructor ? tracer.substitute(data, constructor, given) : data;
}

/** Whether the code shows where an object is made, so that what it holds is known. */
export function isMade(node: Node, scope: Scope): boolean {
  if (node.type === 'NewExpression') return true;
  const binding = node.type === 'Identifier' ? lookUp(scope, node.name) : undefined;
  return binding?.declaration.kind === 'variable' && binding.sources.length > 0 && binding.sources.every((source) => source.node.type === 'NewExpression' && source.steps.length === 0);
}

/** An error that is made with data holds them in its text, or under a name that nobody knows. */
export const traceError = (given: Given): Datum[] => [...putAt(flatten(given(0)), '.message'), ...putAt([...given(1), ...given(2)], '.data')];

/** The same of an error of this file, which tells what it hands to the class above. */
export function traceOwnError(value: ClassValue, given: Given, tracer: Tracer): Datum[] {
  const constructor = tracer.evaluator.constructorOf({ ...value, kind: 'class' });
  if (!constructor) return traceError(given);
  const scope = tracer.scopes.of.get(constructor) ?? tracer.scopes.program;
  const statements = constructor.body.type === 'BlockStatement' ? constructor.body.body : [];
  const data = statements.flatMap((statement) => {
    const call = statement.type === 'ExpressionStatement' && statement.expression.type === 'CallExpression' && statement.expression.callee.type === 'Super' ? statement.expression : null;
    return call ? traceError(givenBy(call, scope, tracer)) : [];
  });
  return tracer.substitute(data, constructor, given);
}

/** A class and those above it, as far as this file holds them. */
function classesOf(node: Class, tracer: Tracer): ClassValue[] {
  const found: ClassValue[] = [];
  for (let at: Value | undefined = { kind: 'class', node, scope: tracer.scopes.of.get(node) ?? tracer.scopes.program }; at?.kind === 'class' && found.length < MAX_PARENTS;) {
    found.push(at);
    at = at.node.superClass ? tracer.evaluator.evaluate(at.node.superClass, at.scope.parent ?? at.scope) : undefined;
  }
  return found;
}

/** A field that starts empty, to be typed in: `email = ''`, `email = signal('')`. */
const isEmpty = (node: Node): boolean =>
  (node.type === 'StringLiteral' && node.value === '') || (node.type === 'CallExpression' && node.callee.type === 'Identifier' && /^(?:signal|model|linkedSignal)$/.test(node.callee.name) && node.arguments[0]?.type === 'StringLiteral' && node.arguments[0].value === '');

const isMethod = ({ node }: ClassMember): boolean => (node.type === 'ClassMethod' || node.type === 'ClassPrivateMethod') && node.kind !== 'get';

function traceMember({ node, scope }: ClassMember, name: string, line: number, tracer: Tracer): readonly Datum[] {
  switch (node.type) {
    case 'ClassMethod':
    case 'ClassPrivateMethod':
      return node.kind === 'get' ? tracer.returns(node) : [];
    case 'TSParameterProperty': {
      const parameter = node.parameter.type === 'Identifier' ? node.parameter : node.parameter.left;
      return parameter.type === 'Identifier' ? tracer.trace(parameter, scope).map((datum) => ({ ...datum, line })) : [];
    }
    case 'ClassProperty':
    case 'ClassPrivateProperty':
    case 'ClassAccessorProperty': // declared, without a value
      return [{ at: [], label: name, line }, ...(tracer.typed(node, name, line) ?? namedRecord(name, line))];
    default:
      if (isEmpty(node)) return [{ at: [], label: name, line }];
      return [...tracer.trace(node, scope), ...typedLater(node)];
  }
}
