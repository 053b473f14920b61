import type { Severity } from '../model/finding.ts';
import type { CheckResult, InventoryResult } from '../model/result.ts';
import type { ReportContext } from './context.ts';
import { groupFindings } from './group.ts';
import { labelled, severityColor } from './paint.ts';
import { countOf, formatCount } from './words.ts';

/** What an inventory looked at and found. For standard error. */
export function summariseInventory(result: InventoryResult, context: ReportContext): string {
  const parties = new Set(result.evidence.map((e) => e.recipient).filter((id) => id !== null));
  const keys = new Set(result.evidence.flatMap((e) => e.data));
  const found = result.evidence.length === 0
    ? 'no collection or sharing of personal data'
    : `${countOf(result.evidence.length, 'place')}, ${countOf(keys.size, 'kind')} of personal data, ${countOf(parties.size, 'third party', 'third parties')}`;
  return [...labelled('found', found, context), ...describeScan(result, context)].map((line) => `${line}\n`).join('');
}

/** What a check looked at, found and left to people. For standard error. */
export function summariseCheck(result: CheckResult, context: ReportContext): string {
  const { clauses, declared } = result.summary;
  const aside = describeAside(result);
  const lines = [
    ...describeFindings(result, context),
    ...labelled('declared', declared === 0 ? `nothing that ${result.manifest} declares was seen` : `${countOf(declared, 'place')} that ${result.manifest} declares`, context),
    ...(aside === '' ? [] : labelled('set aside', aside, context)),
    ...labelled('clauses', `${formatCount(clauses.checked)} checked against code, ${formatCount(clauses.partly)} partly, ${formatCount(clauses.manual)} left to people`, context),
    ...describeScan(result, context),
    ...(result.partial ? labelled('', 'only part of the tree was looked at: entries without a trace in code were not judged', context) : []),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

function describeFindings(result: CheckResult, context: ReportContext): string[] {
  const levels: [Severity, string][] = [['error', 'errors'], ['warning', 'warnings'], ['note', 'notes']];
  const counts = levels.map(([severity, many]) => {
    const count = result.findings.filter((finding) => finding.severity === severity).length;
    return { severity, count, text: countOf(count, severity, many) };
  }).filter(({ count }) => count > 0);
  if (counts.length === 0) return labelled('findings', 'none', context);
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  const causes = groupFindings(result.findings).length;
  const text = counts.map((c) => c.text).join(', ') + (causes < total ? ` (${countOf(causes, 'cause')})` : '');
  const worst = counts[0]?.severity ?? 'note';
  return labelled('findings', text, context, (line) => severityColor(worst, context.color)(line));
}

function describeAside({ suppressed, waived, baselined, stale }: CheckResult): string {
  return [
    suppressed.length > 0 ? `${formatCount(suppressed.length)} suppressed in code` : '',
    waived.length > 0 ? `${formatCount(waived.length)} waived` : '',
    baselined.length > 0 ? `${formatCount(baselined.length)} in the baseline` : '',
    stale.length > 0 ? `${countOf(stale.length, 'baseline entry', 'baseline entries')} without a finding any more` : '',
  ].filter((part) => part !== '').join(', ');
}

function describeScan({ stats, skipped, excluded }: InventoryResult, context: ReportContext): string[] {
  const reasons = new Map<string, number>();
  for (const { reason } of skipped) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  const why = [...reasons].sort(([a], [b]) => (a < b ? -1 : 1)).map(([reason, count]) => `${formatCount(count)} ${reason}`).join(', ');
  const left = excluded.filter(({ files }) => files > 0).map(({ group, files }) => {
    // What the configuration leaves out is switched on there, not by a flag.
    const how = group.startsWith('config:') ? '' : ` (--include ${group})`;
    return `${formatCount(files)} ${group}${how}`;
  });
  const rest = stats.parsed < stats.files ? `; ${formatCount(stats.parsed)} parsed, the rest holds no word that any rule looks for` : '';
  return [
    ...labelled('scanned', `${countOf(stats.files, 'file')}, ${countOf(stats.lines, 'line')}${rest}`, context),
    ...(skipped.length > 0 ? labelled('skipped', `${countOf(skipped.length, 'file')}: ${why} (--stats lists them)`, context) : []),
    ...(left.length > 0 ? labelled('left out', left.join(', '), context) : []),
  ];
}
