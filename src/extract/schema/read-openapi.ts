import { isMap, isScalar, isSeq, parseDocument, type Node, type YAMLMap } from 'yaml';
import type { Column } from './read-sql.ts';

const MAX_DEPTH = 40;
/** A document of millions of characters is generated from one that is not. */
const MAX_TEXT = 3_000_000;

/**
 * The properties of schemas and the parameters of an OpenAPI document, a JSON Schema or a content type.
 * @param root what a schema that is the whole file is called.
 */
export function readOpenApi(text: string, root = ''): Column[] {
  if (text.length > MAX_TEXT) return [];
  const document = parseDocument(text, { strict: false, uniqueKeys: false, maxAliasCount: 0 } as never);
  const columns: Column[] = [];
  const visit = (node: unknown, name: string, depth: number): void => {
    if (depth > MAX_DEPTH) return;
    if (isSeq(node)) {
      for (const item of node.items) visit(item, name, depth + 1);
      return;
    }
    if (!isMap(node)) return;
    const where = textAt(node, 'in');
    const parameter = textAt(node, 'name');
    if (parameter !== null && (where === 'query' || where === 'formData' || where === 'body')) add(node.get('name', true) as Node | undefined, parameter, name, textAt(node, 'type') === 'boolean');
    for (const { key, value } of node.items) {
      if (!isScalar(key)) continue;
      const word = String(key.value);
      if (word === 'example' || word === 'examples' || word === 'default' || word === 'enum') continue;
      if ((word === 'properties' || word === 'attributes') && isMap(value)) {
        for (const property of value.items) {
          if (!isScalar(property.key)) continue;
          const own = String(property.key.value);
          const isFlag = isMap(property.value) && textAt(property.value, 'type') === 'boolean';
          if (!isMap(property.value) || !property.value.has('properties')) add(property.key, own, name, isFlag);
          visit(property.value, own, depth + 1);
        }
      } else visit(value, GENERIC.test(word) ? name : word, depth + 1);
    }
  };
  const add = (node: Node | undefined, name: string, table: string, isFlag: boolean): void => {
    if (node?.range) columns.push({ table, name, start: node.range[0], end: node.range[1], ...(isFlag ? { isFlag } : {}) });
  };
  visit(document.contents, root, 0);
  return columns;
}

/** Words of the format, which name nothing. */
const GENERIC = /^(?:schema|schemas|content|application\/.*|multipart\/.*|requestBody|responses|items|allOf|anyOf|oneOf|get|post|put|patch|delete|parameters|components|definitions|paths|default|\d\w\w)$/;

function textAt(map: YAMLMap, key: string): string | null {
  const value = map.get(key);
  return typeof value === 'string' ? value : null;
}
