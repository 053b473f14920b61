import type { Node } from '@babel/types';
import { takeStep, type Datum } from '../../../model/datum.ts';
import { lookUp, propertyName, type Scope } from '../scope.ts';
import { NOTHING, type Tracer } from './trace.ts';

/** What a function is given, by the index of its parameters. */
export type Given = (index: number) => readonly Datum[];

/** What a call gives to the function that it calls, in whatever form: `f(a)`, `f(...list)`, `f.call(it, a)`, `` f`${a}` ``, `it.setter = a`. */
export function givenBy(call: Node, scope: Scope, tracer: Tracer): Given {
  switch (call.type) {
    case 'TaggedTemplateExpression':
      return (index) => (index > 0 && call.quasi.expressions[index - 1] ? tracer.trace(call.quasi.expressions[index - 1]!, scope) : NOTHING);
    case 'AssignmentExpression':
      return (index) => (index === 0 ? tracer.trace(call.right, scope) : NOTHING);
    case 'CallExpression':
    case 'OptionalCallExpression':
    case 'NewExpression': {
      const { list, items } = argumentsOf(call, scope);
      if (list) return (index) => takeStep(tracer.trace(list, scope), `.${index}`);
      const spread = items.findIndex(({ node }) => node.type === 'SpreadElement');
      const trace = (item: Item | undefined): readonly Datum[] => (item ? tracer.trace(item.node, item.scope) : NOTHING);
      if (spread < 0) return (index) => trace(items[index]);
      return (index) => (index < spread ? trace(items[index]) : [...takeStep(trace(items[spread]), `.${index - spread}`), ...items.slice(spread + 1).flatMap(trace)]);
    }
    default:
      return () => NOTHING;
  }
}

/** The expression that a call gives as an argument, where it stands in the code. */
export function argumentAt(call: Node, index: number, scope: Scope): Item | null {
  if (call.type !== 'CallExpression' && call.type !== 'OptionalCallExpression' && call.type !== 'NewExpression') return null;
  const { list, items } = argumentsOf(call, scope);
  return list || items.slice(0, index + 1).some(({ node }) => node.type === 'SpreadElement') ? null : (items[index] ?? null);
}

interface Item {
  node: Node;
  scope: Scope;
}

/** `list`: of `apply`, where the arguments are in a list. */
function argumentsOf({ callee, arguments: args }: Extract<Node, { type: 'CallExpression' | 'OptionalCallExpression' | 'NewExpression' }>, scope: Scope): { list?: Node; items: Item[] } {
  const items = args.map((node): Item => ({ node, scope }));
  const method = callee.type === 'MemberExpression' || callee.type === 'OptionalMemberExpression' ? propertyName(callee.property, callee.computed) : null;
  if (method === 'apply') return args[1] ? { list: args[1], items: [] } : { items: [] };
  return { items: method === 'call' ? items.slice(1) : [...boundTo(callee, scope), ...items] };
}

/** What `bind` has fixed already. */
function boundTo(callee: Node, scope: Scope): Item[] {
  if (callee.type === 'Identifier') {
    const binding = lookUp(scope, callee.name);
    const [source] = binding?.sources ?? [];
    return source && binding?.sources.length === 1 && source.steps.length === 0 && source.node.type === 'CallExpression' ? boundTo(source.node, source.scope) : [];
  }
  if (callee.type !== 'CallExpression' || callee.callee.type !== 'MemberExpression') return [];
  return propertyName(callee.callee.property, callee.callee.computed) === 'bind' ? callee.arguments.slice(1).map((node) => ({ node, scope })) : [];
}
