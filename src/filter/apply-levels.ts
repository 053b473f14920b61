import { compileGlobs } from '../model/glob.ts';
import { SEVERITIES, type Finding, type Severity } from '../model/finding.ts';
import { dataOf } from './match-ids.ts';

/** Levels by verdict, rule, vendor or category. */
export type Levels = Readonly<Record<string, Severity>>;

/** Levels for the files that the globs match; later ones win. */
export interface LevelOverride {
  files: readonly string[];
  rules: Levels;
}

/**
 * Sets severities as configured and drops what is `off`. Of several levels the most particular counts: rule, then
 * vendor, then category, then verdict. A finding about several categories has the gravest of their levels.
 */
export function applyLevels(findings: readonly Finding[], rules: Levels, overrides: readonly LevelOverride[] = []): Finding[] {
  const layers = [{ matches: () => true, rules }, ...overrides.map((one) => ({ matches: compileGlobs(one.files), rules: one.rules }))]
    .filter((layer) => Object.keys(layer.rules).length > 0);
  if (layers.length === 0) return findings.filter(({ severity }) => severity !== 'off');
  return findings.flatMap((finding) => {
    const severity = layers.reduce<Severity>(
      (level, layer) => (layer.matches(finding.path) ? levelOf(finding, layer.rules, level) : level), finding.severity);
    return severity === 'off' ? [] : [severity === finding.severity ? finding : { ...finding, severity }];
  });
}

function levelOf(finding: Finding, rules: Levels, base: Severity): Severity {
  const get = (id: string | null | undefined): Severity | undefined =>
    typeof id === 'string' && Object.hasOwn(rules, id) ? rules[id] : undefined;
  const particular = get(finding.evidence?.rule) ?? get(finding.evidence?.recipient);
  if (particular) return particular;
  const general = get(finding.verdict) ?? base;
  const data = dataOf(finding);
  if (data.length === 0) return general;
  const levels = data.map((category) => nearestLevel(category, rules) ?? general);
  return levels.reduce((a, b) => (SEVERITIES.indexOf(a) <= SEVERITIES.indexOf(b) ? a : b));
}

/** The level of the category or of its closest ancestor that has one. */
function nearestLevel(category: string, rules: Levels): Severity | undefined {
  for (let key = category; key !== ''; key = key.slice(0, Math.max(0, key.lastIndexOf('.')))) {
    if (Object.hasOwn(rules, key)) return rules[key];
  }
  return undefined;
}
