import type { CallExpression, NewExpression, Node, OptionalCallExpression } from '@babel/types';
import type { Sighting } from '../../../model/facts.ts';
import type { Matchers } from '../../../model/matchers.ts';
import { sentByCall } from '../../../model/sends.ts';
import { sightHost, sightVendor } from '../../../model/sighting.ts';
import { hostOfUrl, isThirdPartyHost } from '../../../model/hosts.ts';
import { spanOf } from '../collect.ts';
import type { Evaluator } from '../evaluate.ts';
import { lookUp, type Scope } from '../scope.ts';
import { calleeName } from '../url-context.ts';
import { HOLE, type Value } from '../value.ts';

/** Callees that send what they are given to the address that they are given first. */
const REQUESTS = /^(?:fetch|axios|got|ky|ofetch|\$fetch|useFetch|sendBeacon|ajax|request|needle|superagent|get|post|put|patch|delete|head|postForm|getJSON|send|fetch[A-Z]\w*|post[A-Z]\w*|get(?:Json|JSON|Text)|\w*Fetch|\w*Request|loadStyle)$/;
/** Options of a client that fix the host of its requests. */
const BASES = ['baseURL', 'baseUrl', 'prefixUrl', 'url', 'host', 'endpoint'] as const;
const ABSOLUTE = /^\s*(?:(?:https?|wss?):)?\/\/[\w[]/i;

/** The third party that a request goes to, as the place that gets what is passed; null where it is none or unknown. */
export function findRequest(call: CallExpression | OptionalCallExpression | NewExpression, callee: Value | undefined, scope: Scope, evaluator: Evaluator, matchers: Matchers): Sighting | null {
  const name = calleeName(call.callee);
  const [first] = call.arguments;
  if (name === null || !first || !REQUESTS.test(name)) return null;
  const url = addressOf(first, scope, evaluator);
  const target = url !== null && ABSOLUTE.test(url) ? url : call.callee.type === 'MemberExpression' ? baseOf(call.callee.object, scope, evaluator) : callee?.kind === 'path' ? baseOf(call.callee, scope, evaluator) : null;
  return target === null ? null : sightAddress(target, call, matchers);
}

/** The place of an address that is made with data in it. */
export function sightAddress(url: string, node: Node, matchers: Matchers): Sighting | null {
  const read = hostOfUrl(url.replaceAll(HOLE, '${}'));
  if (!read || read.opaque || !isThirdPartyHost(read.host)) return null;
  const vendor = matchers.vendorOfHost(read.host, read.path);
  return vendor ? sightVendor(vendor, 'network', 'flow', read.host, spanOf(node), { data: sentByCall(vendor) }) : sightHost(read.host, spanOf(node), { strength: 'flow' });
}

function addressOf(node: Node, scope: Scope, evaluator: Evaluator): string | null {
  const value = evaluator.evaluate(node, scope);
  if (value?.kind === 'text') return value.text;
  if (value?.kind === 'object') {
    const url = evaluator.property(value, 'url') ?? evaluator.property(value, 'uri');
    const base = evaluator.property(value, 'baseURL');
    return base?.kind === 'text' && ABSOLUTE.test(base.text) ? base.text : url?.kind === 'text' ? url.text : null;
  }
  return value?.kind === 'path' && /^global:(?:URL|Request)$/.test(value.path[0] ?? '') ? builtAddress(node, scope, evaluator) : null;
}

/** `new URL("https://…")`, also through a variable, `.toString()` and `.href`. */
function builtAddress(node: Node, scope: Scope, evaluator: Evaluator, depth = 0): string | null {
  if (depth > 4) return null;
  switch (node.type) {
    case 'NewExpression': {
      for (const argument of node.arguments.slice(0, 2).toReversed()) {
        const value = evaluator.evaluate(argument, scope);
        if (value?.kind === 'text' && ABSOLUTE.test(value.text)) return value.text;
      }
      return null;
    }
    case 'Identifier': {
      const [source] = lookUp(scope, node.name)?.sources ?? [];
      return source ? builtAddress(source.node, source.scope, evaluator, depth + 1) : null;
    }
    case 'MemberExpression':
      return builtAddress(node.object, scope, evaluator, depth + 1);
    case 'CallExpression':
      return node.callee.type === 'MemberExpression' ? builtAddress(node.callee.object, scope, evaluator, depth + 1) : null;
    default:
      return null;
  }
}

/** The host of a client made with one: `axios.create({ baseURL })`. */
function baseOf(client: Node, scope: Scope, evaluator: Evaluator, depth = 0): string | null {
  if (depth > 4) return null;
  switch (client.type) {
    case 'Identifier': {
      const binding = lookUp(scope, client.name);
      if (binding?.declaration.kind !== 'variable') return null;
      const [source] = binding.sources;
      return source && source.steps.length === 0 ? baseOf(source.node, source.scope, evaluator, depth + 1) : null;
    }
    case 'CallExpression':
    case 'NewExpression': {
      const name = calleeName(client.callee);
      if (name === null || !/^(?:create|extend|defaults|instance|\w*(?:Client|Api|Axios|Http)\w*)$/.test(name)) return null;
      const options = client.arguments[0] && evaluator.evaluate(client.arguments[0], scope);
      if (options?.kind !== 'object') return null;
      for (const option of BASES) {
        const value = evaluator.property(options, option);
        if (value?.kind === 'text' && ABSOLUTE.test(value.text)) return value.text;
      }
      return null;
    }
    default:
      return null;
  }
}
