import type { CallExpression, NewExpression, Node, OptionalCallExpression } from '@babel/types';
import type { Address } from '../../../model/address.ts';
import { lookUp, propertyName, type Binding, type Scope } from '../scope.ts';
import { calleeName } from '../url-context.ts';
import type { Addresses } from './addresses.ts';

/** Methods by which what was opened before is given what it sends. */
const SENDS = /^(?:send|write|end|emit|query|field|attach|set|setRequestHeader|setHeader)$/;
/** What opens it is given the address first. */
const OPENS = /^(?:\w*WebSocket|io|request|get|post|put|patch|del|delete|head)$/;
const MAX_LINKS = 8;

type Call = CallExpression | OptionalCallExpression | NewExpression;

/** Requests that are opened by one call and sent by another: sockets, XMLHttpRequest, requests of Node, chains of calls. */
export class Connections {
  readonly #addresses: Addresses;
  readonly #opened = new Map<Binding, Address>();

  constructor(addresses: Addresses) {
    this.#addresses = addresses;
  }

  /** Where what the call is given goes, if it is given to something that was opened. */
  of({ callee, arguments: args }: Call, name: string, scope: Scope): Address | null {
    if (callee.type !== 'MemberExpression' && callee.type !== 'OptionalMemberExpression') return null;
    if (SENDS.test(name)) return args.length > 0 ? this.#openedBy(callee.object, scope) : null;
    // `xhr.open("POST", "https://…")`
    if (name === 'open' && args.length > 1 && args[0]?.type === 'StringLiteral' && callee.object.type === 'Identifier') {
      const binding = lookUp(scope, callee.object.name);
      const address = binding && args[1] ? this.#addresses.of(args[1], scope) : null;
      if (binding && address) this.#opened.set(binding, address);
    }
    return null;
  }

  #openedBy(node: Node, scope: Scope, links = 0): Address | null {
    if (links > MAX_LINKS) return null;
    switch (node.type) {
      case 'Identifier': {
        const binding = lookUp(scope, node.name);
        if (binding?.declaration.kind !== 'variable') return null;
        const opened = this.#opened.get(binding);
        if (opened) return opened;
        for (const { node: from, scope: at, steps } of binding.sources.slice(0, 3)) {
          const address = steps.length === 0 ? this.#openedBy(from, at, links + 1) : null;
          if (address) return address;
        }
        return null;
      }
      case 'MemberExpression': {
        const name = propertyName(node.property, node.computed);
        if (node.object.type !== 'ThisExpression' || name === null) return null;
        for (const member of this.#addresses.membersOf(scope, name)) {
          const address = this.#openedBy(member.node, member.scope, links + 1);
          if (address) return address;
        }
        return null;
      }
      case 'AwaitExpression':
        return this.#openedBy(node.argument, scope, links + 1);
      case 'CallExpression':
      case 'NewExpression': {
        const name = calleeName(node.callee) ?? '';
        if (OPENS.test(name) && node.arguments[0]) return this.#addresses.of(node.arguments[0], scope);
        return node.callee.type === 'MemberExpression' ? this.#openedBy(node.callee.object, scope, links + 1) : null;
      }
      default:
        return null;
    }
  }
}
