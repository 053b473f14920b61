import type { Class } from '@babel/types';
import { putAt, type Datum } from '../../../model/datum.ts';
import type { ClassMember } from '../scope.ts';
import type { Value } from '../value.ts';
import type { Given } from './given.ts';
import { addPart } from './parts.ts';
import type { Tracer } from './trace.ts';

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

/** An error that is made with data holds them in its text. */
export const traceError = (given: Given): Datum[] => [...putAt(given(0), '.message').map((datum) => ({ ...datum, at: ['.message'] })), ...given(1)];

/** A class and those above it, as far as this file holds them. */
function classesOf(node: Class, tracer: Tracer): ClassValue[] {
  const found: ClassValue[] = [];
  for (let at: Value | undefined = { kind: 'class', node, scope: tracer.scopes.of.get(node) ?? tracer.scopes.program }; at?.kind === 'class' && found.length < MAX_PARENTS;) {
    found.push(at);
    at = at.node.superClass ? tracer.evaluator.evaluate(at.node.superClass, at.scope.parent ?? at.scope) : undefined;
  }
  return found;
}

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
      return [{ at: [], label: name, line }];
    default:
      return tracer.trace(node, scope);
  }
}
