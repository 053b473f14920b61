import type { Evidence } from '../model/evidence.ts';
import type { Collect, Declaration, Manifest, Share } from '../model/manifest.ts';
import { covers, currentKey, related } from '../taxonomy/index.ts';
import { resolveBindings, type Bindings, type RecipientClass } from './bindings.ts';
import type { JudgeContext } from './context.ts';
import { Numbering, once } from './indexing.ts';
import { CollectIndex, Scopes, ShareIndex, type Matches } from './licences.ts';
import { Outcomes, type Outcome } from './outcome.ts';
import { Exclusions, Prohibitions } from './prohibitions.ts';

/** The manifest, indexed for judging. */
export interface Rulebook {
  manifest: Manifest;
  context: JudgeContext;
  bindings: Bindings;
  scopes: Scopes;
  collects: CollectIndex;
  shares: ShareIndex;
  prohibitions: Prohibitions;
  exclusions: Exclusions;
  licences: Map<string, Licence>;
  groups: Numbering<readonly RecipientClass[]>;
}

/** The candidates for a category of an observation, and the one by which it passes. */
export interface Licence extends Matches<Declaration> {
  /** Those that agree on the purpose. */
  passing: readonly Declaration[];
  licence: Declaration | null;
}

/** What the rules say of one observation. */
export interface Evaluation {
  outcomes: Outcome[];
  /** What entries say of it, whether or not it passes: those are not stale. The same object for observations alike. */
  speaking: Licence[];
  /** Entries by which a category passes, one for each category. */
  licences: Declaration[];
}

export function indexManifest(manifest: Manifest, context: JudgeContext): Rulebook {
  const scopes = new Scopes([...manifest.collects, ...manifest.shares, ...manifest.uses], context.prefix ?? '');
  return {
    manifest,
    context,
    scopes,
    bindings: resolveBindings(manifest, context),
    collects: new CollectIndex(manifest.collects),
    shares: new ShareIndex(manifest.shares),
    prohibitions: new Prohibitions(manifest.prohibits, context, scopes),
    exclusions: new Exclusions(manifest.exclusions),
    licences: new Map(),
    groups: new Numbering(),
  };
}

/** Whether it leaves for somebody else: only a share entry can license that. */
export const isShare = (evidence: Evidence, book: Rulebook): boolean =>
  evidence.action === 'share' && !book.bindings.isFirstParty(evidence);

/** Rules 1 to 6 and 8, category by category. */
export function evaluate(evidence: Evidence, book: Rulebook): Evaluation {
  const shared = isShare(evidence, book);
  const outcomes = new Outcomes();
  const result: Evaluation = { outcomes: [], speaking: [], licences: [] };
  if (evidence.opaque) outcomes.add({ verdict: 'opaque', data: [] });
  // Whom a computed host belongs to is what cannot be known: neither a stranger nor the public.
  if (!(shared && evidence.opaque && evidence.recipient === null)) {
    const classes = shared ? book.bindings.classesOf(evidence) : [];
    const categories: (string | null)[] = [...new Set(evidence.data.map(currentKey))];
    if (shared && categories.length === 0) categories.push(null);
    for (const category of categories) evaluateCategory(evidence, category, shared ? classes : null, book, outcomes, result);
  }
  result.outcomes = outcomes.list();
  return result;
}

/**
 * @param category null for a share of unknown categories
 * @param classes null for a collection
 */
function evaluateCategory(
  evidence: Evidence, category: string | null, classes: readonly RecipientClass[] | null,
  book: Rulebook, outcomes: Outcomes, result: Evaluation,
): void {
  const data = category === null ? [] : [category];
  const { certain, vague } = book.prohibitions.find(evidence, classes ? 'share' : 'collect', category, classes ?? []);
  const found = findLicence(evidence, category, classes, book);
  result.speaking.push(found);
  if (certain) return outcomes.add({ verdict: 'prohibited', data, prohibition: certain });
  if (classes?.length === 0) return outcomes.add({ verdict: 'undeclared-recipient', data });
  if (vague) outcomes.add({ verdict: 'review', reason: 'vague-prohibition', data, prohibition: vague });

  const exclusion = category === null ? undefined : book.exclusions.find(category);
  if (exclusion) return outcomes.add({ verdict: 'review', reason: 'excluded', data, exclusion });
  if (found.covering.length === 0) {
    const entry = found.narrower[0];
    if (entry) return outcomes.add({ verdict: 'review', reason: 'vague', data, entry });
    return outcomes.add(classes ? { verdict: 'undeclared-sharing', data, classes } : { verdict: 'undeclared-collection', data });
  }
  if (!found.licence) return outcomes.add({ verdict: 'purpose-mismatch', data, candidates: found.covering });
  // Rule 7 has its place here: controls are of a place, so they choose among `found.passing` for each observation.
  result.licences.push(found.licence);
}

/** Rules 4 and 5, once for all observations that are alike in what entries ask about. */
function findLicence(evidence: Evidence, category: string | null, classes: readonly RecipientClass[] | null, book: Rulebook): Licence {
  const { via, subject, purpose, path } = evidence;
  const group = classes === null ? 'collect' : book.groups.numberOf(classes);
  const key = `${group} ${category ?? ''} ${via} ${subject ?? ''} ${purpose ?? ''} ${book.scopes.profileOf(path)}`;
  return once(book.licences, key, () => {
    const { covering, narrower } = findEntries(evidence, category, classes, book);
    const passing = covering.filter((entry) => agreesOnPurpose(evidence, category, entry, book));
    return { covering, narrower, passing, licence: passing.find((entry) => entry.status === 'reviewed') ?? passing[0] ?? null };
  });
}

/** Rule 4. */
function findEntries(
  evidence: Evidence, category: string | null, classes: readonly RecipientClass[] | null, book: Rulebook,
): Matches<Declaration> {
  const admitted = <D extends Collect | Share>(entries: readonly D[]): D[] => entries.filter((entry) => book.scopes.admits(entry, evidence));
  if (classes === null) {
    const { covering, narrower } = book.collects.find(category ?? '');
    return { covering: admitted(covering), narrower: admitted(narrower) };
  }
  if (category === null) return { covering: admitted(classes.flatMap(({ id }) => book.shares.withClass(id))), narrower: [] };
  const found = classes.map((one) => book.shares.find(one, category));
  return { covering: admitted(found.flatMap((one) => one.covering)), narrower: admitted(found.flatMap((one) => one.narrower)) };
}

/** Rule 5. An entry without `for` does not limit the purpose; `uses` add purposes to what we collect. */
export function agreesOnPurpose(evidence: Evidence, category: string | null, entry: Declaration, book: Rulebook): boolean {
  const { purpose } = evidence;
  if (purpose === null || entry.for.length === 0 || entry.for.some((one) => related(one, purpose))) return true;
  return entry.kind === 'collects' && category !== null && book.manifest.uses.some((use) =>
    use.for.some((one) => related(one, purpose)) && use.data.some((one) => covers(one, category))
    && book.scopes.admits(use, evidence));
}
