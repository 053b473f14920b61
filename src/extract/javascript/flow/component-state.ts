import type { Node } from '@babel/types';
import { putAt, type Datum } from '../../../model/datum.ts';
import type { Scope } from '../scope.ts';
import { typedLater } from './signs.ts';
import type { Tracer } from './trace.ts';

/** Where a hook, or a box of a framework, gives the state that it is told at first. */
const STATES: Readonly<Record<string, string>> = { useState: '.0', useSetState: '.0', useImmer: '.0', createStore: '.0', createSignal: '.0', useRef: '.current', ref: '.value', shallowRef: '.value', useSignal: '.value' };
export const holdsState = (name: string): boolean => Object.hasOwn(STATES, name);

/** What is in the state of a component that is an object: what it starts with, and what is typed into it later. */
export function traceState(name: string, [initial]: readonly Node[], scope: Scope, tracer: Tracer): Datum[] {
  if (!initial) return [];
  const value = tracer.evaluator.evaluate(initial, scope);
  const object = value?.kind === 'function' ? tracer.evaluator.result(value) : value;
  const data = [...tracer.trace(initial, scope), ...(object?.kind === 'object' ? typedLater(object.node) : [])];
  return putAt(data.filter(({ at }) => at.length > 0), STATES[name]!);
}
