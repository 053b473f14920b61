import { expect, it } from 'vitest';
import { findFlows } from './find-flows.ts';

const CALLERS = 40;

const WRAPPERS = {
  'lib/events.ts': "import { track } from './track';\nexport const joined = (form) => track('Joined', { address: form.to });\n",
  'lib/track.ts': "import { client } from './client';\nexport const track = (name, properties) => client.track(name, properties);\n",
  'lib/client.ts': "import mixpanel from 'mixpanel-browser';\nmixpanel.init('token');\nexport const client = mixpanel;\n",
};

/** Each caller passes one of three things, the third of which is no personal datum. */
const PASSED = [['req.body.email', 'user.contact.email'], ['req.body.phoneNumber', 'user.contact.phone_number'], ['req.body.seats', null]] as const;

it('shows at each of forty callers of a wrapper three files deep what that one passes, and all at the sink', async () => {
  const files: Record<string, string> = { ...WRAPPERS };
  const expected: string[] = [];
  for (let index = 0; index < CALLERS; index++) {
    const [text, category] = PASSED[index % PASSED.length]!;
    const path = `routes/route-${index}.ts`;
    files[path] = `import { joined } from '../lib/events';\nexport const handler = (req, res) => {\n  joined({ to: ${text} });\n};\n`;
    if (category !== null) expected.push(`${path}:3 mixpanel ${category}`);
  }
  const flows = await findFlows(files);
  const callers = flows.filter(({ place }) => place.startsWith('routes/'));
  expect(callers.map(({ place, to, data }) => `${place} ${to} ${data.join(' ')}`).sort()).toEqual(expected.sort());
  // One place that they all lead to, which makes them one group in a report.
  expect(new Set(callers.map(({ at }) => at))).toEqual(new Set(['lib/track.ts:2']));
  expect(flows.filter(({ place }) => place.startsWith('lib/')).map(({ place, data }) => `${place} ${data.join(' ')}`)).toEqual(['lib/track.ts:2 user.contact.email user.contact.phone_number']);
});
