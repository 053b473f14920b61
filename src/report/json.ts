import type { Evidence } from '../model/evidence.ts';
import type { Finding, Verdict } from '../model/finding.ts';
import { VERDICTS } from '../model/finding.ts';
import type { CheckResult, InventoryResult, Suppressed } from '../model/result.ts';
import type { ReportContext } from './context.ts';
import { comparePlaces } from './group.ts';
import { toJson } from './to-json.ts';

const SCHEMA_VERSION = 1;

/** The public contract of `inventory --format json`: stable key order, no clock, byte-identical between runs. */
export function reportInventoryJson(result: InventoryResult, context: ReportContext): string {
  return toJson({ ...head(context), evidence: [...result.evidence].sort(compareEvidence).map(showEvidence), ...tail(result) });
}

/** The public contract of `check --format json`. */
export function reportJson(result: CheckResult, context: ReportContext): string {
  return toJson({
    ...head(context),
    findings: showFindings(result.findings.filter((finding) => finding.severity !== 'off')),
    suppressed: showSuppressed(result.suppressed),
    waived: showSuppressed(result.waived),
    baselined: showFindings(result.baselined),
    stale: result.stale.map(({ id, path, rule }) => ({ id, path, rule })),
    manual: result.manual.map(({ id, path, line, cite }) => ({ id, path, line, cite })),
    summary: showSummary(result.summary),
    ...tail(result),
  });
}

export const head = (context: ReportContext): object => ({ schemaVersion: SCHEMA_VERSION, tool: { name: 'privlint', version: context.version } });

const tail = ({ skipped, stats }: InventoryResult): object => ({
  skipped: skipped.map(({ path, reason, detail }) => ({ path, reason, detail })),
  stats: { files: stats.files, parsed: stats.parsed, lines: stats.lines },
});

function showEvidence(e: Evidence): object {
  return {
    id: e.id, rule: e.rule, action: e.action, data: e.data, recipient: e.recipient, purpose: e.purpose, via: e.via, api: e.api,
    strength: e.strength, confidence: e.confidence,
    path: e.path, line: e.line, column: e.column, endLine: e.endLine, endColumn: e.endColumn,
    subject: e.subject,
    ...(e.opaque ? { opaque: true } : {}),
    guards: e.guards,
    flow: e.flow.map(({ path, line, label }) => ({ path, line, label })),
    support: e.support.map(({ path, line, strength }) => ({ path, line, strength })),
  };
}

function showFinding(f: Finding): object {
  return {
    id: f.id, verdict: f.verdict, severity: f.severity, message: f.message,
    path: f.path, line: f.line, column: f.column, endLine: f.endLine, endColumn: f.endColumn,
    evidence: f.evidence && showEvidence(f.evidence),
    declaration: f.declaration && { id: f.declaration.id, path: f.declaration.path, line: f.declaration.line },
    cite: f.cite,
    fix: { declare: f.fix.declare, instead: f.fix.instead },
    cause: f.cause,
  };
}

export const showFindings = (findings: readonly Finding[]): object[] => [...findings].sort(compareFindings).map(showFinding);

const showSuppressed = (list: readonly Suppressed[]): object[] =>
  [...list].sort((a, b) => compareFindings(a.finding, b.finding)).map(({ finding, reason }) => ({ ...showFinding(finding), reason }));

function showSummary({ verdicts, declared, clauses }: CheckResult['summary']): object {
  const counts: Partial<Record<Verdict, number>> = {};
  for (const verdict of VERDICTS) if (verdicts[verdict] !== undefined) counts[verdict] = verdicts[verdict];
  return { verdicts: counts, declared, clauses: { checked: clauses.checked, partly: clauses.partly, manual: clauses.manual } };
}

const compareText = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);

const compareEvidence = (a: Evidence, b: Evidence): number => comparePlaces(a, b) || compareText(a.rule, b.rule) || compareText(a.id, b.id);

const compareFindings = (a: Finding, b: Finding): number =>
  comparePlaces(a, b) || compareText(a.evidence?.rule ?? '', b.evidence?.rule ?? '') || compareText(a.verdict, b.verdict) || compareText(a.id, b.id);
