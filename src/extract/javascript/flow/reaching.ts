import type { Node } from '@babel/types';
import type { Binding, Scope, Source } from '../scope.ts';

/** Which of the values that a variable is given may be in it at a place. */
export interface Reaching {
  sources: readonly Source[];
  /** What it has from the start may be: what a parameter is given. */
  initial: boolean;
  /** The same for all places that the same values reach. */
  key: string;
}

/** A variable that is given more values is a machine's, where each place would be held against each. */
const MAX_SOURCES = 40;

/**
 * Leaves out what comes later, where nothing goes back to the place, and what another value has replaced on the way.
 * What other functions assign may be there at any time.
 */
export function whatReaches(binding: Binding, use: Node, scope: Scope): Reaching {
  const { sources, declaration } = binding;
  if (sources.length < (declaration.kind === 'param' ? 1 : 2) || sources.length > MAX_SOURCES) return { sources, initial: true, key: '' };
  const at = use.start ?? 0;
  const own = functionOf(scope);
  const isHere = (source: Source): boolean => functionOf(source.scope) === own;
  const isBefore = ({ node }: Source): boolean => (node.end ?? 0) <= at;
  let last: Source | undefined;
  for (const source of sources) {
    if (source.replaces && isHere(source) && isBefore(source) && isAround(source.scope, scope) && (last === undefined || startOf(source) > startOf(last))) last = source;
  }
  const reaching = sources.filter((source) => {
    if (!isHere(source)) return true;
    if (isBefore(source)) return last === undefined || startOf(source) >= startOf(last);
    const loop = loopAround(source.scope, scope, binding);
    return loop !== null && (last === undefined || !isAround(loop, last.scope));
  });
  if (reaching.length === sources.length && last === undefined) return { sources, initial: true, key: '' };
  return { sources: reaching, initial: last === undefined, key: reaching.map(startOf).join() + (last ? '' : ' initial') };
}

const startOf = ({ node }: Source): number => node.start ?? 0;

function functionOf(scope: Scope): Scope {
  let at = scope;
  while (!at.isFunction && at.parent) at = at.parent;
  return at;
}

function isAround(outer: Scope, inner: Scope): boolean {
  for (let at: Scope | null = inner; at; at = at.parent) if (at === outer) return true;
  return false;
}

/** The outermost loop around both places that runs while the variable lives. */
function loopAround(a: Scope, b: Scope, binding: Binding): Scope | null {
  let found: Scope | null = null;
  for (let at: Scope | null = b; at && at.bindings.get(binding.name) !== binding; at = at.parent) if (at.isLoop && isAround(at, a)) found = at;
  return found;
}
