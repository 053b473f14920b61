import type { JsonSchema } from './shape.ts';

/** The schema of the value under a key of a map; null where the schema says nothing of it. */
export function schemaOfKey(schema: JsonSchema | null, key: string): JsonSchema | null {
  for (const form of formsOf(schema)) {
    const properties = form['properties'] as Record<string, JsonSchema> | undefined;
    if (properties && Object.hasOwn(properties, key)) return properties[key]!;
    const others = form['additionalProperties'];
    if (typeof others === 'object' && others !== null) return others as JsonSchema;
  }
  return null;
}

/** The schema of the items of a list; of the value itself where a single one may stand in place of a list. */
export function schemaOfItem(schema: JsonSchema | null): JsonSchema | null {
  const list = formsOf(schema).find((form) => typeof form['items'] === 'object');
  return list ? (list['items'] as JsonSchema) : null;
}

/** The vocabulary whose keys a value has to be of: `category`, `purpose` or `subject`; null for other values. */
export function vocabularyOf(schema: JsonSchema | null): string | null {
  const form = formsOf(schema).find((one) => typeof one['$ref'] === 'string');
  return form ? (form['$ref'] as string).replace('#/$defs/', '') : null;
}

/** A schema, or the alternatives that it offers. */
function formsOf(schema: JsonSchema | null): JsonSchema[] {
  if (!schema) return [];
  const forms = schema['anyOf'];
  return Array.isArray(forms) ? (forms as JsonSchema[]).flatMap(formsOf) : [schema];
}
