import type { Finding, Verdict } from '../model/finding.ts';
import type { PolicyComparison, PolicyResult } from '../model/policy.ts';
import type { CheckResult } from '../model/result.ts';
import type { ReportContext } from './context.ts';
import { groupFindings } from './group.ts';
import { labelled, listed } from './paint.ts';
import { percentOf } from './percent.ts';
import { renderGroup } from './pretty-group.ts';
import { createLineReader } from './source-lines.ts';
import { countOf, formatCount } from './words.ts';

/** What a manifest says of itself and of its text, for people: findings, then the sentences not quoted, then where it stands. */
export function reportPolicyPretty(result: PolicyResult, context: ReportContext): string {
  const { findings, comparison } = result;
  const uncited = findings.filter(({ verdict }) => verdict === 'uncited-text');
  const read = createLineReader(context.source);
  const groups = groupFindings(findings.filter((finding) => !uncited.includes(finding)))
    .flatMap((group) => [...renderGroup(group, asCheck(result), context, read), '']);
  const sentences = new Map(comparison?.coverage.uncited.map((passage) => [`${passage.line}:${passage.column}`, passage.text]));
  const lines = [
    ...groups,
    ...listed('not quoted', uncited.map(({ path, line, column }) => `${path}:${line}  ${sentences.get(`${line}:${column}`) ?? ''}`), context),
    ...(uncited.length > 0 ? [''] : []),
    ...describeState(result, context),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

function describeState({ manifest, findings, waived, comparison, clauses }: PolicyResult, context: ReportContext): string[] {
  const count = (...verdicts: Verdict[]): number => findings.filter((finding) => verdicts.includes(finding.verdict)).length;
  const row = (label: string, text: string, wrong = false): string[] => labelled(label, text, context, wrong ? (line) => context.color.red(line) : String);
  const conflicts = count('contradiction', 'misleading-definition');
  const drafts = count('review');
  const broad = count('over-broad');
  return [
    ...row('manifest', `${manifest.file} is valid`),
    ...row('entries', conflicts === 0 ? 'do not contradict each other' : countOf(conflicts, 'contradiction'), conflicts > 0),
    ...(broad > 0 ? row('', `${countOf(broad, 'entry', 'entries')} too broad`) : []),
    ...(drafts > 0 ? row('', `${countOf(drafts, 'draft')} to review`, true) : []),
    ...(comparison === null
      ? row('text', 'not compared: policy.text names no file')
      : [...describeQuotes(comparison, row), ...describeDate(manifest.policy.updated, comparison, row), ...describeCoverage(comparison, row)]),
    ...row('clauses', `${formatCount(clauses.checked)} checked against code, ${formatCount(clauses.partly)} partly, ${formatCount(clauses.manual)} left to people`),
    ...(waived > 0 ? row('set aside', `${formatCount(waived)} waived`) : []),
  ];
}

type Row = (label: string, text: string, wrong?: boolean) => string[];

function describeQuotes({ quotes, drifts, file }: PolicyComparison, row: Row): string[] {
  const lost = drifts.filter(({ kind }) => kind === 'quote').length;
  return row('quotes', `${formatCount(quotes - lost)} of ${formatCount(quotes)} found in ${file}`, lost > 0);
}

function describeDate(updated: string | null, { date, drifts, file }: PolicyComparison, row: Row): string[] {
  if (date === null) return row('date', updated === null ? 'none' : `${updated}; ${file} bears none that can be read`);
  if (updated === null) return row('date', `“${date.text}” on line ${date.line}; policy.updated says none`);
  const differs = drifts.some(({ kind }) => kind === 'date');
  return row('date', differs ? `${updated} here, “${date.text}” on line ${date.line} of ${file}` : `${updated}, as on line ${date.line} of ${file}`, differs);
}

function describeCoverage({ coverage: { practices, uncited } }: PolicyComparison, row: Row): string[] {
  const quoted = practices - uncited.length;
  return row('coverage', practices === 0
    ? 'the text has no sentence that tells what is done with data'
    : `${percentOf(quoted, practices)} % quoted, ${formatCount(quoted)} of ${countOf(practices, 'sentence')} on what is done with data`);
}

/** The same findings as a check of no code would have. */
function asCheck({ manifest, findings, problems, clauses }: PolicyResult): CheckResult {
  const none: Finding[] = [];
  return {
    evidence: [], skipped: [], excluded: [], stats: { files: 0, parsed: 0, lines: 0 }, findings, suppressed: [], waived: [], baselined: none, stale: [],
    summary: { verdicts: {}, declared: 0, clauses }, problems, manifest: manifest.file, partial: true, manual: [],
  };
}
