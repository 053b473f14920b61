import type { Node } from '@babel/types';
import { takeSteps, type Datum } from '../../../model/datum.ts';
import { propertyName, type Binding, type Scope } from '../scope.ts';
import { calleeName } from '../url-context.ts';
import type { Tracer } from './trace.ts';
import { dataOfParts } from './typed.ts';

type Parameter = Extract<Binding['declaration'], { kind: 'param' }>;

const CHAIN = 12;
/** Methods that hand a callback what a schema of the chain has read, and the schema's method. */
const HANDLERS = /^(?:mutation|query|subscription|action|handler|stateAction|serverAction)$/;
const SCHEMAS: ReadonlyMap<string, readonly string[]> = new Map([['input', ['.input']], ['inputSchema', ['.input', '.parsedInput']], ['schema', ['.parsedInput', '.input']], ['validator', ['.data']], ['inputValidator', ['.data']]]);

/** What a framework gives a handler, as its decorators or the chain of calls around it say. */
export function givenByFramework(declaration: Parameter, scope: Scope, name: string, line: number, tracer: Tracer): Datum[] {
  return [...ofDecorator(declaration, scope, name, line, tracer), ...takeSteps(ofChain(declaration, scope, line, tracer), declaration.steps)];
}

/** `@Ip() from`, `@Headers("user-agent") agent`, `@Body("email") who`. */
function ofDecorator({ node, steps }: Parameter, scope: Scope, name: string, line: number, tracer: Tracer): Datum[] {
  const decorators = 'decorators' in node ? (node.decorators ?? []) : [];
  if (steps.length > 0) return [];
  return decorators.flatMap(({ expression }): Datum[] => {
    if (expression.type !== 'CallExpression') return [];
    const found = tracer.source(expression, tracer.evaluator.evaluate(expression, scope), name, expression.arguments);
    if (found) return found.map((datum) => ({ ...datum, line }));
    const [first] = expression.arguments;
    return first?.type === 'StringLiteral' && /^(?:Body|Query|Param|Args?|Field)$/.test(calleeName(expression.callee) ?? '') ? [{ at: [], label: first.value, line }] : [];
  });
}

/** `.input(schema).mutation(({ input }) => …)`. */
function ofChain({ function: owner, index }: Parameter, scope: Scope, line: number, tracer: Tracer): Datum[] {
  const call = tracer.scopes.parentOfFunction.get(owner);
  if (index !== 0 || call?.type !== 'CallExpression' || call.callee.type !== 'MemberExpression' || !HANDLERS.test(propertyName(call.callee.property, call.callee.computed) ?? '')) return [];
  const data: Datum[] = [];
  let at: Node = call.callee.object;
  for (let step = 0; step < CHAIN && at.type === 'CallExpression' && at.callee.type === 'MemberExpression'; step++) {
    const members = SCHEMAS.get(propertyName(at.callee.property, at.callee.computed) ?? '');
    const [schema] = at.arguments;
    if (members && schema) {
      const parts = dataOfParts(tracer.scopes.types.ofSchema(schema, scope), 'input', line, tracer.matchers);
      for (const member of members) data.push(...parts.map((datum) => ({ ...datum, at: [member, ...datum.at] })));
    }
    at = at.callee.object;
  }
  return data;
}
