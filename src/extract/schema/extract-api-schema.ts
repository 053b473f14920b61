import type { Sighting } from '../../model/facts.ts';
import type { Matchers } from '../../model/matchers.ts';
import { Positions } from '../positions.ts';
import { readGraphql } from './read-graphql.ts';
import { readOpenApi } from './read-openapi.ts';
import { API_FIELD, sightColumns } from './sight-columns.ts';

/** GraphQL and JSON schemas, OpenAPI documents, content types: which fields of an API hold personal data. */
export function extractApiSchema(path: string, text: string, matchers: Matchers): Sighting[] {
  const positions = new Positions(text);
  const fields = /\.(?:ya?ml|json)$/.test(path) ? readOpenApi(text, nameOf(path)) : readGraphql(text);
  return sightColumns(fields, ({ start, end }) => positions.span(start, end), matchers, API_FIELD);
}

/** `user-object.json`, `content-types/user/schema.json`. */
const nameOf = (path: string): string => /([^/]+)\/schema\.json$/.exec(path)?.[1] ?? path.slice(path.lastIndexOf('/') + 1).replace(/(?:[-.](?:object|schema))?\.\w+$/, '');
