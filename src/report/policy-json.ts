import type { PolicyResult } from '../model/policy.ts';
import type { ReportContext } from './context.ts';
import { head, showFindings } from './json.ts';
import { percentOf } from './percent.ts';
import { toJson } from './to-json.ts';

/** What `privlint policy` says, for machines: stable key order, no clock. */
export function reportPolicyJson({ manifest, findings, comparison, clauses }: PolicyResult, context: ReportContext): string {
  const { coverage, date, drifts, file, quotes } = comparison ?? {};
  const lost = drifts?.filter(({ kind }) => kind === 'quote').length ?? 0;
  return toJson({
    ...head(context),
    manifest: manifest.file,
    text: comparison && {
      path: file,
      quotes: { total: quotes, found: (quotes ?? 0) - lost },
      date: { manifest: manifest.policy.updated, text: date ? { dates: date.dates, written: date.text, line: date.line } : null },
      coverage: coverage && {
        percent: percentOf(coverage.practices - coverage.uncited.length, coverage.practices),
        sentences: coverage.practices,
        quoted: coverage.practices - coverage.uncited.length,
        uncited: coverage.uncited.map(({ line, column, endLine, endColumn, text }) => ({ line, column, endLine, endColumn, text })),
      },
    },
    clauses: { checked: clauses.checked, partly: clauses.partly, manual: clauses.manual },
    findings: showFindings(findings),
  });
}
