import type { Finding, Severity } from '../model/finding.ts';
import type { CheckResult } from '../model/result.ts';
import type { ReportContext } from './context.ts';
import { escapeGithub } from './escape-github.ts';
import { escapeTerminal } from './escape-terminal.ts';
import { groupFindings } from './group.ts';
import { placeOf } from './labels.ts';
import { redact } from './redact.ts';
import { pathFromGitRoot } from './repository-path.ts';
import { VERDICT_TEXTS } from './verdict-texts.ts';
import { countOf } from './words.ts';

/** GitHub shows ten annotations of a kind a step and drops the rest without a word. */
const SHOWN = 10;
const COMMANDS = { error: 'error', warning: 'warning', note: 'notice' } as const;

/** Workflow commands for the first of each kind, the gravest causes first; what is over goes to the log as plain text. */
export function reportGithub(result: CheckResult, context: ReportContext): string {
  // One of each cause first, so that a vendor in forty files does not crowd out everything else.
  const groups = groupFindings(result.findings);
  const findings = [...groups.map((group) => group.first), ...groups.flatMap((group) => group.findings.slice(1))];
  return (['error', 'warning', 'note'] as const)
    .map((severity) => reportKind(findings.filter((finding) => finding.severity === severity), severity, result, context))
    .join('');
}

function reportKind(findings: readonly Finding[], severity: Exclude<Severity, 'off'>, result: CheckResult, context: ReportContext): string {
  const rest = findings.slice(SHOWN);
  const commands = findings.slice(0, SHOWN).map((finding) => `${annotate(finding, COMMANDS[severity], result, context)}\n`);
  if (rest.length === 0) return commands.join('');
  const lines = rest.map((finding) => `  ${escapeTerminal(placeOf(finding))}: ${escapeTerminal(redact(finding.message))} [${finding.verdict}]\n`);
  return `${commands.join('')}${countOf(rest.length, `more ${severity}`)} without an annotation:\n${lines.join('')}`;
}

function annotate(finding: Finding, command: string, result: CheckResult, context: ReportContext): string {
  const properties = {
    file: pathFromGitRoot(finding, result, context),
    line: String(finding.line),
    endLine: String(finding.endLine),
    // Columns are taken only where the span stays on one line.
    ...(finding.line === finding.endLine ? { col: String(finding.column), endColumn: String(finding.endColumn) } : {}),
    title: `${VERDICT_TEXTS[finding.verdict].title} (${finding.verdict})`,
  };
  const list = Object.entries(properties).map(([name, value]) => `${name}=${escapeGithub(value, 'property')}`);
  const message = [redact(finding.message), finding.fix.instead].filter((part) => part !== '').map((part) => escapeGithub(part, 'message'));
  return `::${command} ${list.join(',')}::${message.join('%0A')}`;
}
