import { suggest } from '../taxonomy/index.ts';
import type { ControlEvidence } from '../model/manifest.ts';
import { checkGlob, checkPathGlob } from './checks.ts';
import { checkPattern } from './linear-pattern.ts';
import { reportKind, type Shape } from './shape.ts';
import { report } from './source.ts';

const KINDS: Record<string, { about: string; check: (value: string) => readonly [string, string | null] | null }> = {
  'os-permission': { about: 'A permission that the operating system asks for, e.g. location', check: () => null },
  call: { about: 'A function that the code calls; * is a wildcard', check: checkGlob },
  package: { about: 'A package that the project depends on; * is a wildcard', check: checkGlob },
  text: { about: 'A regular expression (a safe subset) for text of the project', check: checkText },
  file: { about: 'A file that exists, as a glob', check: checkPathGlob },
  manual: { about: 'What a person has to look at', check: () => null },
};

function checkText(pattern: string): readonly [string, string | null] | null {
  const wrong = checkPattern(pattern);
  return wrong === null ? null : [`this pattern is refused: ${wrong}`, 'use literals, classes, alternatives and simple quantifiers; several entries count as alternatives'];
}

/** One piece of evidence for a control: a map with a single key, which says its kind. */
export const controlEvidence: Shape<ControlEvidence> = {
  schema: {
    type: 'object',
    properties: Object.fromEntries(Object.entries(KINDS).map(([kind, { about }]) => [kind, { type: 'string', description: about }])),
    minProperties: 1,
    maxProperties: 1,
    additionalProperties: false,
  },
  read(node, path) {
    const kinds = Object.keys(KINDS);
    const [entry, second] = node.kind === 'map' ? node.entries : [];
    if (!entry) return reportKind(node, path, `evidence such as { call: "*hasConsent*" }`);
    if (second) {
      report(second.at, `${path}: one kind for each piece of evidence`, `write - { ${second.key}: … } as another item`);
      return undefined;
    }
    if (!Object.hasOwn(KINDS, entry.key)) {
      report(entry.at, `${path}: "${entry.key.slice(0, 60)}" is no kind of evidence`, () => {
        const near = suggest(entry.key, kinds);
        return near === null ? `one of ${kinds.join(', ')}` : `did you mean "${near}"?`;
      });
      return undefined;
    }
    const { value } = entry;
    if (value.kind !== 'scalar' || typeof value.value !== 'string' || value.value.trim() === '') {
      return reportKind(value.kind === 'scalar' && value.value === '' ? { ...value, value: null } : value, `${path}.${entry.key}`, 'text');
    }
    const wrong = KINDS[entry.key]!.check(value.value);
    if (wrong) report(value.at, `${path}.${entry.key}: ${wrong[0]}`, wrong[1]);
    return wrong ? undefined : ({ [entry.key]: value.value } as ControlEvidence);
  },
};
