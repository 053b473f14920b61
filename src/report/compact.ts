import type { CheckResult } from '../model/result.ts';
import type { ReportContext } from './context.ts';
import { escapeTerminal } from './escape-terminal.ts';
import { comparePlaces } from './group.ts';
import { placeOf } from './labels.ts';
import { severityColor } from './paint.ts';
import { redact } from './redact.ts';

/** One line a finding, in the form that editors and problem matchers know: `path:line:column: severity: message [verdict]`. */
export function reportCompact(result: CheckResult, context: ReportContext): string {
  const { color } = context;
  return result.findings
    .filter((finding) => finding.severity !== 'off')
    .sort(comparePlaces)
    .map((finding) => {
      const severity = severityColor(finding.severity, color)(finding.severity);
      return `${escapeTerminal(placeOf(finding))}: ${severity}: ${escapeTerminal(redact(finding.message))} ${color.dim(`[${finding.verdict}]`)}\n`;
    })
    .join('');
}
