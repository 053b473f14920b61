import type { Evidence, Strength, Via } from '../model/evidence.ts';
import type { ReportContext } from './context.ts';
import { listWords } from './words.ts';

const VIA: Readonly<Record<Via, string>> = {
  'device-sensor': 'a device sensor', 'permission': 'a permission', 'cookie': 'a cookie', 'web-storage': 'web storage',
  'request': 'an incoming request', 'server-log': 'a server log', 'form': 'a form', 'database': 'a database',
  'schema': 'a data schema', 'sdk': 'a vendor SDK', 'network': 'the network', 'file': 'a file', 'config': 'configuration',
};

const STRENGTH: Readonly<Record<Strength, string>> = {
  declared: 'listed, not yet seen in use', imported: 'imported, no call seen', initialised: 'initialised',
  called: 'called', flow: 'called with this data',
};

const ACTION: Readonly<Record<Evidence['action'], string>> = { collect: 'collects', share: 'shares', store: 'stores', log: 'logs' };

/** "e-mail address and name", or words for data that code does not reveal. */
export function dataWords(evidence: Evidence, context: ReportContext): string {
  if (evidence.data.length === 0) return 'data of unknown kind';
  return listWords([...new Set(evidence.data.map((key) => context.describe(key)))]);
}

/** "shares e-mail address with Segment via a vendor SDK". */
export function actionWords(evidence: Evidence, context: ReportContext): string {
  const whom = evidence.recipient === null ? '' : ` ${evidence.action === 'share' ? 'with' : 'from'} ${context.vendorName(evidence.recipient)}`;
  return `${ACTION[evidence.action]} ${dataWords(evidence, context)}${whom} via ${VIA[evidence.via]}`;
}

/** How sure the evidence is: "called with this data; high confidence". */
export function strengthWords(evidence: Evidence): string {
  const certain = evidence.confidence === 'high' ? '' : `; ${evidence.confidence} confidence`;
  return STRENGTH[evidence.strength] + certain;
}

/** `path:line:column`. */
export const placeOf = (at: { path: string; line: number; column: number }): string => `${at.path}:${at.line}:${at.column}`;
