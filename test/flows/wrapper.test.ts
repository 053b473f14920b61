import { it } from 'vitest';
import { check } from './compare.ts';
import type { ExpectedFlow, Side } from './read-cases.ts';

/** To be false once wrappers of several layers are followed. */
const IS_GAP = true;
const CALLERS = 40;

const WRAPPERS = {
  'lib/events.ts': "import { track } from './track';\nexport const joined = (form) => track('Joined', { address: form.to });\n",
  'lib/track.ts': "import { client } from './client';\nexport const track = (name, properties) => client.track(name, properties);\n",
  'lib/client.ts': "import mixpanel from 'mixpanel-browser';\nmixpanel.init('token');\nexport const client = mixpanel;\n",
};

/** Each caller passes one of three things, the third of which is no personal datum. */
function wrapperWithCallers(): Side {
  const files: Side['files'] = { ...WRAPPERS };
  const flows: ExpectedFlow[] = [];
  const passed = [['req.body.email', 'user.contact.email'], ['req.body.phoneNumber', 'user.contact.phone_number'], ['req.body.seats', null]] as const;
  for (let index = 0; index < CALLERS; index++) {
    const [text, category] = passed[index % passed.length]!;
    const path = `routes/route-${index}.ts`;
    files[path] = `import { joined } from '../lib/events';\nexport const handler = (req, res) => {\n  joined({ to: ${text} });\n};\n`;
    if (category !== null) flows.push({ at: 'lib/track.ts:2', to: 'mixpanel', data: [category], from: `${path}:3` });
  }
  return { files, flows };
}

it('a wrapper three files deep shows the data of each of its callers', (context) => check(wrapperWithCallers(), IS_GAP, [], context));
