import type { Node } from '@babel/types';
import type { Evaluator } from './evaluate.ts';
import { lookUp, propertyName, type Scope } from './scope.ts';
import { calleeName } from './url-context.ts';
import type { Value } from './value.ts';

const MAX_PARTS = 40;
/** Options that list what is not kept. */
const LEFT_OUT = ['blacklist', 'exclude', 'omit'];

/**
 * The parts of a state that a call keeps: what its options list or pick, else all that it is made of.
 * @param places names of options, and indexes of the arguments that hold the state.
 */
export function keptParts(args: readonly Node[], places: readonly string[], scope: Scope, evaluator: Evaluator): string[] {
  const options = args.slice(0, 3).map((argument) => evaluator.evaluate(argument, scope));
  const listed = (names: readonly string[]): string[] => options.flatMap((one) => (one?.kind === 'object' ? names.flatMap((name) => partsOf(evaluator.property(one, name), evaluator)) : []));
  const named = listed(places.filter((place) => !/^\d$/.test(place)));
  if (named.length > 0) return named.slice(0, MAX_PARTS);
  const without = new Set(listed(LEFT_OUT));
  const state = places.filter((place) => /^\d$/.test(place)).flatMap((place) => (args[Number(place)] ? partsOf(stateOf(args[Number(place)]!, scope, evaluator), evaluator) : []));
  return state.filter((name) => !without.has(name)).slice(0, MAX_PARTS);
}

/** `combineReducers({ user, cart })`, by itself or by name. */
function stateOf(node: Node, scope: Scope, evaluator: Evaluator): Value | undefined {
  if (node.type === 'Identifier') {
    const [source, ...others] = lookUp(scope, node.name)?.sources ?? [];
    if (source && others.length === 0 && source.steps.length === 0 && source.node.type === 'CallExpression') return stateOf(source.node, source.scope, evaluator);
  }
  const inner = node.type === 'CallExpression' && calleeName(node.callee) === 'combineReducers' ? node.arguments[0] : node;
  return inner && evaluator.evaluate(inner, scope);
}

function partsOf(value: Value | undefined, evaluator: Evaluator): string[] {
  switch (value?.kind) {
    case 'array':
      return value.items.flatMap((item) => (item?.kind === 'text' ? item.text : []));
    case 'function': {
      const result = evaluator.result(value);
      return result?.kind === 'object' ? partsOf(result, evaluator) : [];
    }
    case 'object':
      return value.node.properties.flatMap((property) => {
        const name = property.type === 'ObjectProperty' && !/Function/.test(property.value.type) ? propertyName(property.key, property.computed) : null;
        return name ?? [];
      });
    default:
      return [];
  }
}
