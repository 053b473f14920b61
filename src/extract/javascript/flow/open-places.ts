import type { Node } from '@babel/types';
import { ABSOLUTE, bareAddress, giveTo, sightAddress, type Address } from '../../../model/address.ts';
import type { Sink } from '../../../model/facts.ts';
import type { Matchers } from '../../../model/matchers.ts';
import { propertyName, type Scope } from '../scope.ts';
import { calleeName } from '../url-context.ts';
import { taken, type Addresses } from './addresses.ts';

/** What code calls an address, or something that holds one. */
const NAMED = /(?:url|uri|host|base|endpoint|server|domain|api|origin|webhook|site|opts|options|config|params|request|input)\w{0,3}$/i;
const MAX_ADDRESSES = 4;

/** Places of requests whose address comes from elsewhere: what they become where a caller gives the address. */
export class OpenPlaces {
  readonly #addresses: Addresses;
  readonly #matchers: Matchers;
  readonly #owners = new Map<object, number>();
  readonly #known = new Map<string, Sink | null>();

  constructor(addresses: Addresses, matchers: Matchers) {
    this.#addresses = addresses;
    this.#matchers = matchers;
  }

  /**
   * What the sink inside a function is for one call of it, with a name that tells it from what it is for others.
   * @returns null where it turns out to be no third party.
   */
  at(sink: Sink, owner: object, args: readonly Node[], scope: Scope): { sink: Sink; name: string } | null {
    if (sink.kind === 'put' || (sink.kind === 'place' ? !sink.address : !sink.addresses)) return { sink, name: '' };
    const given = (index: number, steps: readonly string[], of?: object): Address | null =>
      of === owner ? taken(args[index] ? this.#addresses.of(args[index], scope) : null, steps) : { kind: 'parameter', index, steps, ...(of ? { owner: of } : {}) };
    if (sink.kind === 'call') {
      const addresses = sink.addresses!.map((one) => one && giveTo(one, given));
      const name = addresses.map((one) => this.#keyOf(one)).join();
      return { sink: this.#once(`${sink.span.line}:${sink.span.column} ${sink.argument} ${sink.at.join('')} ${name}`, () => ({ ...sink, addresses }))!, name };
    }
    const address = giveTo(sink.address!, given);
    const name = this.#keyOf(address);
    const { line, column } = sink.sighting;
    const settled = this.#once(`${line}:${column} ${name}`, () => {
      if (address?.kind !== 'text') return address && { ...sink, address };
      const sighting = sightAddress(address.text, sink.sighting, this.#matchers);
      return sighting && { kind: 'place', sighting };
    });
    return settled && { sink: settled, name };
  }

  /** The addresses among the arguments of a call, where there may be any. */
  given(args: readonly Node[], scope: Scope): (Address | null)[] | null {
    const addresses = args.slice(0, MAX_ADDRESSES).map((argument) => (mayBeAddress(argument) ? this.#addresses.of(argument, scope) : null));
    return addresses.some((one) => one !== null) ? addresses : null;
  }

  #once(key: string, make: () => Sink | null): Sink | null {
    let sink = this.#known.get(key);
    if (sink === undefined) this.#known.set(key, (sink = make()));
    return sink;
  }

  #keyOf(address: Address | null): string {
    switch (address?.kind) {
      case undefined:
        return '';
      case 'text':
        return address.text;
      case 'parameter':
        return `${this.#numberOf(address.owner ?? this)}/${address.index}${address.steps.join('')}`;
      case 'foreign':
        return `${address.path.join('')}(${address.given.map((one) => this.#keyOf(one)).join()})`;
      case 'any':
        return address.of.map((one) => this.#keyOf(one)).join('|');
    }
  }

  #numberOf(owner: object): number {
    let number = this.#owners.get(owner);
    if (number === undefined) this.#owners.set(owner, (number = this.#owners.size));
    return number;
  }
}

/** The sink as other files can read it: parameters are those of `owner`. Null where its address is known to nobody else. */
export function bareSink(sink: Sink, owner?: object): Sink | null {
  if (sink.kind === 'put') return sink;
  if (sink.kind === 'call') return sink.addresses ? { ...sink, addresses: sink.addresses.map((one) => one && bareAddress(one, owner)) } : sink;
  if (!sink.address) return sink;
  const address = bareAddress(sink.address, owner);
  return address && { ...sink, address };
}

function mayBeAddress(node: Node): boolean {
  switch (node.type) {
    case 'StringLiteral':
      return ABSOLUTE.test(node.value);
    case 'TemplateLiteral':
      return node.expressions.length > 0;
    case 'BinaryExpression':
      return node.operator === '+' && mayBeAddress(node.left);
    case 'Identifier':
      return NAMED.test(node.name);
    case 'MemberExpression':
    case 'OptionalMemberExpression':
    case 'CallExpression':
    case 'NewExpression':
      return NAMED.test(calleeName('callee' in node ? node.callee : node) ?? '');
    case 'ObjectExpression':
      return node.properties.some((property) => property.type === 'ObjectProperty' && NAMED.test(propertyName(property.key, property.computed) ?? ''));
    case 'TSAsExpression':
    case 'TSNonNullExpression':
    case 'AwaitExpression':
      return mayBeAddress('expression' in node ? node.expression : node.argument);
    default:
      return false;
  }
}

