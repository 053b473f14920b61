import { dirname, relative, resolve, sep } from 'node:path';
import { loadWith } from './catalogue/index.ts';
import { loadConfig } from './config/index.ts';
import { discover, listStagedPaths } from './discover/index.ts';
import { applyLevels } from './filter/apply-levels.ts';
import { applySuppressions } from './filter/apply-suppressions.ts';
import { applyWaivers } from './filter/apply-waivers.ts';
import { readControlLevels } from './control-levels.ts';
import type { JudgeContext } from './judge/context.ts';
import { judge } from './judge/judge.ts';
import { listRejections } from './judge/rejections.ts';
import { linkWithChecks, type Linked } from './link/link.ts';
import { scopeNotices } from './link/scope-notices.ts';
import { findManifest, findPolicyText, loadManifest } from './manifest/index.ts';
import type { Config } from './model/config.ts';
import { EXTRACTOR_RULES } from './model/extractor-rules.ts';
import type { Evidence, Span } from './model/evidence.ts';
import type { Facts } from './model/facts.ts';
import { VERDICTS, type Finding, type Verdict } from './model/finding.ts';
import type { Manifest, ManifestProblem } from './model/manifest.ts';
import type { Matchers } from './model/matchers.ts';
import type { ScopedNotice } from './model/notice.ts';
import type { CheckResult, InventoryResult } from './model/result.ts';
import type { Vendor } from './model/rules.ts';
import type { CheckOptions, CheckRun, InventoryRun, ReadSource, RunOptions } from './model/run.ts';
import { reviewPolicy } from './review-policy.ts';
import { scanFiles } from './scan.ts';
import { isCategory, suggest } from './taxonomy/index.ts';

/** What the code does with personal data, whatever any policy says. */
export async function runInventory(options: RunOptions): Promise<InventoryRun> {
  const config = await readConfig(options);
  const { matchers: known, vendors } = await loadWith(config.rulePaths);
  refuseUnknownIds([...options.only, ...options.skip], known, vendors);
  const { result, facts, source, matchers } = await collectEvidence(options, config);
  return { result, notices: scopeNotices(facts), source, matchers };
}

/** The audit: evidence held against the manifest. */
export async function runCheck(options: CheckOptions): Promise<CheckRun> {
  const config = await readConfig(options);
  const { matchers, vendors } = await loadWith(config.rulePaths);
  refuseUnknownIds([...options.only, ...options.skip, ...Object.keys(options.rules)], matchers, vendors);
  const file = findManifest(options.root, options.manifest ?? (config.manifest === null ? undefined : resolve(options.root, config.manifest)));
  const reading = file === null ? null : loadManifest(file, options.root, { isVendor: (id) => matchers.vendor(id) !== undefined, vendorIds: () => vendors.map((vendor) => vendor.id) });
  if (reading && reading.manifest === null) return { kind: 'invalid', problems: reading.problems };
  const review = reading?.manifest ? await reviewPolicy(reading.manifest, file!, options.root, await scopeOfReview(reading.manifest, file!, options), (id) => matchers.vendor(id)?.kind ?? null) : null;
  if (review?.kind === 'unreadable') return { kind: 'invalid', problems: [...reading!.problems, review.problem] };
  const { result, facts, source, linked } = await collectEvidence(options, config);
  if (reading?.manifest == null || review === null) return { kind: 'no-manifest', result, source, matchers };
  const prefix = relative(dirname(file!), options.root).split(sep).map((part) => (part === '' ? '' : `${part}/`)).join('');
  // A manifest speaks of all that lies below it: a part of that cannot show what the rest lacks.
  const partial = options.staged || options.paths.length > 0 || prefix !== '';
  const policy = partial ? [] : await readPolicyText(reading.manifest, facts, config, options, matchers);
  const levels = await readControlLevels(reading.manifest, { ...linked, facts, source, matchers }, { options, config, prefix, partial });
  const { manifest } = reading;
  const parts = { manifest, problems: reading.problems, prefix, partial, levels, findings: review.findings, notices: scopeNotices([...facts, ...policy]) };
  const context = makeContext(facts, parts, matchers, options);
  const checked = judgeAndFilter(result, facts, parts, context, options, config);
  return { kind: 'checked', result: checked, source: (path) => source(path) ?? review.source(path), manifest, matchers, rejectionsOf: (finding) => listRejections(finding, manifest, context), ...(config.failOn === undefined ? {} : { failOn: config.failOn }) };
}

interface Collected {
  result: InventoryResult;
  facts: Facts[];
  /** All evidence, whatever the user wants to see. */
  linked: Linked;
  source: ReadSource;
  matchers: Matchers;
}

async function collectEvidence(options: RunOptions, config: Config): Promise<Collected> {
  const { matchers } = await loadWith(config.rulePaths);
  const found = await discover({ root: options.root, paths: options.paths, mode: options.staged ? 'staged' : 'tree', ignore: config.ignore, include: [...options.include, ...config.include] });
  const scan = await scanFiles(found.files, { matchers, rulePaths: config.rulePaths, onProgress: options.onProgress });
  const { facts, source } = scan;
  const linked = linkWithChecks(facts, matchers, excerptOf(source));
  const evidence = linked.evidence.filter((piece) => isWanted(idsOfEvidence(piece), { ...options, only: askedOfEvidence(options.only) }));
  const skipped = [...found.skipped, ...scan.skipped].sort((a, b) => (a.path < b.path ? -1 : 1));
  const stats = { files: facts.length, parsed: facts.filter((fact) => fact.parsed).length, lines: facts.reduce((sum, fact) => sum + fact.lines, 0) };
  return { result: { evidence, skipped, excluded: found.excluded, stats }, facts, linked, source, matchers };
}

/** The text of the policy may hold a table of categories, wherever it lies: in a folder of docs, too, which is not scanned. */
async function readPolicyText({ policy: { text } }: Manifest, facts: readonly Facts[], config: Config, { root }: RunOptions, matchers: Matchers): Promise<Facts[]> {
  if (text === null || facts.some(({ path }) => path === text)) return [];
  const { files } = await discover({ root, paths: [text], mode: 'tree', ignore: config.ignore, include: [] });
  return (await scanFiles(files.slice(0, 1), { matchers, rulePaths: config.rulePaths })).facts;
}

interface Policy {
  manifest: Manifest;
  problems: ManifestProblem[];
  /** Of the scanned root from the manifest's folder. */
  prefix: string;
  partial: boolean;
  levels: NonNullable<JudgeContext['levels']>;
  /** Of the manifest by itself. */
  findings: Finding[];
  notices: ScopedNotice[];
}

/** The text is compared as a whole, or when one of the two files is among what is looked at. */
async function scopeOfReview(manifest: Manifest, file: string, { root, paths, staged }: CheckOptions): Promise<{ text: boolean; uncited: boolean }> {
  const text = findPolicyText(manifest, file, root);
  if (text === null) return { text: false, uncited: false };
  const [ours, theirs] = [file, text].map((path) => relative(root, path).split(sep).join('/')) as [string, string];
  const whole = !staged && paths.length === 0 && !ours.startsWith('../');
  const touched = whole || (staged ? await listStagedPaths(root) : paths).some((path) => path === ours || path === theirs);
  return { text: touched, uncited: whole };
}

/** What judging depends on besides the evidence and the manifest. */
function makeContext(facts: readonly Facts[], { prefix, partial, levels, notices }: Policy, matchers: Matchers, options: CheckOptions): JudgeContext {
  return {
    partial: partial || options.only.length > 0 || options.skip.length > 0,
    prefix,
    levels,
    ...(partial || !isWhole(options) ? {} : { notices }),
    vendorOfHost: (host) => matchers.vendorOfHost(host)?.id,
    settings: facts.flatMap(({ path, settings = [] }) => settings.map((setting) => ({ ...setting, path }))),
    vendor(id) {
      const vendor = matchers.vendor(id);
      return vendor && { name: vendor.name, ...(vendor.company ? { company: vendor.company } : {}), kind: vendor.kind, npm: vendor.packages.npm ?? [], hosts: vendor.hosts };
    },
  };
}

function judgeAndFilter(result: InventoryResult, facts: readonly Facts[], { manifest, problems, partial, findings: ofManifest }: Policy, context: JudgeContext, options: CheckOptions, config: Config): CheckResult {
  const judgement = judge(result.evidence, manifest, context);
  const levelled = applyLevels([...judgement.findings, ...ofManifest], { ...config.rules, ...options.rules }, config.overrides);
  const wanted = levelled.filter((finding) => isWanted(idsOfFinding(finding), options));
  const comments = new Map(facts.filter((fact) => fact.suppressions.length > 0).map((fact) => [fact.path, fact.suppressions]));
  const suppression = applySuppressions(wanted, comments, () => options.only.length === 0 && options.skip.length === 0);
  const waiver = applyWaivers(suppression.kept, config.waivers, options.today, config.file ?? undefined);
  const ofComments = applyLevels([...suppression.findings, ...waiver.findings], { ...(options.ci ? { 'unused-suppression': 'error' as const } : {}), ...config.rules, ...options.rules }, config.overrides);
  const findings = [...waiver.kept, ...ofComments].sort(byPlace);
  const declared = new Set(judgement.declared.map(({ evidence }) => evidence.id)).size;
  return {
    ...result,
    findings,
    suppressed: suppression.suppressed,
    waived: waiver.waived,
    baselined: [],
    stale: [],
    manual: judgement.manual,
    summary: { verdicts: countVerdicts(findings), declared, clauses: judgement.clauses },
    problems,
    manifest: manifest.file,
    partial,
  };
}

async function readConfig(options: RunOptions): Promise<Config> {
  const { config, problems } = await loadConfig({ root: options.root, ...(options.config === undefined ? {} : { file: options.config }) });
  if (problems.some((problem) => problem.severity === 'error')) throw Object.assign(new Error('the configuration cannot be used'), { problems });
  return { ...config, rulePaths: config.rulePaths.map((path) => resolve(options.root, path)) };
}

/** The source of a span, which a fingerprint is made of: the statement's own text, whatever line it moves to. */
function excerptOf(source: ReadSource): (path: string, span: Span) => string {
  let last: { path: string; lines: string[] } | undefined;
  return (path, { line, endLine }) => {
    if (last?.path !== path) last = { path, lines: (source(path) ?? '').split('\n') };
    return last.lines.slice(line - 1, Math.min(endLine, line + 4)).join('\n');
  };
}

/** A misspelt id would leave everything out and end green. */
function refuseUnknownIds(ids: readonly string[], matchers: Matchers, vendors: readonly Vendor[]): void {
  const others = [...VERDICTS, ...EXTRACTOR_RULES.map(({ id }) => id)];
  const unknown = ids.find((id) => !matchers.vendor(id) && !matchers.api(id) && !isCategory(id) && !(others as string[]).includes(id) && !id.includes('.'));
  if (unknown === undefined) return;
  const near = suggest(unknown, [...others, ...vendors.map(({ id }) => id)]);
  throw Object.assign(new Error(`\`${unknown}\` is no verdict, rule, vendor or category`), { hint: near === null ? 'see `privlint rules list`' : `did you mean \`${near}\`?` });
}

const idsOfEvidence = (evidence: Evidence): string[] => [evidence.rule, ...(evidence.recipient === null ? [] : [evidence.recipient]), ...evidence.data];
const idsOfFinding = (finding: Finding): string[] => [finding.verdict, ...(finding.evidence ? idsOfEvidence(finding.evidence) : [])];

/** A verdict is of findings: which evidence leads to it shows only after judging, so all of it is needed. */
const askedOfEvidence = (only: readonly string[]): readonly string[] => (only.some((id) => (VERDICTS as readonly string[]).includes(id)) ? [] : only);

/** Whether no evidence was left out: then what is not seen is not there. */
const isWhole = ({ only, skip }: RunOptions): boolean => askedOfEvidence(only).length === 0 && skip.every((id) => (VERDICTS as readonly string[]).includes(id));

function isWanted(ids: readonly string[], { only, skip }: { only: readonly string[]; skip: readonly string[] }): boolean {
  return (only.length === 0 || only.some((id) => ids.includes(id))) && !skip.some((id) => ids.includes(id));
}

function countVerdicts(findings: readonly Finding[]): Partial<Record<Verdict, number>> {
  const counts: Partial<Record<Verdict, number>> = {};
  for (const { verdict } of findings) counts[verdict] = (counts[verdict] ?? 0) + 1;
  return counts;
}

function byPlace(a: Finding, b: Finding): number {
  if (a.path !== b.path) return a.path < b.path ? -1 : 1;
  return a.line - b.line || a.column - b.column || (a.verdict < b.verdict ? -1 : a.verdict > b.verdict ? 1 : 0) || (a.id < b.id ? -1 : 1);
}
