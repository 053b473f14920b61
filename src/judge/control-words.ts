import type { Control, ControlEvidence } from '../model/manifest.ts';
import type { Outcome } from './outcome.ts';
import { enumerate } from './words.ts';

type Missing = Extract<Outcome, { verdict: 'missing-consent' | 'missing-opt-out' }>;

/** "collects.location requires location-opt-in, of which the repository shows nothing". */
export function explainLack({ permit, lacking }: Missing): string {
  return lacking.map((lack, i) => {
    const { entry, use } = permit;
    const asking = use?.requires.includes(lack.control.id) && !entry.requires.includes(lack.control.id) ? use : entry;
    const start = i === 0 ? `${asking.id} requires` : 'and';
    return `${start} ${lack.control.id}, ${lack.level === 0 ? 'of which nothing in the repository is a sign' : 'which is there but does not guard this place'}`;
  }).join(', ');
}

/** What would show the controls, in code and in the manifest. */
export function suggestControl({ lacking }: Missing): string {
  const [{ control, level }] = lacking;
  const what = control.type === 'opt-in' ? 'Ask for it before this place is reached' : 'Offer it';
  const signs = enumerate(control.evidence.filter((one) => !('manual' in one)).map(describeSign), 'or');
  const where = level === 1 ? ' in the same function or file, or in a module that it imports' : '';
  return `${what}: ${control.id} shows by ${signs}${where}. ${addSign(control)}`;
}

const addSign = ({ id }: Control): string => `If the code does so in another way, add that to controls.${id}.evidence`;

function describeSign(one: ControlEvidence): string {
  if ('os-permission' in one) return `a request for the permission ${one['os-permission']}`;
  if ('call' in one) return `a call of ${one.call}`;
  if ('package' in one) return `the package ${one.package}`;
  if ('text' in one) return `text like ${one.text}`;
  if ('file' in one) return `the file ${one.file}`;
  return `what people attest (${one.manual})`;
}
