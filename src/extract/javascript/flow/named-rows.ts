import type { Node } from '@babel/types';
import { isPerson, type Datum } from '../../../model/datum.ts';
import { calleeName } from '../url-context.ts';

const STEP = /^(?:where\w*|andWhere\w*|orWhere\w*|select|first|returning|limit|orderBy|(?:left|inner|right)?[jJ]oin|forUpdate|eq|in|is|match|filter|single|maybeSingle|update|insert|upsert|onConflict|merge|ignore)$/;
const BUILDER = /^(?:knex|trx|tx|db|database|conn|connection)$/i;
const MAX_CHAIN = 12;

/** Rows of people that a query builder is asked for by the name of their table: `knex("users").where(…)`, `supabase.from("users").select()`. */
export function traceNamedRows(node: Node, name: string, line: number): Datum[] | null {
  if (!STEP.test(name)) return null;
  let at: Node = node;
  for (let step = 0; step < MAX_CHAIN && at.type === 'CallExpression'; step++) {
    const called: string | null = calleeName(at.callee);
    const [table] = at.arguments;
    if (table?.type === 'StringLiteral' && called !== null && (at.callee.type === 'Identifier' ? BUILDER.test(called) : /^(?:from|table)$/.test(called))) {
      return isPerson(table.value) ? [{ at: [], label: table.value, line, person: true }] : null;
    }
    if (at.callee.type !== 'MemberExpression') return null;
    at = at.callee.object;
  }
  return null;
}
