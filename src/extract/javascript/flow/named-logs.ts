import type { CallExpression, NewExpression, OptionalCallExpression } from '@babel/types';
import type { AccessPath, Sighting } from '../../../model/facts.ts';
import type { Matchers } from '../../../model/matchers.ts';
import { sightApi } from '../../../model/sighting.ts';
import { spanOf } from '../collect.ts';
import { calleeName } from '../url-context.ts';
import type { Value } from '../value.ts';

const LEVEL = /^(?:trace|debug|verbose|silly|info|notice|log|warn|warning|error|critical|fatal)$/;
const LOGGER = /^[_$]?(?:log|logger|\w+Logger)$/i;

/**
 * A line of a log that is kept by something called a logger which came from nowhere that this file tells of: a global of
 * the application, a parameter, a field that is filled elsewhere. What is imported says itself what it is.
 */
export function findNamedLog(call: CallExpression | OptionalCallExpression | NewExpression, callee: Value | undefined, matchers: Matchers): Sighting | null {
  const { callee: method } = call;
  if (call.type === 'NewExpression' || call.arguments.length === 0 || (method.type !== 'MemberExpression' && method.type !== 'OptionalMemberExpression')) return null;
  const level = calleeName(method);
  if (level === null || !LEVEL.test(level)) return null;
  const owner = calleeName(method.object);
  if (owner === null || !LOGGER.test(owner) || (callee && !isUnknown(callee, matchers))) return null;
  const model = matchers.api('application-log');
  return model ? { ...sightApi(model, `${owner}.${level}`, spanOf(call)), data: [] } : null;
}

function isUnknown(callee: Value, matchers: Matchers): boolean {
  const root = callee.kind === 'path' ? (callee.path[0] ?? '') : '';
  if (callee.kind === 'path' && isTyped(callee.path)) return matchers.vendorOfPackage('npm', root.slice('npm:'.length)) === undefined && matchers.matchPath([...callee.path, '()'], { assigned: false }).length === 0;
  return root.startsWith('global:') ? !matchers.knowsRoot(root) && root !== 'global:Math' : root === 'request' && callee.kind === 'path' && callee.path.length > 3;
}

/** A method of what is declared to be a logger of a package: a parameter, a field that a container fills. */
const isTyped = ([root = '', type = '', made, ...rest]: AccessPath): boolean => made === '()' && rest.length === 1 && root.startsWith('npm:') && /^\.\w*Logger\w*$/.test(type);
