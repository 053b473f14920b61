import { expect, it } from 'vitest';
import { loadCatalogue } from '../../../src/catalogue/index.ts';
import { extract } from '../../../src/extract/extract.ts';

const { matchers } = await loadCatalogue();

async function logged(code: string): Promise<number[]> {
  const { sightings } = await extract('app.js', code, matchers);
  return sightings.filter(({ strength, via }) => strength === 'flow' && via === 'server-log').map(({ line }) => line).sort((a, b) => a - b);
}

it('a log that names its datum says it alone, whoever calls its function', async () => {
  expect(await logged('function welcome(email) {\n  console.log("welcome", email);\n}\nwelcome(user.email);')).toEqual([2]);
});

it('a function that logs what it is given logs where it is called', async () => {
  expect(await logged('function report(text) {\n  console.log(text);\n}\nreport(user.email);\nconsole.log(user.phoneNumber);')).toEqual([2, 4, 5]);
});
