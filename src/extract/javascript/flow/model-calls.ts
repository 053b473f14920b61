import type { Node } from '@babel/types';
import type { AccessPath } from '../../../model/facts.ts';
import type { Evaluator } from '../evaluate.ts';
import { propertyName, type Scope } from '../scope.ts';
import type { Value } from '../value.ts';

type Call = Extract<Node, { type: 'CallExpression' | 'OptionalCallExpression' | 'NewExpression' }>;

/** Functions of the AI SDK that ask whatever model they are given. */
const ASKING = /^\.(?:experimental_)?(?:(?:generate|stream)(?:Text|Object|UI|Image|Speech)|embed(?:Many)?|transcribe|rerank|ToolLoopAgent)$/;
/** Options that hold what the model is told. */
const TOLD = new Set(['prompt', 'messages', 'value', 'values', 'text', 'audio', 'query', 'documents']);
/** The call by which a model is asked in the end, whoever made it: https://ai-sdk.dev/providers/community-providers/custom-providers */
const ASKED: AccessPath = ['.doGenerate', '()'];

/** A call that hands words to a model: who is asked, as a call of that model, and what it is told. */
export interface ModelCall {
  paths: AccessPath[];
  told: readonly Node[];
}

/** `generateText({ model: openai("gpt-4o"), prompt })`: the recipient is whose model it is, not whose function. */
export function readModelCall(node: Call, path: AccessPath, scope: Scope, evaluator: Evaluator): ModelCall | null {
  if (path[0] !== 'npm:ai' || path.length !== 3 || !ASKING.test(path[1] ?? '')) return null;
  const [options] = node.arguments;
  const value = options && evaluator.evaluate(options, scope);
  if (value?.kind !== 'object') return null;
  const told: Node[] = [];
  let models: AccessPath[] = [];
  for (const property of value.node.properties) {
    if (property.type !== 'ObjectProperty') continue;
    const name = propertyName(property.key, property.computed) ?? '';
    if (name === 'model') models = modelsOf(property.value, value.scope, evaluator);
    else if (name === 'system' || name === 'instructions') told.push(property.value);
    else if (TOLD.has(name)) told.unshift(property.value); // whose words they are, rather than ours
  }
  return told.length === 0 || models.length === 0 ? null : { paths: models.map((model) => [...model, ...ASKED]), told };
}

/** What a model may be: all that a function of this file chooses from, or the one that a package or another file gives. */
function modelsOf(node: Node, scope: Scope, evaluator: Evaluator): AccessPath[] {
  const callee = node.type === 'CallExpression' ? evaluator.evaluate(node.callee, scope) : undefined;
  const values =
    callee?.kind === 'function' && callee.node.body.type === 'BlockStatement'
      ? evaluator.returnsOf(callee.node.body, callee.scope).map(({ argument, scope: at }) => evaluator.evaluate(argument, at))
      : [evaluator.evaluate(node, scope)];
  const paths = values.flatMap((value): AccessPath[] => {
    if (value?.kind === 'path') return /^(?:npm:(?!ai$)|module:)/.test(value.path[0] ?? '') ? [value.path] : [];
    // The bare name of a model is asked for at the gateway that the SDK knows by itself.
    return value?.kind === 'text' && /^[\w-]+\/[\w.:-]+$/.test(value.text) ? [['npm:@ai-sdk/gateway', '.gateway', '()']] : [];
  });
  return [...new Map(paths.map((path) => [path[0], path])).values()];
}

/** Wrappers and registries of the AI SDK are the model that they are made of. */
export function modelWithin(step: string, argument: Node, scope: Scope, evaluator: Evaluator): Value | undefined {
  if (step !== '.wrapLanguageModel' && step !== '.customProvider' && step !== '.createProviderRegistry') return undefined;
  const options = evaluator.evaluate(argument, scope);
  if (options?.kind !== 'object') return undefined;
  if (step === '.wrapLanguageModel') return evaluator.property(options, 'model');
  const models = step === '.customProvider' ? evaluator.property(options, 'languageModels') : options;
  if (models?.kind !== 'object') return step === '.customProvider' ? evaluator.property(options, 'fallbackProvider') : undefined;
  for (const property of models.node.properties) {
    const name = property.type === 'SpreadElement' ? null : propertyName(property.key, property.computed);
    const model = name === null ? undefined : evaluator.property(models, name);
    if (model?.kind === 'path') return model;
  }
  return undefined;
}
