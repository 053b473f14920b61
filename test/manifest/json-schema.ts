type Schema = { [key: string]: unknown };

/** The keywords of draft 2020-12 that the schema may use: what this file judges, and what only informs. */
export const KEYWORDS = new Set([
  '$schema', '$ref', '$defs', 'title', 'description', 'type', 'enum', 'const', 'anyOf', 'oneOf', 'not', 'if', 'then', 'items', 'properties', 'required',
  'additionalProperties', 'propertyNames', 'pattern', 'minProperties', 'maxProperties',
]);

const typeOf = (value: unknown): string => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value === 'number' && Number.isInteger(value) ? 'integer' : typeof value);
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value]);

/** Judges a value by the part of JSON Schema that ours uses. */
export function fits(value: unknown, schema: Schema, root: Schema): boolean {
  const of = (one: unknown): boolean => fits(value, one as Schema, root);
  const map = typeOf(value) === 'object' ? (value as Record<string, unknown>) : null;
  const properties = (schema['properties'] ?? {}) as Record<string, Schema>;
  const checks: Record<string, (said: unknown) => boolean> = {
    $ref: (said) => of((root['$defs'] as Record<string, Schema>)[String(said).replace('#/$defs/', '')]),
    type: (said) => list(said).some((type) => type === typeOf(value) || (type === 'number' && typeOf(value) === 'integer')),
    enum: (said) => list(said).includes(value),
    const: (said) => said === value,
    anyOf: (said) => list(said).some(of),
    oneOf: (said) => list(said).filter(of).length === 1,
    not: (said) => !of(said),
    if: (said) => !of(said) || of(schema['then']),
    pattern: (said) => typeof value !== 'string' || new RegExp(String(said), 'u').test(value),
    items: (said) => !Array.isArray(value) || value.every((item) => fits(item, said as Schema, root)),
    required: (said) => map === null || list(said).every((name) => Object.hasOwn(map, String(name))),
    properties: () => map === null || Object.entries(properties).every(([name, one]) => !Object.hasOwn(map, name) || fits(map[name], one, root)),
    propertyNames: (said) => map === null || Object.keys(map).every((name) => fits(name, said as Schema, root)),
    additionalProperties: (said) => map === null || Object.entries(map).every(([name, one]) => Object.hasOwn(properties, name) || (typeof said === 'object' ? fits(one, said as Schema, root) : said !== false)),
    minProperties: (said) => map === null || Object.keys(map).length >= Number(said),
    maxProperties: (said) => map === null || Object.keys(map).length <= Number(said),
  };
  return Object.entries(schema).every(([keyword, said]) => checks[keyword]?.(said) ?? true);
}
