import type { CallExpression, NewExpression, Node, OptionalCallExpression } from '@babel/types';
import type { Sighting } from '../../../model/facts.ts';
import { askedByRequest } from '../../../model/sends.ts';
import { sightVendor } from '../../../model/sighting.ts';
import type { Vendor } from '../../../model/rules.ts';
import type { Matchers } from '../../../model/matchers.ts';
import { spanOf } from '../collect.ts';
import { calleeName } from '../url-context.ts';
import { constantName, environmentName } from '../environment-name.ts';
import type { Evaluator } from '../evaluate.ts';
import { lookUp, type Scope } from '../scope.ts';
import type { Value } from '../value.ts';

const MAX_DEPTH = 6;
/** Options of a client that fix the host of its requests. */
const BASES = ['baseURL', 'baseUrl', 'prefixUrl', 'url', 'host', 'endpoint'] as const;
/** What is asked for an address: a key or a number of the same vendor is none. */
const ADDRESS = /(?:^|_)(?:URL|URI|ENDPOINT|HOST|HOSTNAME|DOMAIN|BASE|WEBHOOK|HOOK|API|SERVER|ORIGIN)(?:_|$)/;

/** An address that begins with a variable of the environment: `${process.env.VENDOR_URL}/path`. */
interface EnvironmentAddress {
  vendor: Vendor;
  name: string;
}

/** A request whose address stands in the environment, under the name of its owner. */
export function sightEnvironment(call: CallExpression | OptionalCallExpression | NewExpression, scope: Scope, evaluator: Evaluator, matchers: Matchers): Sighting | null {
  const [first] = call.arguments;
  if (!first) return null;
  const client = call.callee.type === 'MemberExpression' ? call.callee.object : call.callee;
  const options = evaluator.evaluate(first, scope) ?? null;
  const address = readEnvironmentAddress(first, scope, evaluator, matchers) ?? readEnvironmentOption(options, evaluator, matchers) ?? readEnvironmentOption(optionsOf(client, scope, evaluator), evaluator, matchers);
  return address && sightVendor(address.vendor, 'network', 'flow', address.name, spanOf(call), { data: askedByRequest(address.vendor) });
}

/** What a client is made with. */
function optionsOf(client: Node, scope: Scope, evaluator: Evaluator, depth = 0): Value | null {
  if (depth > 4) return null;
  switch (client.type) {
    case 'Identifier': {
      const binding = lookUp(scope, client.name);
      if (binding?.declaration.kind !== 'variable') return null;
      const [source] = binding.sources;
      return source && source.steps.length === 0 ? optionsOf(source.node, source.scope, evaluator, depth + 1) : null;
    }
    case 'CallExpression':
    case 'NewExpression': {
      const name = calleeName(client.callee);
      if (name === null || !/^(?:create|extend|defaults|instance|\w*(?:Client|Api|Axios|Http)\w*)$/.test(name)) return null;
      return (client.arguments[0] && evaluator.evaluate(client.arguments[0], scope)) ?? null;
    }
    default:
      return null;
  }
}

/** An address among the options of a client or request. */
function readEnvironmentOption(options: Value | null, evaluator: Evaluator, matchers: Matchers): EnvironmentAddress | null {
  if (options?.kind !== 'object') return null;
  for (const option of BASES) {
    const address = addressed(evaluator.property(options, option), matchers);
    if (address) return address;
  }
  return null;
}

function addressed(value: Value | undefined, matchers: Matchers): EnvironmentAddress | null {
  const name = value?.kind === 'path' ? (environmentName(value.path) ?? constantName(value.path)) : null;
  const vendor = name !== null && ADDRESS.test(name) ? matchers.vendorOfEnv(name) : undefined;
  return vendor ? { vendor, name: name! } : null;
}

/** The third party whose address a variable of the environment holds, by the name of the variable. */
function readEnvironmentAddress(node: Node, scope: Scope, evaluator: Evaluator, matchers: Matchers, depth = 0): EnvironmentAddress | null {
  if (depth > MAX_DEPTH) return null;
  const again = (next: Node, at = scope): EnvironmentAddress | null => readEnvironmentAddress(next, at, evaluator, matchers, depth + 1);
  switch (node.type) {
    case 'MemberExpression':
    case 'OptionalMemberExpression':
    case 'Identifier': {
      const address = addressed(evaluator.evaluate(node, scope), matchers);
      if (address) return address;
      if (node.type !== 'Identifier') return null;
      const [source, ...others] = lookUp(scope, node.name)?.sources ?? [];
      return source && others.length === 0 && source.steps.length === 0 ? again(source.node, source.scope) : null;
    }
    case 'TemplateLiteral':
      return node.quasis[0]?.value.raw === '' && node.expressions[0] ? again(node.expressions[0]) : null;
    case 'BinaryExpression':
      return node.operator === '+' ? again(node.left) : null;
    case 'LogicalExpression':
      return again(node.left);
    case 'TSNonNullExpression':
    case 'TSAsExpression':
      return again(node.expression);
    case 'NewExpression':
      return node.arguments[0] ? again(node.arguments[0]) : null;
    default:
      return null;
  }
}
