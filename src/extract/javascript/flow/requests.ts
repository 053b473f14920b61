import type { CallExpression, NewExpression, Node, OptionalCallExpression } from '@babel/types';
import { anyOf, sightAddress, type Address } from '../../../model/address.ts';
import type { Sighting } from '../../../model/facts.ts';
import type { Matchers } from '../../../model/matchers.ts';
import { askedByRequest, sentByCall } from '../../../model/sends.ts';
import { sightHost, sightVendor } from '../../../model/sighting.ts';
import { spanOf } from '../collect.ts';
import type { Evaluator } from '../evaluate.ts';
import { lookUp, type Scope } from '../scope.ts';
import { calleeName } from '../url-context.ts';
import { HOLE, type Value } from '../value.ts';
import type { Addresses } from './addresses.ts';
import { Connections } from './connections.ts';
import { sightEnvironment } from './environment-address.ts';

/** Callees that send what they are given to the address that they are given first. */
const REQUESTS = /^(?:fetch|axios|got|ky|ofetch|\$fetch|useFetch|sendBeacon|ajax|request|needle|phin|superagent|get|post|put|patch|delete|head|postForm|getJSON|send|fetch[A-Z]\w*|post[A-Z]\w*|get(?:Json|JSON|Text)|\w*Fetch|\w*Request|loadStyle)$/;
/** Those that do nothing else, whatever gives them. */
const SENDERS = /^(?:fetch|axios|got|ky|ofetch|\$fetch|useFetch|sendBeacon|ajax|request|needle|phin|superagent|getJSON)$/;
/** Methods of a client that send, and those that share their name with much else. */
const METHODS = /^(?:post|put|patch|request|postForm)$/;
const SHARED_METHODS = /^(?:get|delete|head)$/;
const CLIENT = /(?:api|client|http|axios|agent|fetcher|fetch|request|rest|got|ky)$/i;

/** What a class is called that talks to a service for the rest of the program. */
const CLIENT_CLASS = /^([A-Z][a-z]{5,})(?:Analytics|Client|A(?:pi|PI)|Service|Provider|Tracker|Adapter|Transport|Gateway|S(?:dk|DK)|Connector|Integration|Sender|Mailer)$/;

/** Whether an address is told by the object that the method is of, or made by it. */
function speaksOfThis(node: Node): boolean {
  switch (node.type) {
    case 'ThisExpression':
      return true;
    case 'MemberExpression':
      return speaksOfThis(node.object);
    case 'CallExpression':
      return speaksOfThis(node.callee);
    case 'TemplateLiteral':
      return node.quasis[0]?.value.raw === '' && node.expressions[0] !== undefined && speaksOfThis(node.expressions[0]);
    case 'BinaryExpression':
      return speaksOfThis(node.left);
    default:
      return false;
  }
}

/** A request to a third party: where `address` is given, `link` finds out to whom, else the sighting says it. */
export interface Request {
  sighting: Sighting;
  address?: Address;
  /** The request by itself, where the name of the constant that holds the address says to whom it goes. */
  named?: Sighting;
}

/** What holds the address among arguments: the second, after a method, as in `needle("post", url)`. */
const addressed = ([first, second]: readonly Node[]): Node => (first!.type === 'StringLiteral' && second && /^(?:get|post|put|patch|delete|head)$/i.test(first!.value) ? second : first!);

/** Finds the calls that send what they are given over the network, and to whom. */
export class Requests {
  readonly #addresses: Addresses;
  readonly #evaluator: Evaluator;
  readonly #matchers: Matchers;
  readonly #connections: Connections;

  constructor(addresses: Addresses, evaluator: Evaluator, matchers: Matchers) {
    this.#addresses = addresses;
    this.#evaluator = evaluator;
    this.#matchers = matchers;
    this.#connections = new Connections(addresses);
  }

  /** Null where it goes to no third party, or nobody knows where. */
  find(call: CallExpression | OptionalCallExpression | NewExpression, callee: Value | undefined, scope: Scope): Request | null {
    const name = calleeName(call.callee);
    // A `Request` is sent by what it is given to.
    if (name === null || (call.type === 'NewExpression' && name === 'Request')) return null;
    const isRequest = REQUESTS.test(name);
    const address = this.#connections.of(call, name, scope) ?? (isRequest && call.arguments[0] ? this.#addressOf(call, name, addressed(call.arguments), callee, scope) : null);
    if (address === null || address.kind !== 'text') {
      const known = isRequest ? sightEnvironment(call, scope, this.#evaluator, this.#matchers) : null;
      const byClass = known || !isRequest ? null : this.#ofClass(call, scope);
      if (byClass) return byClass;
      if (known) return { sighting: known, named: { ...known, strength: 'called', confidence: 'medium', detail: known.api, data: sentByCall(this.#matchers.vendor(known.rule)!) } };
    }
    if (address === null) return null;
    if (address.kind !== 'text') return { sighting: sightHost('', spanOf(call), { strength: 'flow' }), address };
    const sighting = sightAddress(address.text, spanOf(call), this.#matchers);
    return sighting && { sighting };
  }

  /** A request to where only the configuration knows, by a class that is called after whom it asks: `MailgunClient`. */
  #ofClass(call: CallExpression | OptionalCallExpression | NewExpression, scope: Scope): Request | null {
    const [first] = call.arguments;
    if (!scope.thisClass || !first || !speaksOfThis(first)) return null;
    const vendor = this.#matchers.vendor(CLIENT_CLASS.exec(scope.thisClass.id?.name ?? '')?.[1]?.toLowerCase() ?? '');
    if (!vendor) return null;
    const sighting = sightVendor(vendor, 'network', 'flow', scope.thisClass.id!.name, spanOf(call), { data: askedByRequest(vendor) });
    return { sighting, named: { ...sighting, strength: 'called', confidence: 'medium', detail: sighting.api, data: sentByCall(vendor) } };
  }

  #addressOf({ callee: node }: CallExpression | OptionalCallExpression | NewExpression, name: string, first: Node, callee: Value | undefined, scope: Scope): Address | null {
    const address = this.#addresses.of(first, scope);
    if (address?.kind === 'text') return address;
    const isMethod = node.type === 'MemberExpression' || node.type === 'OptionalMemberExpression';
    const client = isMethod ? this.#clientOf(node.object, name, first, scope) : node.type === 'Identifier' && lookUp(scope, node.name)?.declaration.kind === 'variable' ? this.#addresses.of(node, scope) : null;
    if (client?.kind === 'text') return client;
    const sends = callee?.kind === 'path' ? !callee.path[0]!.startsWith('module:') && SENDERS.test(name) : false;
    return anyOf([sends || (isMethod && (client !== null || this.#isSender(node.object, name, callee))) ? address : null, client]);
  }

  /** The host that a client was made for. */
  #clientOf(client: Node, name: string, first: Node, scope: Scope): Address | null {
    if (!METHODS.test(name) && !(SHARED_METHODS.test(name) && (CLIENT.test(calleeName(client) ?? '') || this.#isPath(first, scope)))) return null;
    const address = this.#addresses.of(client, scope);
    // A parameter may be anything: what it is called tells.
    return address?.kind === 'parameter' && !CLIENT.test(calleeName(client) ?? '') ? null : address;
  }

  #isSender(client: Node, name: string, callee: Value | undefined): boolean {
    if (!METHODS.test(name) && !SHARED_METHODS.test(name)) return false;
    return (callee?.kind === 'path' && /^npm:(?:axios|got|ky|superagent|needle|request|undici|http|https)\b/.test(callee.path[0] ?? '')) || CLIENT.test(calleeName(client) ?? '');
  }

  #isPath(node: Node, scope: Scope): boolean {
    const value = this.#evaluator.evaluate(node, scope);
    return value?.kind === 'text' && (value.text.startsWith('/') || (value.text.includes('/') && !value.text.startsWith(HOLE)));
  }
}
