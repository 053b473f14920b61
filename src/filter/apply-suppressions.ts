import type { Suppression } from '../model/facts.ts';
import type { Finding } from '../model/finding.ts';
import type { Suppressed } from '../model/result.ts';
import { matchIds } from './match-ids.ts';
import { reportComment } from './comment-findings.ts';

export interface SuppressionResult {
  kept: Finding[];
  suppressed: Suppressed[];
  /** `invalid-suppression` and `unused-suppression`, by path and line. */
  findings: Finding[];
}

/**
 * Takes out what comments silence. Ids are a verdict, rule, recipient or category; categories must account for all that
 * the finding is about.
 * @param isWholeFile whether every finding of the file is among `findings`: only then can a comment be called unused
 */
export function applySuppressions(
  findings: readonly Finding[],
  suppressionsByPath: ReadonlyMap<string, readonly Suppression[]>,
  isWholeFile: (path: string) => boolean = () => true,
): SuppressionResult {
  const result: SuppressionResult = { kept: [], suppressed: [], findings: [] };
  const files = new Map([...suppressionsByPath].map(([path, list]) => [path, index(list)]));
  const used = new Map<Suppression, Set<string>>();

  for (const finding of findings) {
    const file = files.get(finding.path);
    const effective = file && silencing(finding, file, used);
    if (effective) result.suppressed.push({ finding, reason: effective.reason });
    else result.kept.push(finding);
  }

  for (const path of [...suppressionsByPath.keys()].sort()) {
    let ordinal = 0;
    for (const one of suppressionsByPath.get(path) ?? []) {
      if (!isValid(one)) {
        result.findings.push(reportComment('invalid-suppression', path, one, one.ids, ordinal++));
      } else if (isWholeFile(path)) {
        const unused = one.ids.filter((id) => !used.get(one)?.has(id));
        if (unused.length > 0) result.findings.push(reportComment('unused-suppression', path, one, unused, ordinal++));
      }
    }
  }
  return result;
}

const isValid = ({ ids, reason }: Suppression): boolean => ids.length > 0 && reason !== '';

/** Valid suppressions of one file by the line they silence; null for all lines. */
type ByTarget = ReadonlyMap<number | null, readonly Suppression[]>;

function index(list: readonly Suppression[]): ByTarget {
  const byTarget = new Map<number | null, Suppression[]>();
  for (const one of list) {
    if (!isValid(one)) continue;
    const same = byTarget.get(one.target);
    if (same) same.push(one);
    else byTarget.set(one.target, [one]);
  }
  return byTarget;
}

/** All that match are used, so that none of them is called unused; the first one's reason is given. */
function silencing(finding: Finding, file: ByTarget, used: Map<Suppression, Set<string>>): Suppression | undefined {
  let first: Suppression | undefined;
  // A comment at the end of a call that spans lines stands on its last line.
  const atEnd = finding.endLine > finding.line ? (file.get(finding.endLine) ?? []).filter((one) => one.line === one.target) : [];
  for (const one of [...(file.get(finding.line) ?? []), ...atEnd, ...(file.get(null) ?? [])]) {
    const matched = matchIds(finding, one.ids);
    if (matched.length === 0) continue;
    first ??= one;
    const ids = used.get(one) ?? new Set();
    for (const id of matched) ids.add(id);
    used.set(one, ids);
  }
  return first;
}
