import type { Evidence } from '../../src/model/evidence.ts';
import type { Collect, Manifest, Prohibition, Recipient, Share, Use } from '../../src/model/manifest.ts';
import type { JudgeContext, VendorFacts } from '../../src/judge/context.ts';

export function evidence(more: Partial<Evidence> = {}): Evidence {
  return {
    id: 'e1', rule: 'some-api', action: 'collect', data: ['user.contact.email'], recipient: null, purpose: null, via: 'form',
    api: 'form.email', strength: 'called', confidence: 'high', path: 'src/a.ts', line: 1, column: 1, endLine: 1, endColumn: 9,
    subject: null, guards: [], flow: [], support: [], ...more,
  };
}
export const shared = (recipient: string | null, data: string[], more: Partial<Evidence> = {}): Evidence =>
  evidence({ action: 'share', via: 'sdk', rule: recipient ?? 'render', api: recipient ?? 'render', recipient, data, ...more });

const base = {
  place: { line: 3, column: 3 }, everything: false, for: [], via: [], paths: [], from: [], form: 'identifiable' as const, requires: [],
  subjects: [], cite: [], basis: null, status: 'reviewed' as const, observable: true,
};
export const collect = (id: string, data: string[], more: Partial<Collect> = {}): Collect =>
  ({ ...base, kind: 'collects', id: `collects.${id}`, data, ...more });
export const use = (id: string, data: string[], more: Partial<Use> = {}): Use => ({ ...base, kind: 'uses', id: `uses.${id}`, data, ...more });
export const share = (id: string, to: string, data: string[], more: Partial<Share> = {}): Share =>
  ({ ...base, kind: 'shares', id: `shares.${id}`, with: to, limit: null, data, ...more });
export const recipient = (id: string, bind: Record<string, string[] | null>, more: Partial<Recipient> = {}): Recipient => ({
  id, place: { line: 9, column: 3 }, kind: 'processor',
  bind: Object.entries(bind).map(([target, data]) => ({ target, data, place: { line: 9, column: 9 } })), ...more,
});
export const prohibit = (id: string, action: 'collect' | 'share', data: string[] | '*', more: Partial<Prohibition> = {}): Prohibition => ({
  id: `prohibits.${id}`, place: { line: 20, column: 3 }, action, data: data === '*' ? [] : data, everything: data === '*',
  kinds: [], via: [], paths: [], subjects: [], unless: [], cite: [], ...more,
});
export function manifest(more: Partial<Manifest> = {}): Manifest {
  return {
    file: 'privacy.yml', lines: [], policy: { text: null, updated: null, role: 'controller' },
    entity: { name: null, contact: null, firstParty: [] }, collects: [], shares: [], uses: [], recipients: [], controls: [],
    prohibits: [], exclusions: [], rights: [], retention: [], transfers: [], promises: [], ...more,
  };
}

const VENDORS: Record<string, VendorFacts> = {
  segment: { name: 'Segment', company: 'Twilio', kind: 'analytics', npm: ['@segment/analytics-next'], hosts: ['*.segment.com'] },
  sentry: { name: 'Sentry', kind: 'error-monitoring', npm: ['@sentry/node', '@sentry/react'], hosts: ['*.sentry.io'] },
  stripe: { name: 'Stripe', kind: 'payments', npm: ['stripe', '@stripe/stripe-js'], hosts: ['*.stripe.com'] },
  acxiom: { name: 'Acxiom', kind: 'data-broker', npm: [], hosts: ['*.acxiom.com'] },
  google: { name: 'Google', kind: 'cloud', npm: ['@google-cloud/storage', '@google-cloud/vision'], hosts: ['*.googleapis.com'] },
};
/** Partial by default: most tests are not about stale entries. */
export const context = (more: Partial<JudgeContext> = {}): JudgeContext =>
  ({ vendor: (id) => (Object.hasOwn(VENDORS, id) ? VENDORS[id] : undefined), partial: true, ...more });
