import type { Waiver } from '../model/config.ts';
import type { Finding } from '../model/finding.ts';
import { compileGlobs } from '../model/glob.ts';
import type { Suppressed } from '../model/result.ts';
import { DEFAULT_SEVERITIES } from '../model/severity.ts';
import { matchIds } from './match-ids.ts';

export interface WaiverResult {
  kept: Finding[];
  waived: Suppressed[];
  /** `expired-waiver`, in the order of the waivers. */
  findings: Finding[];
}

/**
 * Sets waived findings apart. A waiver holds through its last day; after that it waives nothing and is itself an error.
 * @param today YYYY-MM-DD
 * @param configPath where the waivers are written, to which findings about them point
 */
export function applyWaivers(findings: readonly Finding[], waivers: readonly Waiver[], today: string, configPath = '.privlintrc'): WaiverResult {
  const result: WaiverResult = { kept: [], waived: [], findings: [] };
  const valid = waivers.filter(({ until }) => until >= today)
    .map((waiver) => ({ waiver, matches: waiver.paths.length > 0 ? compileGlobs(waiver.paths) : () => true }));
  for (const finding of findings) {
    const found = valid.find(({ waiver, matches }) => matchIds(finding, [waiver.rule]).length > 0 && matches(finding.path));
    if (found) result.waived.push({ finding, reason: found.waiver.reason });
    else result.kept.push(finding);
  }
  result.findings = waivers.filter(({ until }) => !(until >= today)).map((waiver) => reportExpired(waiver, configPath));
  return result;
}

function reportExpired({ rule, paths, owner, until }: Waiver, path: string): Finding {
  const where = paths.length > 0 ? ` in ${paths.join(', ')}` : '';
  return {
    verdict: 'expired-waiver',
    severity: DEFAULT_SEVERITIES['expired-waiver'],
    message: `The waiver of ${rule}${where} ended on ${until}; ${owner} answers for it`,
    evidence: null,
    path,
    line: 1,
    column: 1,
    endLine: 1,
    endColumn: 1,
    declaration: null,
    cite: null,
    fix: { declare: null, instead: 'Fix what it waived and remove it, or have its owner extend it' },
    cause: `expired-waiver|${rule}|${paths.join(',')}`,
    id: `expired-waiver:${rule}:${paths.join(',')}:${until}`,
  };
}
