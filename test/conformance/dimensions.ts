import type { Evidence } from '../../src/model/evidence.ts';
import type { Control, Exclusion, Manifest, Prohibition, Use } from '../../src/model/manifest.ts';
import { prohibit, use } from '../judge/make.ts';
import type { Declared, Fields } from './entities.ts';

const EMAIL = 'user.contact.email';

/** What is declared and what is seen, at every relation that two categories can have. */
export const RELATIONS: Record<string, [declared: string[], seen: string[]]> = {
  'equal': [[EMAIL], [EMAIL]],
  'a parent': [['user.contact'], [EMAIL]],
  'a grandparent': [['user.contact'], ['user.contact.address.city']],
  'the root': [['user'], ['user.name']],
  'the root, of something sensitive': [['user'], ['user.financial.credit_card']],
  'a child': [[EMAIL], ['user.contact']],
  'a sensitive child': [['user.location.precise'], ['user.location']],
  'a sibling': [['user.contact.phone_number'], [EMAIL]],
  'a namesake': [['user.device.cookie'], ['user.device.cookie_id']],
  'another tree': [['user.telemetry'], [EMAIL]],
  'equal and sensitive': [['user.location.precise'], ['user.location.precise']],
  'a parent beyond a sensitive root': [['user.location'], ['user.location.precise']],
  'a grandparent beyond a sensitive root': [['user.demographic'], ['user.demographic.religious_belief']],
  'a sensitive parent': [['user.financial'], ['user.financial.credit_card']],
  'a sensitive parent beyond a sensitive root': [['user.authorization'], ['user.authorization.biometric']],
  'one of two': [[EMAIL], [EMAIL, 'user.name.first']],
  'unknown': [[EMAIL], []],
};

export const ACTIONS = ['collect', 'store', 'log', 'share'] as const;

export interface Variant {
  fields?: Fields;
  seen?: Partial<Evidence>;
  uses?: (data: string[]) => Use[];
  prefix?: string;
}

export const PURPOSES: Record<string, Variant> = {
  'none, none': {},
  'none, known': { seen: { purpose: 'analytics' } },
  'one, unknown': { fields: { for: ['analytics'] } },
  'equal': { fields: { for: ['analytics'] }, seen: { purpose: 'analytics' } },
  'containing': { fields: { for: ['marketing', 'analytics'] }, seen: { purpose: 'analytics.reporting.system' } },
  'contained': { fields: { for: ['essential.service.security'] }, seen: { purpose: 'essential' } },
  'another': { fields: { for: ['analytics'] }, seen: { purpose: 'marketing.advertising' } },
  'a sibling': { fields: { for: ['analytics.reporting.system'] }, seen: { purpose: 'analytics.reporting.ad_performance' } },
  'of a use': { fields: { for: ['analytics'] }, seen: { purpose: 'marketing.communications.email' }, uses: (data) => [use('u', data, { for: ['marketing'] })] },
  'of a use of other data': { fields: { for: ['analytics'] }, seen: { purpose: 'marketing' }, uses: () => [use('u', ['user.social'], { for: ['marketing'] })] },
  'of a use in the aggregate': { fields: { for: ['analytics'] }, seen: { purpose: 'marketing' }, uses: (data) => [use('u', data, { for: ['marketing'], form: 'aggregate' })] },
};

export const SCOPES: Record<string, Variant> = {
  'none': {},
  'via admits': { fields: { via: ['cookie', 'form'] }, seen: { via: 'cookie' } },
  'via refuses': { fields: { via: ['cookie'] }, seen: { via: 'database' } },
  'paths admit': { fields: { paths: ['lib/**', 'site/**'] }, seen: { path: 'site/a/b.ts' } },
  'paths refuse': { fields: { paths: ['site/*'] }, seen: { path: 'site/a/b.ts' } },
  'paths admit from the folder of the manifest': { fields: { paths: ['apps/web/**'] }, seen: { path: 'a.ts' }, prefix: 'apps/web/' },
  'paths refuse from the folder of the manifest': { fields: { paths: ['src/**'] }, seen: { path: 'src/a.ts' }, prefix: 'apps/web/' },
  'via admits, paths refuse': { fields: { via: ['form'], paths: ['lib/**'] }, seen: { via: 'form', path: 'site/a.ts' } },
  'subjects admit': { fields: { subjects: ['customer'] }, seen: { subject: 'customer' } },
  'subjects refuse': { fields: { subjects: ['customer'] }, seen: { subject: 'employee' } },
  'subject unknown': { fields: { subjects: ['customer'] } },
  'aggregate': { fields: { form: 'aggregate' } },
};

const at = { place: { line: 1, column: 1 }, channel: [], cite: [] };
export const CONTROLS: Control[] = [
  { ...at, id: 'consent', type: 'opt-in', evidence: [{ call: '*hasConsent*' }] },
  { ...at, id: 'permission', type: 'opt-in', evidence: [{ 'os-permission': 'location' }, { manual: 'support' }] },
  { ...at, id: 'way-out', type: 'opt-out', evidence: [{ text: 'unsubscribe' }] },
  { ...at, id: 'by-letter', type: 'opt-out', evidence: [{ manual: 'privacy@us.test' }] },
  { ...at, id: 'agreed', type: 'opt-in', evidence: [] },
];

/** What an entry requires, and how far code shows it. */
export const REQUIREMENTS: Record<string, { requires: string[]; levels: Record<string, 0 | 1 | 2>; guards?: string[] }> = {
  'nothing': { requires: [], levels: {} },
  'opt-in at 0': { requires: ['consent'], levels: { consent: 0 } },
  'opt-in at 1': { requires: ['consent'], levels: { consent: 1 } },
  'opt-in at 2': { requires: ['consent'], levels: { consent: 2 } },
  'opt-in at 0, guarded': { requires: ['consent'], levels: {}, guards: ['consent'] },
  'opt-out at 0': { requires: ['way-out'], levels: { 'way-out': 0 } },
  'opt-out at 1': { requires: ['way-out'], levels: { 'way-out': 1 } },
  'opt-out at 2': { requires: ['way-out'], levels: { 'way-out': 2 } },
  'manual': { requires: ['by-letter'], levels: {} },
  'without evidence': { requires: ['agreed'], levels: {} },
  'manual and code at 0': { requires: ['permission'], levels: {} },
  'opt-in at 1 and opt-out at 0': { requires: ['consent', 'way-out'], levels: { consent: 1 } },
  'opt-in at 0 and opt-out at 0': { requires: ['way-out', 'consent'], levels: {} },
  'opt-in at 1 and opt-out at 1': { requires: ['consent', 'way-out'], levels: { 'consent': 1, 'way-out': 1 } },
  'opt-in at 2 and opt-out at 0': { requires: ['consent', 'way-out'], levels: { consent: 2 } },
  'all at 2': { requires: ['consent', 'permission', 'way-out', 'by-letter'], levels: { 'consent': 2, 'permission': 2, 'way-out': 2 } },
};

/** Beside the entry in question, what else the manifest says of the same data. */
export const ALTERNATIVES: Record<string, (fields: Fields) => Declared[]> = {
  'nothing else': () => [],
  'one that requires nothing': () => [[['user.contact'], {}]],
  'one that requires another opt-in': () => [[['user.contact'], { requires: ['permission'] }]],
  'one that requires two': () => [[[EMAIL], { requires: ['permission', 'way-out'] }]],
  'one for another purpose': () => [[[EMAIL], { for: ['finance'] }]],
  'one of other data': () => [[['user.social'], {}]],
};

const both = (id: string, data: string[] | '*', more: Partial<Prohibition> = {}): Prohibition[] =>
  [prohibit(id, 'collect', data, more), prohibit(`${id}2`, 'share', data, more)];

export const PROHIBITIONS: Record<string, Prohibition[]> = {
  'none': [],
  'of this': both('p', [EMAIL]),
  'of its parent': both('p', ['user.contact']),
  'of a part': both('p', ['user.contact.address']),
  'of what is beyond a sensitive root': both('p', ['user.location', 'user.demographic']),
  'of everything': both('p', '*'),
  'of other data': both('p', ['user.financial']),
  'only of collecting': [prohibit('p', 'collect', '*')],
  'only of sharing': [prohibit('p', 'share', '*')],
  'through another mechanism': both('p', '*', { via: ['cookie'] }),
  'elsewhere': both('p', '*', { paths: ['site/**'] }),
  'of a kind of recipient': both('p', '*', { kinds: ['data-broker', 'processor'] }),
  'of a subject': both('p', '*', { subjects: ['child_under_13'] }),
  'unless consent': both('p', '*', { unless: ['consent'] }),
  'unless consent or a letter': both('p', [EMAIL], { unless: ['by-letter', 'consent'] }),
};

const exclusion = (data: string[]): Exclusion => ({ id: 'exclusions.x', place: { line: 1, column: 1 }, data, cite: [] });

export const EXCEPTIONS: Record<string, { manifest?: Partial<Manifest>; seen?: Partial<Evidence> }> = {
  'none': {},
  'excluded': { manifest: { exclusions: [exclusion(['user.contact'])] } },
  'a part is excluded': { manifest: { exclusions: [exclusion(['user.contact.address'])] } },
  'low confidence': { seen: { confidence: 'low' } },
  'only declared': { seen: { strength: 'declared' } },
};
