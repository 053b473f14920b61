import { takeSteps, type Datum } from '../model/datum.ts';
import type { AccessPath, Facts } from '../model/facts.ts';
import type { Matchers } from '../model/matchers.ts';
import { recordName, WHOLE_RECORD } from '../model/records.ts';
import type { Program } from './program.ts';

const MAX_HOPS = 8;
const MAX_FIELDS = 64;
/** What any record of a person has, in whatever form. */
const TELLS_WHO = /^user\.(?:contact\.(?:email|phone_number)|name|unique_id$|account\.username)/;

interface Found {
  file: string;
  data: readonly Datum[];
}

/** What values have that are of types, schemas and models of the program. */
export class RecordTypes {
  readonly #facts = new Map<string, Facts>();
  readonly #program: Program;
  readonly #expanded = new Map<readonly Datum[], readonly Datum[]>();
  readonly #found = new Map<string, Found | null>();
  #named: Map<string, Found[]> | undefined;
  /** Files that were not parsed, though they may declare the type of something that was asked for, with its names. */
  readonly unread = new Map<string, Set<string>>();

  constructor(facts: readonly Facts[], program: Program) {
    for (const fact of facts) this.#facts.set(fact.path, fact);
    this.#program = program;
  }

  /** What a value of the type has; null where nothing is known of the type. */
  of(path: AccessPath, from: string, hops = 0): Found | null {
    if (hops > MAX_HOPS) return null;
    const key = `${from}\n${path.join('')}`;
    const known = this.#found.get(key);
    if (known !== undefined) return known;
    this.#found.set(key, null); // a circle of re-exports
    const found = this.#find(path, from, hops);
    this.#found.set(key, found);
    return found;
  }

  #find(path: AccessPath, from: string, hops: number): Found | null {
    const [root = '', ...steps] = path;
    if (root.startsWith('record:') || root.startsWith('model:')) return this.#byName(root.slice(root.indexOf(':') + 1), from);
    if (root === 'npm:@prisma/client') return this.#byName(steps[0]?.slice(1) ?? '', from);
    const file = this.#fileOf(root, steps[0]?.slice(1) ?? 'default', from);
    const module = file === null ? undefined : this.#facts.get(file)?.module;
    if (file === null || !module) return null;
    const name = steps.map((step) => step.replace(/^\./, '')).join('.') || 'default';
    const data = module.types && Object.hasOwn(module.types, name) ? module.types[name] : undefined;
    if (data) return { file, data };
    const first = steps[0]?.slice(1) ?? 'default';
    if (Object.hasOwn(module.exports, first)) {
      const next = module.exports[first]!;
      if (/^(?:module|npm):/.test(next[0] ?? '')) return this.of([...next, ...steps.slice(1)], file, hops + 1);
    }
    for (const specifier of module.reexports) {
      const found = this.of([`module:${specifier}`, ...steps], file, hops + 1);
      if (found) return found;
    }
    return null;
  }

  #fileOf(root: string, name: string, from: string): string | null {
    const file = this.#program.fileOf(root.slice(root.indexOf(':') + 1), from);
    if (file !== null && this.#facts.get(file)?.unread) this.unread.set(file, (this.unread.get(file) ?? new Set()).add(name));
    return file;
  }

  /** Models of a database first, then types so called, the nearest to the file that asks. */
  #byName(name: string, from: string): Found | null {
    const known = (this.#named ??= this.#index()).get(foldModel(name));
    if (!known) return null;
    let best: Found | null = null;
    let shared = -1;
    for (const found of known) {
      const common = commonLength(found.file, from);
      if (common > shared) [best, shared] = [found, common];
    }
    return best;
  }

  #index(): Map<string, Found[]> {
    const named = new Map<string, Found[]>();
    const files = [...this.#facts.values()].sort((a, b) => (a.path < b.path ? -1 : 1)); // of models equally near the first counts, in whatever order files were read
    const add = (name: string, found: Found): void => {
      const list = named.get(name);
      if (list) list.push(found);
      else named.set(name, [found]);
    };
    for (const { path, models } of files) for (const [name, data] of Object.entries(models ?? {})) add(foldModel(name), { file: path, data });
    const modelled = new Set(named.keys());
    for (const { path, module } of files) {
      for (const [name, data] of Object.entries(module?.types ?? {})) {
        const folded = foldModel(name);
        if (!modelled.has(folded)) add(folded, { file: path, data });
      }
    }
    return named;
  }

  /**
   * A record of which nobody knows the type, by the name that it goes by: of a model so called what tells who somebody
   * is, which a record of any form has; without a model that it is a record.
   */
  whole({ foreign, ...datum }: Datum, from: string, matchers: Matchers): Datum[] {
    const taken = foreign?.steps.length ?? 0;
    const name = recordName(datum.label) !== null || taken > 0 ? datum.label : (foreign?.path.at(-1)?.replace(/^(?:\.|\w+:)/, '') ?? '');
    if (recordName(name) === null) return [];
    const known = (this.of([`record:${name}`], from)?.data ?? []).filter((one) => one.at.length === 1 && (one.data ?? matchers.classify(one.label, 'person')).some((category) => TELLS_WHO.test(category)));
    return known.length > 0 ? known.map(({ foreign: _, ...one }) => ({ ...one, at: datum.at, line: datum.line, ...(datum.path === undefined ? {} : { path: datum.path }) })) : [{ ...datum, data: WHOLE_RECORD }];
  }

  /** Replaces a datum of a type by what the type has; null where nobody knows the type. */
  resolve({ foreign, at, line, path }: Datum, from: string): Datum[] | null {
    if (!foreign || foreign.path[0]?.startsWith('record:')) return null;
    const found = this.of(foreign.path, from);
    if (!found) return null;
    return takeSteps(this.#expand(found), foreign.steps).map((one) => ({ ...one, at: [...at, ...one.at], line, ...(path === undefined ? {} : { path }) }));
  }

  /** With what it inherits, and one level of what its fields are made of: records refer to one another in circles. */
  #expand({ file, data }: Found): readonly Datum[] {
    const known = this.#expanded.get(data);
    if (known) return known;
    const own = data.filter(({ foreign }) => !foreign);
    this.#expanded.set(data, own);
    const all = [...own];
    for (const part of data) {
      const found = part.foreign && all.length < MAX_FIELDS ? this.of(part.foreign.path, file) : null;
      if (!found || !part.foreign) continue;
      const inner = part.at.length === 0 ? this.#expand(found) : found.data.filter(({ foreign }) => !foreign);
      all.push(...takeSteps(inner, part.foreign.steps).map((one) => ({ ...one, at: [...part.at, ...one.at] })));
    }
    this.#expanded.set(data, all.slice(0, MAX_FIELDS));
    return this.#expanded.get(data)!;
  }
}

/** `User`, `users`, `UserSchema`, `IUser`, `user_model` are one model; what is not a person goes by its own name. */
function foldModel(name: string): string {
  const bare = name.replace(/^I(?=[A-Z])/, '').replace(/_?(?:Schema|Model|Entity|Table|Document|Doc|Dto|Record|Row)$/i, '');
  return recordName(bare) ?? bare.replace(/_/g, '').toLowerCase().replace(/s$/, '');
}

function commonLength(a: string, b: string): number {
  let common = 0;
  while (common < a.length && common < b.length && a[common] === b[common]) common++;
  return common;
}
