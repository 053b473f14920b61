import type { Node } from '@babel/types';
import { flatten, putAt, type Datum } from '../../../model/datum.ts';
import type { Scope } from '../scope.ts';
import { givenBy } from './given.ts';
import type { Tracer } from './trace.ts';

/** What stands for a part of a text that was taken out. */
const COVERED = /[*•█✱]|^\[?(?:redacted|removed|hidden|masked|filtered|private)\]?$/i;

/** Pieces of a text, which are the text together only: none of them is reached by its number. */
export const PIECES = '.pieces';

/** `text.replace("{who}", name)`: what is left of the text, and what was put into it. */
export function traceReplaced(receiver: readonly Datum[], by: Node | undefined, scope: Scope, tracer: Tracer): Datum[] {
  if (by?.type === 'StringLiteral') return COVERED.test(by.value) ? [] : flatten(receiver);
  if (!by) return flatten(receiver);
  const fn = tracer.functionAt(by, scope);
  const put = fn ? tracer.substitute(tracer.returns(fn), fn, (index) => (index === 0 ? receiver : [])) : tracer.trace(by, scope);
  return [...flatten(receiver), ...flatten(put)];
}

/** `JSON.parse(JSON.stringify(value))` is a copy. */
export function traceParsed(text: Node, scope: Scope, tracer: Tracer): readonly Datum[] | null {
  if (text.type !== 'CallExpression' || text.callee.type !== 'MemberExpression' || text.callee.property.type !== 'Identifier' || text.callee.property.name !== 'stringify') return null;
  return givenBy(text, scope, tracer)(0);
}

/** `Object.entries(value)`: pairs of a name and what it holds. */
export const entriesOf = (data: readonly Datum[]): Datum[] => data.map((datum) => ({ ...datum, at: ['.*', '.1', ...datum.at.slice(1)] }));

/** `Object.fromEntries(pairs)`, `new Map(pairs)`: what the pairs hold, under names that nobody knows. */
export const ofEntries = (data: readonly Datum[]): Datum[] => data.flatMap((datum) => (datum.at.length < 2 ? flatten([datum]) : datum.at[1] === '.0' ? [] : putAt([{ ...datum, at: datum.at.slice(2) }], '.*')));
