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
      category: { enum: [...listCategories()] },
      purpose: { enum: [...listPurposes()] },
      subject: { enum: [...listSubjects()] },
    },
  };
}
