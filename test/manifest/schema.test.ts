import { describe, expect, it } from 'vitest';
import { manifestSchema } from '../../src/manifest/index.ts';

describe('the published JSON Schema', () => {
  // After a change of the manifest's form: vitest run test/manifest/schema.test.ts -u
  it('is current', async () => {
    await expect(`${JSON.stringify(manifestSchema(), null, 2)}\n`).toMatchFileSnapshot('../../schema/privacy.schema.json');
  });

  it('refers only to what it defines', () => {
    const schema = manifestSchema();
    const refs = new Set([...JSON.stringify(schema).matchAll(/"\$ref":"#\/\$defs\/(\w+)"/g)].map((match) => match[1]));
    expect([...refs].sort()).toEqual(Object.keys(schema['$defs'] as object).sort());
  });
});
