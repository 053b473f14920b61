import type { Sighting } from '../../model/facts.ts';
import type { Matchers } from '../../model/matchers.ts';
import { Positions } from '../positions.ts';
import { readGraphql } from './read-graphql.ts';
import { readOpenApi } from './read-openapi.ts';
import { API_FIELD, sightColumns } from './sight-columns.ts';

/** GraphQL schemas and OpenAPI documents: which fields of an API hold personal data. */
export function extractApiSchema(path: string, text: string, matchers: Matchers): Sighting[] {
  const positions = new Positions(text);
  const fields = /\.(?:ya?ml|json)$/.test(path) ? readOpenApi(text) : readGraphql(text);
  return sightColumns(fields, ({ start, end }) => positions.span(start, end), matchers, API_FIELD);
}
