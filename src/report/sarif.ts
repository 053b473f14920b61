import { SEVERITIES, VERDICTS, type Finding, type Verdict } from '../model/finding.ts';
import { DEFAULT_SEVERITIES } from '../model/severity.ts';
import type { CheckResult } from '../model/result.ts';
import type { Span } from '../model/evidence.ts';
import type { ReportContext } from './context.ts';
import { escapeTerminal } from './escape-terminal.ts';
import { comparePlaces } from './group.ts';
import { redact } from './redact.ts';
import { pathFromGitRoot } from './repository-path.ts';
import { toJson } from './to-json.ts';
import { toUri } from './to-uri.ts';
import { VERDICT_TEXTS } from './verdict-texts.ts';
import { countOf } from './words.ts';

/** What GitHub code scanning takes of one run. */
const MOST_RESULTS = 25_000;

/** SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/): paths from the git root, stable fingerprints. */
export function reportSarif(result: CheckResult, context: ReportContext): string {
  const findings = result.findings.filter((finding) => finding.severity !== 'off');
  const kept = keepGravest(findings).sort(comparePlaces);
  const used = VERDICTS.filter((verdict) => kept.some((finding) => finding.verdict === verdict));
  return toJson({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{
      tool: { driver: { name: 'privlint', semanticVersion: context.version, rules: used.map(showRule) } },
      columnKind: 'utf16CodeUnits',
      invocations: [{ executionSuccessful: true, toolExecutionNotifications: notify(result, findings.length - kept.length, context) }],
      results: kept.map((finding) => showResult(finding, used.indexOf(finding.verdict), result, context)),
    }],
  });
}

function keepGravest(findings: readonly Finding[]): Finding[] {
  if (findings.length <= MOST_RESULTS) return [...findings];
  return [...findings].sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity)).slice(0, MOST_RESULTS);
}

function showRule(verdict: Verdict): object {
  const { title, meaning, remedy } = VERDICT_TEXTS[verdict];
  return {
    id: verdict,
    name: verdict.replace(/(^|-)([a-z])/g, (_, __, letter: string) => letter.toUpperCase()),
    shortDescription: { text: title },
    fullDescription: { text: meaning.replaceAll('`', "'") },
    help: { text: `${meaning} ${remedy}`.replaceAll('`', "'"), markdown: `${meaning}\n\n**What to do.** ${remedy}\n\n\`privlint explain ${verdict}\` says more.` },
    defaultConfiguration: { level: DEFAULT_SEVERITIES[verdict] === 'off' ? 'none' : DEFAULT_SEVERITIES[verdict] },
    properties: { tags: ['privacy'], precision: verdict === 'review' || verdict === 'opaque' ? 'low' : 'high' },
  };
}

function showResult(finding: Finding, ruleIndex: number, result: CheckResult, context: ReportContext): object {
  const { declaration, evidence } = finding;
  const instead = finding.fix.instead === '' ? '' : ` ${finding.fix.instead}`;
  return {
    ruleId: finding.verdict,
    ruleIndex,
    level: finding.severity,
    message: { text: escapeMessage(`${redact(finding.message)}${instead}`) },
    locations: [{ physicalLocation: locate(pathFromGitRoot(finding, result, context), finding) }],
    // Two names: GitHub reads only the first, other consumers expect one of the tool's own.
    partialFingerprints: { 'primaryLocationLineHash': `${finding.id}:1`, 'privlint/v1': finding.id },
    ...(declaration ? {
      relatedLocations: [{
        id: 1,
        message: { text: escapeMessage(`nearest entry: ${declaration.id}`) },
        physicalLocation: { artifactLocation: { uri: toUri(context.manifestPath) }, region: { startLine: declaration.line } },
      }],
    } : {}),
    ...(evidence && evidence.flow.length > 0 ? { codeFlows: [showFlow(finding, context)] } : {}),
    properties: evidence ? { rule: evidence.rule, data: evidence.data, recipient: evidence.recipient, strength: evidence.strength, confidence: evidence.confidence } : {},
  };
}

function showFlow(finding: Finding, context: ReportContext): object {
  const hops = finding.evidence?.flow ?? [];
  return {
    threadFlows: [{
      locations: hops.map((hop) => ({
        location: {
          message: { text: escapeMessage(redact(hop.label)) },
          physicalLocation: { artifactLocation: { uri: toUri(context.rootPrefix + hop.path) }, region: { startLine: hop.line } },
        },
      })),
    }],
  };
}

const locate = (path: string, span: Span): object => ({
  artifactLocation: { uri: toUri(path) },
  region: { startLine: span.line, startColumn: span.column, endLine: span.endLine, endColumn: Math.max(span.endColumn, 1) },
});

/** `[text](1)` would be a link to a related location. */
const escapeMessage = (text: string): string => escapeTerminal(text).replaceAll('](', '] (');

function notify({ skipped }: CheckResult, left: number, context: ReportContext): object[] {
  const notes = skipped.map(({ path, reason, detail }) => ({
    level: 'note',
    message: { text: escapeMessage(`skipped, ${reason}: ${detail}`) },
    locations: [{ physicalLocation: { artifactLocation: { uri: toUri(context.rootPrefix + path) } } }],
  }));
  if (left === 0) return notes;
  return [...notes, { level: 'warning', message: { text: `${countOf(left, 'result')} of least weight left out: the format holds ${MOST_RESULTS} at most` } }];
}
