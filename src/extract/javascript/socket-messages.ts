import type { Function as FunctionNode, Node } from '@babel/types';
import { lookUp, type Scope, type Scopes } from './scope.ts';
import { calleeName } from './url-context.ts';

/** What happens to a connection itself. */
const LIFE = /^(?:connect|connection|connect_error|disconnect|disconnecting|error|close|end|open|timeout|drain|ping|pong|reconnect\w*|upgrade|unexpected-response|finish|listening)$/;
const SERVER = /^(?:io|ioServer|socketServer|wss|wsServer|websocketServer)$/i;

/** Whether a server gives a function what a client sent it over a socket: `io.on("connection", (socket) => socket.on("join", (data) => …))`. */
export function takesMessage(node: FunctionNode, scopes: Scopes): boolean {
  const on = eventOf(node, scopes);
  if (!on || LIFE.test(on.event) || on.emitter.type !== 'Identifier') return false;
  const scope: Scope | null | undefined = scopes.of.get(node)?.parent;
  const declaration = scope ? lookUp(scope, on.emitter.name)?.declaration : undefined;
  if (declaration?.kind !== 'param' || declaration.steps.length > 0) return false;
  const owner = declaration.function;
  const opened = declaration.index === 0 ? eventOf(owner, scopes) : null;
  return opened !== null ? /^connect(?:ion)?$/.test(opened.event) : owner.params.some((param, index) => index !== declaration.index && param.type === 'Identifier' && SERVER.test(param.name));
}

/** The event that a function is called at, and of what. */
function eventOf(node: FunctionNode, scopes: Scopes): { event: string; emitter: Node } | null {
  const call = scopes.parentOfFunction.get(node);
  if (call?.type !== 'CallExpression' || call.callee.type !== 'MemberExpression' || call.arguments[1] !== node || !/^(?:on|once|addListener)$/.test(calleeName(call.callee) ?? '')) return null;
  const [event] = call.arguments;
  return event?.type === 'StringLiteral' ? { event: event.value, emitter: call.callee.object } : null;
}
