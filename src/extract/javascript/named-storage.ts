import type { CallExpression, NewExpression, OptionalCallExpression } from '@babel/types';
import { calleeName } from './url-context.ts';
import type { Value } from './value.ts';

const KEEPS = /^(?:set|merge)Item(?:Async|Sync)?$/;
const STORAGE = /^[_$#]?(?:\w*[a-z\d_])?storage$/i;

/**
 * What is kept by something called a storage which came from nowhere that this file tells of: a parameter, a field that
 * is given to the constructor. No other interface has these methods.
 * @returns how the code calls it; null where it is none, or is known to be something.
 */
export function namedStorage(call: CallExpression | OptionalCallExpression | NewExpression, callee: Value | undefined): string | null {
  const { callee: method } = call;
  if (callee !== undefined || call.type === 'NewExpression' || call.arguments.length < 2 || (method.type !== 'MemberExpression' && method.type !== 'OptionalMemberExpression')) return null;
  const name = calleeName(method);
  const owner = name !== null && KEEPS.test(name) ? calleeName(method.object) : null;
  return owner !== null && STORAGE.test(owner) ? `${owner}.${name}` : null;
}

const SIGN = /storage\)?!?\??\.(?:set|merge)Item(?:Async|Sync)?\(/i;

/** Whether a text may keep something there, though it names no storage that is known. */
export const mayHoldStorage = (text: string): boolean => text.includes('Item') && SIGN.test(text);
