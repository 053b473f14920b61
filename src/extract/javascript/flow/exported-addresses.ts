import type { Node } from '@babel/types';
import { bareAddress, type Address } from '../../../model/address.ts';
import type { Scope } from '../scope.ts';
import { HOLE, type Value } from '../value.ts';
import { textAddress, type Addresses } from './addresses.ts';

/** Functions that are called after an address, or after what a client is. */
const NAMED = /(?:url|uri|link|endpoint|host|base|address|path|api|client|http|axios|fetch\w*)s?$/i;
const MAX_EXPORTED = 60;
const MAX_TEXT = 80;

/** Addresses that other files get from a file: clients made for a host, functions that build an address, constants. */
export class ExportedAddresses {
  readonly #addresses: Addresses;
  readonly #program: Scope;
  readonly #found = new Map<string, Address>();

  constructor(addresses: Addresses, program: Scope) {
    this.#addresses = addresses;
    this.#program = program;
  }

  /** @param node by which the export is known in the file, where it is no member of another. */
  add(name: string, value: Value, node: Node | undefined): void {
    if (this.#found.size >= MAX_EXPORTED || name === '__proto__') return;
    if (value.kind === 'function') this.#keep(`${name}()`, NAMED.test(name) ? this.#addresses.returned(value.node) : null, value.node);
    // Short constants are exports as they are.
    else if (value.kind === 'text' && (value.text.length > MAX_TEXT || value.text.includes(HOLE))) this.#keep(name, textAddress(value.text));
    else if (value.kind === 'path' && node && value.path.at(-1) === '()') this.#keep(name, this.#addresses.of(node, this.#program));
  }
  all(): Record<string, Address> | null {
    return this.#found.size > 0 ? Object.fromEntries(this.#found) : null;
  }

  #keep(name: string, address: Address | null, owner?: object): void {
    const bare = address && bareAddress(address, owner);
    if (bare) this.#found.set(name, bare);
  }
}
