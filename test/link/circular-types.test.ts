import { expect, it } from 'vitest';
import { findFlows } from '../flows/find-flows.ts';

const MODELS = 40;

/** Each model refers to all the others, in a file of its own. */
function circularModels(): Record<string, string> {
  const numbers = Array.from({ length: MODELS }, (_, index) => index);
  return Object.fromEntries(numbers.map((own) => {
    const others = numbers.filter((other) => other !== own);
    const imports = others.map((other) => `import type { Model${other} } from './model-${other}';`);
    const fields = others.map((other) => `  other${other}: Model${other};`);
    return [`model-${own}.ts`, [...imports, `export interface Model${own} {`, '  email: string;', ...fields, '}', ''].join('\n')];
  }));
}

it('types that refer to one another in circles are read in time', async () => {
  const files = {
    ...circularModels(),
    'app.ts': "import * as Sentry from '@sentry/node';\nimport type { Model0 } from './model-0';\nexport const show = (one: Model0) => Sentry.setContext('one', one);\n",
  };
  const flows = await findFlows(files);
  expect(flows.map(({ at, to, data }) => [at, to, data])).toEqual([['app.ts:3', 'sentry', ['user.contact.email']]]);
});
