import { ABSOLUTE } from '../model/address.ts';
import type { AccessPath, ModuleFacts } from '../model/facts.ts';

interface Constant {
  file: string;
  name: string;
}

/**
 * Constants that a configuration's type is given to, by the name of the type: what is injected under the type is one of
 * them, whichever the build takes.
 */
export class TypedConstants {
  readonly #byType = new Map<string, Constant[]>();
  readonly #modules: ReadonlyMap<string, ModuleFacts>;

  constructor(modules: ReadonlyMap<string, ModuleFacts>) {
    this.#modules = modules;
    for (const [file, { typed }] of modules) {
      for (const [name, path] of Object.entries(typed ?? {})) {
        const type = path.at(-1)!.slice(1);
        const list = this.#byType.get(type);
        if (list) list.push({ file, name });
        else this.#byType.set(type, [{ file, name }]);
      }
    }
  }

  /** The address that a member of an instance of a type holds: `AppConfig().baseUrl`. */
  addressOf(path: AccessPath): string | null {
    const made = path.indexOf('()');
    if (made < 1) return null;
    for (const { file, name } of this.#byType.get(path[made - 1]!.slice(1)) ?? []) {
      const text = this.#modules.get(file)?.exports[name + path.slice(made + 1).join('')]?.[0];
      if (text?.startsWith('text:') && ABSOLUTE.test(text.slice(5))) return text.slice(5);
    }
    return null;
  }
}
