import type { Evidence } from '../model/evidence.ts';
import type { Collect, Declaration, Manifest, Share } from '../model/manifest.ts';
import { currentKey } from '../taxonomy/index.ts';
import { resolveBindings, type Bindings, type RecipientClass } from './bindings.ts';
import type { JudgeContext } from './context.ts';
import { Controls } from './controls.ts';
import { Numbering, once } from './indexing.ts';
import { CollectIndex, Scopes, ShareIndex, type Matches } from './licences.ts';
import { Outcomes, type Outcome } from './outcome.ts';
import { choosePermit, listPermits, type Permit } from './permits.ts';
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
  controls: Controls;
  licences: Map<string, Licence>;
  groups: Numbering<readonly RecipientClass[]>;
}

/** The candidates for a category of an observation, wherever it is. */
export interface Licence extends Matches<Declaration> {
  /** By those that agree on the purpose. */
  permits: readonly Permit[];
}

/** What the rules say of one observation. */
export interface Evaluation {
  outcomes: Outcome[];
  /** What entries say of it, whether or not it passes: those are not stale. The same object for observations alike. */
  speaking: Licence[];
  /** Entries by which a category passes, with the use that it needs besides. */
  licences: Declaration[];
}

export function indexManifest(manifest: Manifest, context: JudgeContext): Rulebook {
  const controls = new Controls(manifest.controls, context);
  const scopes = new Scopes([...manifest.collects, ...manifest.shares, ...manifest.uses], context.prefix ?? '');
  return {
    manifest,
    context,
    scopes,
    bindings: resolveBindings(manifest, context),
    collects: new CollectIndex(manifest.collects),
    shares: new ShareIndex(manifest.shares),
    prohibitions: new Prohibitions(manifest.prohibits, context, scopes, controls),
    controls,
    exclusions: new Exclusions(manifest.exclusions),
    licences: new Map(),
    groups: new Numbering(),
  };
}

/** Rule 1, for evidence; the reader does it for the manifest. The same object where nothing changes. */
export function normalise(evidence: Evidence): Evidence {
  const { data, purpose } = evidence;
  if (data.every((key) => currentKey(key) === key) && (purpose === null || currentKey(purpose) === purpose)) return evidence;
  return { ...evidence, data: [...new Set(data.map(currentKey))], purpose: purpose === null ? null : currentKey(purpose) };
}

/** Whether it leaves for somebody else: only a share entry can license that. */
export const isShare = (evidence: Evidence, book: Rulebook): boolean =>
  evidence.action === 'share' && !book.bindings.isFirstParty(evidence);

/** The rules, category by category. */
export function evaluate(evidence: Evidence, book: Rulebook): Evaluation {
  const shared = isShare(evidence, book);
  const outcomes = new Outcomes();
  const result: Evaluation = { outcomes: [], speaking: [], licences: [] };
  if (evidence.opaque) outcomes.add({ verdict: 'opaque', data: [] });
  // Whom a computed host belongs to is what cannot be known: neither a stranger nor the public.
  if (!(shared && evidence.opaque && evidence.recipient === null)) {
    const classes = shared ? book.bindings.classesOf(evidence) : [];
    const categories: (string | null)[] = [...new Set(evidence.data)];
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
  const choice = choosePermit(evidence, found.permits, book.controls);
  if (!choice) return outcomes.add({ verdict: 'purpose-mismatch', data, candidates: found.covering });
  const { permit, lacking } = choice;
  if (lacking) return outcomes.add({ verdict: lacking[0].control.type === 'opt-in' ? 'missing-consent' : 'missing-opt-out', data, permit, lacking });
  result.licences.push(permit.entry, ...(permit.use ? [permit.use] : []));
}

/** Rules 4 and 5, once for all observations that are alike in what entries ask about. */
function findLicence(evidence: Evidence, category: string | null, classes: readonly RecipientClass[] | null, book: Rulebook): Licence {
  const { via, subject, purpose, path } = evidence;
  const group = classes === null ? 'collect' : book.groups.numberOf(classes);
  const key = `${group} ${category ?? ''} ${via} ${subject ?? ''} ${purpose ?? ''} ${book.scopes.profileOf(path)}`;
  return once(book.licences, key, () => {
    const { covering, narrower } = findEntries(evidence, category, classes, book);
    return { covering, narrower, permits: listPermits(evidence, category, covering, book) };
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
