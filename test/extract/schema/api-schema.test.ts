import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../../src/catalogue/index.ts';
import { extractApiSchema } from '../../../src/extract/schema/extract-api-schema.ts';
import { kindOf } from '../../../src/extract/kinds.ts';

const { matchers } = await loadCatalogue();
const found = (path: string, text: string): string[] => extractApiSchema(path, text, matchers).map((s) => `${s.line} ${s.detail} ${s.data.join('+')}`);

describe('GraphQL', () => {
  it('reads fields of types and inputs', () => {
    const schema = 'type User {\n  id: ID!\n  """\n  email: String in prose\n  """\n  name: String\n  posts(first: Int): [Post!]!\n}\n\ninput SignUpInput {\n  email: String!\n}\n\ntype Product { name: String }\n';
    expect(found('schema.graphql', schema)).toEqual(['6 User.name user.name', '11 SignUpInput.email user.contact.email']);
  });

  it('leaves operations, flags and references alone', () => {
    expect(found('q.graphql', 'query Me {\n  me { email }\n}\ninput P {\n  email: Boolean\n  userId: ID!\n}\ntype Query {\n  email: String\n}\n')).toEqual([]);
  });

  it('ends on what never closes', () => {
    expect(found('s.graphql', `type A {\n${'  a: String\n'.repeat(20_000)}`)).toEqual([]);
  });
});

const DOCUMENT = `openapi: 3.0.3
paths:
  /search:
    get:
      parameters:
        - name: q
          in: query
          schema: { type: string }
components:
  schemas:
    Customer:
      type: object
      properties:
        name: { type: string }
        phone_number: { type: string, example: { email: x } }
        marketing_email: { type: boolean }
    Part:
      properties:
        name: { type: string }
`;

describe('OpenAPI', () => {
  it('reads properties and parameters, in YAML and in JSON', () => {
    expect(found('api.yaml', DOCUMENT)).toEqual(['6 /search.q user.behavior.search_history', '14 Customer.name user.name', '15 Customer.phone_number user.contact.phone_number']);
    const json = '{\n  "swagger": "2.0",\n  "definitions": {\n    "Member": { "properties": {\n      "email": { "type": "string" } } } }\n}';
    expect(found('api.json', json)).toEqual(['5 Member.email user.contact.email']);
  });

  it('reads JSON schemas and content types by the name of their file', () => {
    const schema = '{\n "type": "object",\n "properties": { "name": { "type": "string" } } }';
    expect([found('schema/user-object.json', schema), found('schema/part-object.json', schema), kindOf('schema/user-object.json', schema), kindOf('data/user.json', schema)]).toEqual([['3 user.name user.name'], [], 'api-schema', 'environment']);
    expect(found('src/api/member/content-types/member/schema.json', '{ "kind": "collectionType", "attributes": { "phone": { "type": "string" } } }')).toEqual(['1 member.phone user.contact.phone_number']);
  });

  it('is told by its first keys', () => {
    expect([kindOf('api.yaml', DOCUMENT), kindOf('a.yml', 'email: x\n'), kindOf('package.json', '{"openapi": "3.0"}'), kindOf('s.gql', '')]).toEqual(['api-schema', 'environment', 'package-manifest', 'api-schema']);
  });
});
