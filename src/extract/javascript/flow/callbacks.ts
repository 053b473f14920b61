import type { Node } from '@babel/types';
import { takeStep } from '../../../model/datum.ts';
import type { Scope } from '../scope.ts';
import { calleeName } from '../url-context.ts';
import { EACH, LOCATES } from './methods.ts';
import type { Given } from './given.ts';
import { NOTHING, type Tracer } from './trace.ts';

/** Where the arguments begin that a timer hands on. */
const TIMERS: Readonly<Record<string, number>> = { setTimeout: 2, setInterval: 2, setImmediate: 1, nextTick: 1 };
const ORDERS = new Set(['sort', 'toSorted']);
const CALLS_BACK = new Set([...EACH, ...Object.keys(TIMERS), ...Object.keys(LOCATES), 'then', 'reduce', 'reduceRight', 'from']);

/** Whether what is called by this name may call a function that it is given, with what we know. */
export const callsBack = (call: Node): boolean => ('callee' in call && call.callee ? CALLS_BACK.has(calleeName(call.callee as Node) ?? '') : false);

/** What lists, promises and timers give to the function that is their argument at `position`; null where that is unknown. */
export function givenToCallback(call: Node, position: number, scope: Scope, tracer: Tracer): Given | null {
  if (call.type !== 'CallExpression' && call.type !== 'OptionalCallExpression') return null;
  const { callee, arguments: args } = call;
  const name = calleeName(callee) ?? '';
  if (Object.hasOwn(TIMERS, name)) {
    const first = TIMERS[name]!;
    return position === 0 ? (index) => (args[index + first] ? tracer.trace(args[index + first]!, scope) : NOTHING) : null;
  }
  if (callee.type !== 'MemberExpression' && callee.type !== 'OptionalMemberExpression') return null;
  const { object } = callee;
  const element: Given = () => takeStep(tracer.trace(object, scope), '.*');
  if (name === 'from') {
    const [list] = args;
    return position === 1 && list && object.type === 'Identifier' && object.name === 'Array' ? only(0, () => takeStep(tracer.trace(list, scope), '.*')) : null;
  }
  if (position === LOCATES[name]) return only(0, () => [{ at: [], label: name, line: call.loc?.start.line ?? 0, data: ['user.location.precise'] }]);
  if (position !== 0) return null;
  if (name === 'then') return only(0, () => tracer.trace(object, scope));
  if (name === 'reduce' || name === 'reduceRight') return (index) => (index === 1 ? element(1) : index === 0 ? (args[1] ? tracer.trace(args[1], scope) : element(0)) : NOTHING);
  if (ORDERS.has(name)) return (index) => (index < 2 ? element(index) : NOTHING);
  return EACH.has(name) ? only(0, element) : null;
}

const only = (wanted: number, given: Given): Given => (index) => (index === wanted ? given(index) : NOTHING);
