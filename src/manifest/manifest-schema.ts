import { listCategories, listPurposes, listSubjects } from '../taxonomy/index.ts';
import { manifestShape } from './manifest-shape.ts';
import type { JsonSchema } from './shape.ts';

/** The JSON Schema (2020-12) of `privacy.yml` for editors: what the reader checks, as far as a schema can say it. */
export function manifestSchema(): JsonSchema {
  const { required, ...schema } = manifestShape.schema;
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'privacy.yml, the policy manifest of privlint',
    ...schema,
    required,
    if: { not: { required: ['extends'] } },
    then: { required: ['collects', 'shares'] },
    $defs: {
      category: { description: 'A category of data, a key of the vocabulary', enum: [...listCategories()] },
      purpose: { description: 'A purpose, a key of the vocabulary', enum: [...listPurposes()] },
      subject: { description: 'Whose data, a key of the vocabulary', enum: [...listSubjects()] },
    },
  };
}
