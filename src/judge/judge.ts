import type { Evidence } from '../model/evidence.ts';
import type { Finding } from '../model/finding.ts';
import type { Declaration, Manifest } from '../model/manifest.ts';
import { countClauses, listManual } from './clauses.ts';
import type { Declared, JudgeContext, Judgement } from './context.ts';
import { evaluate, indexManifest, normalise, type Licence } from './evaluate.ts';
import { FindingBuilder } from './find.ts';
import { findNoticeDrift } from './notice-drift.ts';
import { judgePromises } from './promises.ts';
import { findDrafts, findOverBroad, findStale, refer } from './manifest-findings.ts';

/** Holds evidence against the manifest. Pure; the order of the evidence does not matter. */
export function judge(seen: readonly Evidence[], manifest: Manifest, context: JudgeContext): Judgement {
  const evidence = seen.map(normalise);
  const book = indexManifest(manifest, context);
  const builder = new FindingBuilder(book);
  const speaking = new Set<Licence>();
  const needed = new Set<Declaration>();
  const declared: Declared[] = [];
  const findings: Finding[] = [];
  // What code does with a vendor is said where it does so: its dependency or key, elsewhere, would only say it again.
  const used = new Set(evidence.filter(({ strength }) => strength !== 'declared').map(({ recipient }) => recipient));

  for (const one of evidence) {
    const evaluation = evaluate(one, book);
    for (const licence of evaluation.speaking) speaking.add(licence);
    for (const entry of new Set(evaluation.licences)) {
      needed.add(entry);
      declared.push({ evidence: one, declaration: refer(manifest, entry) });
    }
    if (one.strength === 'declared' && one.recipient !== null && used.has(one.recipient)) continue;
    for (const outcome of evaluation.outcomes) findings.push(builder.build(one, outcome));
  }

  findings.push(...judgePromises(context.settings ?? [], evidence, book, findings));
  findings.push(...findDrafts(manifest, needed, context), ...findOverBroad(manifest));
  if (!context.partial) {
    const observed = new Set([...speaking].flatMap(({ covering, narrower }) => (covering.length > 0 ? covering : narrower)));
    findings.push(...findStale(manifest, observed));
  }
  if (context.notices?.length) findings.push(...findNoticeDrift(context.notices, evidence, book));
  return {
    findings: findings.sort(byPlace),
    declared: declared.sort(byEvidence),
    clauses: countClauses(manifest),
    manual: context.partial ? [] : listManual(manifest),
  };
}

function byPlace(a: Finding, b: Finding): number {
  return compare(a.path, b.path) || a.line - b.line || a.column - b.column || compare(a.verdict, b.verdict) || compare(a.id, b.id);
}

function byEvidence({ evidence: a, declaration: left }: Declared, { evidence: b, declaration: right }: Declared): number {
  return compare(a.path, b.path) || a.line - b.line || a.column - b.column || compare(a.id, b.id) || compare(left.id, right.id);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
