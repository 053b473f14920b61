import type { CheckResult } from '../model/result.ts';
import type { ReportContext } from './context.ts';
import { groupFindings } from './group.ts';
import { renderGroup } from './pretty-group.ts';
import { createLineReader } from './source-lines.ts';

/** Findings for people at a terminal, grouped by cause; the empty text when there are none. */
export function reportPretty(result: CheckResult, context: ReportContext): string {
  const read = createLineReader(context.source);
  return groupFindings(result.findings)
    .map((group) => `${renderGroup(group, result, context, read).join('\n')}\n\n`)
    .join('');
}
