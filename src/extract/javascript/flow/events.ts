import type { CallExpression, NewExpression, Node, OptionalCallExpression } from '@babel/types';
import type { AccessPath } from '../../../model/facts.ts';
import type { Channel } from '../../../model/channel.ts';
import type { Evaluator } from '../evaluate.ts';
import type { Scope } from '../scope.ts';
import { calleeName } from '../url-context.ts';
import { HOLE } from '../value.ts';

/** What a call does with a channel: puts its arguments there, or has a function called with what is put. */
export interface ChannelUse {
  channel: Channel;
  role: 'puts' | 'handles';
  /** The arguments that are put, or the one function that is called. */
  args: readonly Node[];
}

const EMITS = new Set(['emit', '$emit', 'emitAsync', 'publish', 'trigger', 'fire', 'dispatchEvent']);
const LISTENS = new Set(['on', '$on', 'once', '$once', 'addListener', 'prependListener', 'addEventListener', 'subscribe', 'listen']);
/** Packages of which an application has one bus, wherever it asks for it. */
const ONE_BUS = /^npm:@nestjs\//;
const NEST_EVENTS: AccessPath = ['npm:@nestjs/event-emitter'];
const ALL_FILES: AccessPath = ['global:window'];

/** A call that emits an event of a constant name, or listens to it. */
export function readEvent(node: CallExpression | OptionalCallExpression | NewExpression, scope: Scope, evaluator: Evaluator): ChannelUse | null {
  const { callee, arguments: args } = node;
  const method = calleeName(callee);
  if (method === null || args.length === 0) return null;
  const isEmit = EMITS.has(method);
  if (!isEmit && (args.length < 2 || !LISTENS.has(method))) return null;
  const of = callee.type === 'MemberExpression' || callee.type === 'OptionalMemberExpression' ? busOf(callee.object, scope, evaluator) : method === 'dispatchEvent' || method === 'addEventListener' ? ALL_FILES : null;
  if (of === null) return null;
  if (method === 'dispatchEvent') return readCustomEvent(args[0]!, of, scope, evaluator);
  const name = constantName(args[0]!, scope, evaluator);
  if (name === null) return null;
  const channel: Channel = { kind: 'event', of, name };
  return isEmit ? { channel, role: 'puts', args: args.slice(1) } : { channel, role: 'handles', args: [args[1]!] };
}

/** `@OnEvent("name")` above a method. */
export function readEventDecorator(expression: Node, scope: Scope, evaluator: Evaluator): Channel | null {
  if (expression.type !== 'CallExpression' || calleeName(expression.callee) !== 'OnEvent' || !expression.arguments[0]) return null;
  const name = constantName(expression.arguments[0], scope, evaluator);
  return name === null ? null : { kind: 'event', of: NEST_EVENTS, name };
}

/** `dispatchEvent(new CustomEvent("name", { detail }))`. */
function readCustomEvent(event: Node, of: AccessPath, scope: Scope, evaluator: Evaluator): ChannelUse | null {
  if (event.type !== 'NewExpression' || calleeName(event.callee) !== 'CustomEvent' || !event.arguments[0]) return null;
  const name = constantName(event.arguments[0], scope, evaluator);
  return name === null ? null : { channel: { kind: 'event', of, name }, role: 'puts', args: event.arguments.slice(1, 2) };
}

/** The constant text of a name, or where another file holds it. */
export function constantName(node: Node, scope: Scope, evaluator: Evaluator): string | AccessPath | null {
  const value = evaluator.evaluate(node, scope);
  if (value?.kind === 'text') return value.text.includes(HOLE) || value.text.length > 80 ? null : value.text;
  return value?.kind === 'path' && value.path[0]!.startsWith('module:') && !value.path.includes('()') ? value.path : null;
}

/** The place that a receiver of events stands for: the file that makes it, a package or a global; null where nobody knows. */
function busOf(node: Node, scope: Scope, evaluator: Evaluator): AccessPath | null {
  const value = evaluator.evaluate(node, scope);
  if (value?.kind === 'instance' || value?.kind === 'class' || value?.kind === 'object') return [];
  if (value?.kind !== 'path') return null;
  const [root = '', step] = value.path;
  if (root.startsWith('module:')) return step === undefined || step === '()' ? [root] : [root, step];
  if (root === 'global:document') return ALL_FILES;
  if (root.startsWith('global:')) return /^global:(?:process|console|require|\$|jQuery)$/.test(root) ? null : [root];
  if (!root.startsWith('npm:')) return null;
  return value.path.includes('()') && !ONE_BUS.test(root) ? [] : [root];
}
