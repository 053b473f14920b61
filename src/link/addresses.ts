import { ABSOLUTE, type Address } from '../model/address.ts';
import type { AccessPath } from '../model/facts.ts';

/** Files that an address may come through. */
const MAX_HOPS = 6;

/** What is known of the exports of other files. */
export interface Exports {
  trace(path: AccessPath, from: string): AccessPath | null;
  addressOf(path: AccessPath, from: string): { file: string; address: Address } | null;
  /** What a constant of the type holds that the path makes an instance of. */
  typedAddress(path: AccessPath): string | null;
}

/** What is given for a parameter: an address as the calling file tells it. */
export type Given = (index: number, steps: readonly string[]) => string | null;

/** The text of an address that a file speaks of; null where nobody knows it. */
export function readAddress(address: Address, file: string, exports: Exports, given: Given = () => null, hops = 0): string | null {
  switch (address.kind) {
    case 'text':
      return address.text;
    case 'parameter':
      return given(address.index, address.steps);
    case 'any':
      for (const one of address.of) {
        const text = readAddress(one, file, exports, given, hops + 1);
        if (text !== null) return text;
      }
      return null;
    case 'foreign': {
      if (hops > MAX_HOPS) return null;
      const text = exports.trace(address.path, file)?.[0];
      if (text?.startsWith('text:')) return ABSOLUTE.test(text.slice(5)) ? text.slice(5) : null;
      const found = exports.addressOf(address.path, file);
      return found === null ? exports.typedAddress(address.path) : readAddress(found.address, found.file, exports, givenBy(address.given, file, exports, given, hops + 1), hops + 1);
    }
  }
}

/** What a call of a file gives for the parameters of what it calls. */
export function givenBy(addresses: readonly (Address | null)[] | undefined, file: string, exports: Exports, given?: Given, hops = 0): Given {
  return (index) => {
    const address = addresses?.[index];
    return address ? readAddress(address, file, exports, given, hops) : null;
  };
}
