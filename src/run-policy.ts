import { resolve } from 'node:path';
import { loadWith } from './catalogue/index.ts';
import { loadConfig } from './config/index.ts';
import { applyLevels } from './filter/apply-levels.ts';
import { applyWaivers } from './filter/apply-waivers.ts';
import { judge } from './judge/judge.ts';
import { findDrafts } from './judge/manifest-findings.ts';
import { findManifest, loadManifest } from './manifest/index.ts';
import type { Finding } from './model/finding.ts';
import type { PolicyRun } from './model/policy.ts';
import { reviewPolicy } from './review-policy.ts';

export interface PolicyOptions {
  /** Absolute; paths are shown from here. */
  root: string;
  /** Manifest file, absolute; searched for from the root upward when absent. */
  manifest?: string;
  /** Configuration file, absolute; searched for when absent. */
  config?: string;
  /** The day, YYYY-MM-DD, by which waivers expire. */
  today: string;
}

/** The manifest by itself and against the text of the policy; no code is looked at. */
export async function runPolicy({ root, manifest: named, config: configFile, today }: PolicyOptions): Promise<PolicyRun> {
  const { config, problems: ofConfig } = await loadConfig({ root, ...(configFile === undefined ? {} : { file: configFile }) });
  if (ofConfig.some((problem) => problem.severity === 'error')) throw Object.assign(new Error('the configuration cannot be used'), { problems: ofConfig });
  const { matchers, vendors } = await loadWith(config.rulePaths.map((path) => resolve(root, path)));
  const file = findManifest(root, named ?? (config.manifest === null ? undefined : resolve(root, config.manifest)));
  if (file === null) return { kind: 'no-manifest' };
  const { manifest, problems } = loadManifest(file, root, { isVendor: (id) => matchers.vendor(id) !== undefined, vendorIds: () => vendors.map(({ id }) => id) });
  if (manifest === null) return { kind: 'invalid', problems };
  const review = await reviewPolicy(manifest, file, root, { text: true, uncited: true }, (id) => matchers.vendor(id)?.kind ?? null);
  if (review.kind === 'unreadable') return { kind: 'invalid', problems: [...problems, review.problem] };
  const context = { vendor: () => undefined, partial: true };
  const { findings: ofEntries, clauses } = judge([], manifest, context);
  const found = [...ofEntries, ...findDrafts(manifest, new Set(), { ...context, partial: false }), ...review.findings];
  const { kept, waived } = applyWaivers(applyLevels(found, config.rules, config.overrides), config.waivers, today);
  return {
    kind: 'reviewed',
    result: { manifest, problems, findings: kept.sort(byPlace), waived: waived.length, comparison: review.comparison, clauses },
    source: review.source,
    ...(config.failOn === undefined ? {} : { failOn: config.failOn }),
  };
}

function byPlace(a: Finding, b: Finding): number {
  if (a.path !== b.path) return a.path < b.path ? -1 : 1;
  return a.line - b.line || a.column - b.column || (a.verdict < b.verdict ? -1 : a.verdict > b.verdict ? 1 : 0) || (a.id < b.id ? -1 : 1);
}
