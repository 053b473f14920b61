import type { Evidence } from '../model/evidence.ts';
import type { Finding } from '../model/finding.ts';
import type { PlacedSetting } from '../model/setting.ts';
import type { Rulebook } from './evaluate.ts';
import { toFindings, type Breach } from './promise-finding.ts';
import { judgeAges } from './promises-ages.ts';
import { judgeConsents } from './promises-consents.ts';
import { judgePlaces } from './promises-places.ts';
import { judgeRecords } from './promises-records.ts';
import { judgeVendors } from './promises-vendors.ts';

/**
 * Holds what code says beside personal data against the entries that promise something of it. What is only a sign
 * (a name, a form) gives `review`, or says so.
 * @param found findings of the evidence: what they say already is not said again.
 */
export function judgePromises(settings: readonly PlacedSetting[], evidence: readonly Evidence[], book: Rulebook, found: readonly Finding[]): Finding[] {
  // A link whose data were followed there is a share, which is judged as such.
  const followed = new Set(evidence.filter(({ action, strength }) => action === 'share' && strength === 'flow').map(({ path, line, recipient }) => `${path} ${line} ${recipient}`));
  const isShare = ({ kind, path, line, endLine, value }: PlacedSetting): boolean =>
    kind === 'link-data' && [line, endLine].some((one) => [value, book.context.vendorOfHost?.(value)].some((recipient) => followed.has(`${path} ${one} ${recipient}`)));
  const breaches: Breach[] = [
    ...judgePlaces(settings.filter((setting) => !isShare(setting)), book),
    ...judgeAges(settings, evidence, book),
    ...judgeConsents(settings, book),
    ...judgeRecords(settings, book),
    ...judgeVendors(settings, book),
  ];
  const said = new Set(found.map(({ verdict, path, line }) => `${verdict} ${path} ${line}`));
  return toFindings(breaches.filter(({ verdict, setting }) => !said.has(`${verdict} ${setting.path} ${setting.line}`)), book.manifest);
}
