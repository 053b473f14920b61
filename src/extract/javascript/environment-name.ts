import type { CallExpression, NewExpression, OptionalCallExpression } from '@babel/types';
import type { AccessPath } from '../../model/facts.ts';

const OBJECTS: ReadonlySet<string> = new Set(['global:process', 'global:import.meta', 'global:Bun', 'npm:process']);
/** Modules whose exports are the variables of the environment; mobile apps are built with them. */
const MODULES = /^(?:npm|module):(?:react-native-config|@env|react-native-dotenv|\$env\/(?:static|dynamic)\/(?:private|public))$/;
const VARIABLE = /^\.[A-Z][A-Z\d]*(?:_[A-Z\d]+)*$/;

/** The variable of the environment that a path reads; null where it reads none. */
export function environmentName(path: AccessPath): string | null {
  const [root = '', first, second] = path;
  const last = path.at(-1) ?? '';
  if (path.length === 3 && first === '.env' && OBJECTS.has(root)) return second!.slice(1);
  if (path.length < 2 || path.length > 3 || !MODULES.test(root) || !VARIABLE.test(last)) return null;
  return path.length === 2 || first === '.Config' || first === '.default' || first === '.env' ? last.slice(1) : null;
}

/** A constant that another file or package holds: its name is that of the variable that it was read from. */
export function constantName(path: AccessPath): string | null {
  const last = path.at(-1) ?? '';
  return path.length > 1 && path.length < 4 && /^(?:module|npm):/.test(path[0] ?? '') && VARIABLE.test(last) ? last.slice(1) : null;
}

const READER = /^(?:\w*[eE]nv(?:[A-Z]\w*)?|\w*ENV|getOrThrow|(?:get|read|require|must)[A-Z]\w*)$/;
const OWNER = /env|config/i;
const UPPER_CASE = /^[A-Z][A-Z\d]*(?:_[A-Z\d]+)+$/;

/** The variable that a reader of the environment is asked for by its name: `getEnv("SENTRY_DSN")`, `config.get("SENTRY_DSN")`. */
export function askedVariable({ callee, arguments: given }: CallExpression | OptionalCallExpression | NewExpression): string | null {
  const [first] = given;
  if (first?.type !== 'StringLiteral' || !UPPER_CASE.test(first.value)) return null;
  const name = callee.type === 'Identifier' ? callee.name : callee.type === 'MemberExpression' && callee.property.type === 'Identifier' ? callee.property.name : '';
  if (callee.type === 'Identifier') return READER.test(name) && OWNER.test(name) ? first.value : null;
  if (callee.type !== 'MemberExpression') return null;
  const owner = callee.object.type === 'Identifier' ? callee.object.name : callee.object.type === 'MemberExpression' && callee.object.property.type === 'Identifier' ? callee.object.property.name : '';
  return (READER.test(name) && OWNER.test(name)) || (OWNER.test(owner) && /^(?:get|getOrThrow|require|required|string|str|has)$/.test(name)) ? first.value : null;
}
