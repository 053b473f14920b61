import { suggest } from '../taxonomy/index.ts';
import { report, type Spot } from './source.ts';
import type { Entry, Node } from './tree.ts';

export type JsonSchema = { [key: string]: unknown };

/** A form that a value may have: reads it, or reports what was expected; and says the same as JSON Schema. */
export interface Shape<T> {
  /** @param path where in the manifest, for messages: `collects.signup.data`. */
  read(node: Node, path: string): T | undefined;
  schema: JsonSchema;
}

/** A value with its place. */
export interface Located<T = string> {
  value: T;
  at: Spot;
}

/** An entry of a keyed section. */
export interface Keyed<T> {
  id: string;
  at: Spot;
  value: T;
}

export interface Field<T> {
  shape: Shape<T>;
  /** Shown by editors. */
  about: string;
  required?: true;
}

export function field<T>(about: string, shape: Shape<T>): Field<T> {
  return { about, shape };
}
export function required<T>(about: string, shape: Shape<T>): Field<T> {
  return { about, shape, required: true };
}

// `any` is what lets each field keep its own type; `Read` gives it back.
type Fields = Record<string, Field<any>>;
export type Read<F extends Fields> = { [K in keyof F]: F[K] extends Field<infer T> ? T | undefined : never } & { at: Spot };

/** What people write for a field before they have looked it up. */
const MEANT: Readonly<Record<string, string>> = {
  purpose: 'for', purposes: 'for', use: 'for', categories: 'data', category: 'data', fields: 'data', recipient: 'with',
  vendor: 'with', vendors: 'with', to: 'with', quote: 'cite', citation: 'cite', text: 'cite', mechanism: 'via', source: 'from',
  consent: 'requires', conditions: 'requires', control: 'requires', require: 'requires', path: 'paths', files: 'paths',
  version: 'privlint', sharing: 'shares', share: 'shares', collect: 'collects', collection: 'collects', purposes_of_use: 'uses',
  prohibit: 'prohibits', never: 'prohibits', partners: 'recipients', company: 'entity', subject: 'subjects', review: 'status',
  hosts: 'firstParty', domains: 'firstParty', deadline: 'within', unless_control: 'unless', exceptions: 'exclusions',
};

/** How a value is called in a message. */
export function nameKind(node: Node): string {
  if (node.kind === 'map') return 'a map';
  if (node.kind === 'list') return 'a list';
  return node.value === null ? 'nothing' : `"${node.written.slice(0, 60)}"`;
}

export function reportKind(node: Node, path: string, expected: string): undefined {
  if (node.kind === 'scalar' && node.broken) return undefined;
  report(node.at, `${path}: expected ${expected}, found ${nameKind(node)}`, hintFor(node, expected));
  return undefined;
}

function hintFor(node: Node, expected: string): string | null {
  if (node.kind === 'list' && !/list|map/.test(expected)) return 'only one is possible here: remove the brackets';
  if (node.kind === 'scalar' && typeof node.value !== 'string' && node.value !== null && /text|date/.test(expected)) {
    return `to mean the text, put it in quotes: "${node.written.slice(0, 60)}"`;
  }
  return `write ${expected}`;
}

/** A map with the given fields and no others. */
export function fields<F extends Fields>(what: string, known: F): Shape<Read<F>> {
  const names = Object.keys(known);
  const needed = names.filter((name) => known[name]!.required);
  return {
    schema: {
      type: 'object',
      properties: Object.fromEntries(names.map((name) => [name, { description: known[name]!.about, ...known[name]!.shape.schema }])),
      ...(needed.length > 0 ? { required: needed } : {}),
      additionalProperties: false,
    },
    read(node, path) {
      if (node.kind !== 'map') {
        return reportKind(node, path, needed.length > 0 ? `a map with ${needed.join(', ')}` : `a map (${what})`);
      }
      const result: Record<string, unknown> = { at: node.at };
      for (const name of names) result[name] = undefined;
      for (const { key, at, value } of node.entries) {
        const here = path === '' ? key : `${path}.${key}`;
        if (Object.hasOwn(known, key)) result[key] = known[key]!.shape.read(value, here);
        else report(at, `unknown key "${key.slice(0, 60)}" in ${path === '' ? 'the manifest' : path}`, () => suggestField(key, names));
      }
      for (const name of needed) {
        if (node.entries.some((entry) => entry.key === name)) continue;
        report(node.at, `${path === '' ? 'the manifest' : path} lacks "${name}"`, `${name}: ${known[name]!.about}`);
      }
      return result as Read<F>;
    },
  };
}

function suggestField(key: string, names: string[]): string {
  const meant = Object.hasOwn(MEANT, key.toLowerCase()) ? MEANT[key.toLowerCase()]! : null;
  const near = suggest(key, names) ?? (meant !== null && names.includes(meant) ? meant : null);
  return near === null ? `known keys: ${names.join(', ')}` : `did you mean "${near}"?`;
}

const ID = /^[A-Za-z0-9][A-Za-z0-9_-]{0,79}$/;

/** A map from ids, which the author chooses, to values of one shape. */
export function keyed<T>(shape: Shape<T>, checkId: ((entry: Entry, path: string) => void) | null = checkPlainId): Shape<Keyed<T>[]> {
  return {
    schema: {
      type: ['object', 'null'],
      ...(checkId === checkPlainId ? { propertyNames: { pattern: ID.source } } : {}),
      additionalProperties: shape.schema,
    },
    read(node, path) {
      if (node.kind === 'scalar' && node.value === null) return [];
      if (node.kind !== 'map') return reportKind(node, path, 'a map of entries, each under a name of your choice');
      return node.entries.flatMap((entry) => {
        checkId?.(entry, path);
        // An entry that forgot its value is best shown at its name.
        const empty = entry.value.kind === 'scalar' && entry.value.value === null;
        const value = shape.read(empty ? { ...entry.value, at: entry.at } : entry.value, `${path}.${entry.key}`);
        return value === undefined ? [] : [{ id: entry.key, at: entry.at, value }];
      });
    },
  };
}

function checkPlainId({ key, at }: Entry, path: string): void {
  if (!ID.test(key)) report(at, `"${key.slice(0, 60)}" cannot name an entry of ${path}`, 'a name has letters, digits, - and _, and starts with a letter or digit');
}

/** One or several: a list, or a single value in its place. */
export function several<T>(shape: Shape<T>, what: string): Shape<T[]> {
  return {
    schema: { anyOf: [shape.schema, { type: 'array', items: shape.schema }] },
    read(node, path) {
      if (node.kind === 'map' || (node.kind === 'scalar' && node.value === null)) return reportKind(node, path, `a list of ${what}`);
      const items = node.kind === 'list' ? node.items : [node];
      return items.flatMap((item) => {
        const value = shape.read(item, path);
        return value === undefined ? [] : [value];
      });
    },
  };
}
