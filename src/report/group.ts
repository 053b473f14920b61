import { SEVERITIES, VERDICTS, type Finding } from '../model/finding.ts';

/** Findings of one cause, in the order of their places; never empty. */
export interface Group {
  first: Finding;
  findings: Finding[];
}

/** Groups by cause, the gravest first, then by the precedence of verdicts, then by the first place. */
export function groupFindings(findings: readonly Finding[]): Group[] {
  const groups = new Map<string, Group>();
  for (const finding of findings) {
    if (finding.severity === 'off') continue;
    // A cause may weigh differently where configuration overrides a level for some paths.
    const key = `${finding.severity}\n${finding.verdict}\n${finding.cause}`;
    const group = groups.get(key);
    if (group) group.findings.push(finding);
    else groups.set(key, { first: finding, findings: [finding] });
  }
  return [...groups.values()].sort((a, b) => compareGroups(a.first, b.first));
}

function compareGroups(a: Finding, b: Finding): number {
  return SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity)
    || VERDICTS.indexOf(a.verdict) - VERDICTS.indexOf(b.verdict)
    || comparePlaces(a, b);
}

/** By path, line and column; bytes, never locale. */
export function comparePlaces(a: { path: string; line: number; column: number }, b: { path: string; line: number; column: number }): number {
  if (a.path !== b.path) return a.path < b.path ? -1 : 1;
  return a.line - b.line || a.column - b.column;
}
