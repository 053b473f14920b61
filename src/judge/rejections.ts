import type { Evidence } from '../model/evidence.ts';
import type { DeclarationRef, Finding, Rejection } from '../model/finding.ts';
import type { Collect, Declaration, Manifest, Prohibition, Share } from '../model/manifest.ts';
import { covers, describePurpose, isWithin } from '../taxonomy/index.ts';
import type { RecipientClass } from './bindings.ts';
import type { JudgeContext } from './context.ts';
import { indexManifest, isShare, type Rulebook } from './evaluate.ts';
import { refer } from './manifest-findings.ts';
import { agreesOnPurpose, findUses } from './permits.ts';
import { enumerate, nameRecipient } from './words.ts';

/**
 * Why the declarations at hand do not cover what a finding is about, those with the fewest objections first.
 * Empty for findings that are not about data in code.
 */
export function listRejections({ evidence, data = [], verdict, declaration }: Finding, manifest: Manifest, context: JudgeContext): Rejection[] {
  if (!evidence || verdict === 'opaque') return [];
  const book = indexManifest(manifest, context);
  const shared = isShare(evidence, book);
  const classes = shared ? book.bindings.classesOf(evidence) : [];
  const prohibition = verdict === 'prohibited' ? manifest.prohibits.find(({ id }) => `prohibits.${id.replace(/^prohibits\./, '')}` === declaration?.id) : undefined;
  const entries: readonly (Collect | Share)[] = shared ? manifest.shares : manifest.collects;
  const rejected = entries
    .filter((entry) => speaksOf(entry, data) || (shared && classes.some(({ id }) => id === (entry as Share).with)))
    .map((entry): { rejection: Rejection; distance: number } => {
      const isTheirs = !shared || classes.some(({ id }) => id === (entry as Share).with);
      const reasons = [
        ...(entry.kind === 'shares' ? objectToRecipient(entry, evidence, data, classes, book) : []),
        ...objectToData(entry, data),
        ...objectToPlace(entry, evidence, book),
        ...objectToPurpose(entry, evidence, data, book),
        ...objectToControls(entry.requires, evidence, book),
      ];
      const none = prohibition ? 'it covers this, but a prohibition beats every declaration' : 'it covers this; see what else the finding says';
      return {
        rejection: { declaration: refer(manifest, entry), reasons: reasons.length > 0 ? reasons : [none] },
        distance: (isTheirs ? 0 : data.length + 1) + data.filter((category) => !entry.data.some((one) => covers(one, category))).length,
      };
    })
    .sort((a, b) => a.distance - b.distance || a.rejection.reasons.length - b.rejection.reasons.length || a.rejection.declaration.line - b.rejection.declaration.line)
    .map(({ rejection }) => rejection);
  // People look for what they declared, wherever it stands.
  const other = !shared || rejected.length > 0 ? [] : manifest.collects.filter((entry) => speaksOf(entry, data)).map((entry): Rejection =>
    ({ declaration: refer(manifest, entry), reasons: [`it declares that we collect this, not that ${nameRecipient(evidence.recipient, book.context)} gets it`] }));
  return [...(prohibition && declaration ? objectToExcuses(prohibition, declaration, evidence, book) : []), ...rejected, ...other];
}

const speaksOf = (entry: Declaration, data: readonly string[]): boolean =>
  data.some((category) => entry.data.some((one) => isWithin(category, one) || isWithin(one, category)));

function objectToRecipient(entry: Share, evidence: Evidence, data: readonly string[], classes: readonly RecipientClass[], { context }: Rulebook): string[] {
  const who = nameRecipient(evidence.recipient, context);
  const ties = classes.filter(({ id }) => id === entry.with);
  if (ties.length === 0) return [`it is a share with ${entry.with}, to which nothing binds ${who}`];
  if (entry.limit === 'necessary' && ties.every(({ binding }) => binding !== null && binding.data === null)) return [`\`limit: necessary\` needs a list of data in recipients.${entry.with}.bind for ${who}`];
  const lists = ties.flatMap(({ binding }) => (binding?.data ? [{ target: binding.target, data: binding.data }] : []));
  if (lists.length < ties.length) return [];
  const missing = data.filter((category) => !lists.some((list) => list.data.some((one) => covers(one, category))));
  return missing.length === 0 ? [] : [`recipients.${entry.with}.bind does not list ${enumerate(missing)} for ${enumerate(lists.map(({ target }) => target), 'or')}`];
}

function objectToData(entry: Declaration, data: readonly string[]): string[] {
  const missing = data.filter((category) => !entry.data.some((one) => covers(one, category)));
  const broad = missing.flatMap((category) => entry.data.filter((one) => isWithin(category, one)).map((one) => `${one} does not license ${category}, which is sensitive and has to be named`));
  const parts = missing.flatMap((category) => {
    const narrower = entry.data.filter((one) => isWithin(one, category));
    return narrower.length === 0 ? [] : [`${enumerate(narrower)} is only a part of ${category}`];
  });
  const absent = missing.filter((category) => !entry.data.some((one) => isWithin(category, one) || isWithin(one, category)));
  return [...broad, ...parts, ...(absent.length > 0 ? [`${enumerate(absent)} ${absent.length > 1 ? 'are' : 'is'} not in its data`] : [])];
}

/** Field by field what keeps an entry from speaking of such a place. */
function objectToPlace(entry: Collect | Share, evidence: Evidence, { scopes }: Rulebook): string[] {
  const open = { via: [], paths: [], subjects: [], form: 'identifiable' };
  return [
    ...(scopes.admits({ ...open, via: entry.via }, evidence) ? [] : [`via is ${enumerate(entry.via, 'or')}, and this is ${evidence.via}`]),
    ...(scopes.admits({ ...open, paths: entry.paths }, evidence) ? [] : [`paths (${entry.paths.join(', ')}) do not include ${evidence.path}`]),
    ...(scopes.admits({ ...open, subjects: entry.subjects }, evidence) ? [] : [`subjects are ${enumerate(entry.subjects, 'or')}, and this is of ${evidence.subject}`]),
    ...(entry.form === 'aggregate' ? ['`form: aggregate` licenses nothing that identifies people'] : []),
  ];
}

function objectToPurpose(entry: Collect | Share, evidence: Evidence, data: readonly string[], book: Rulebook): string[] {
  if (agreesOnPurpose(evidence, entry) || data.every((category) => findUses(evidence, category, entry, book).length > 0)) return [];
  return [`it is for ${enumerate(entry.for.map(describePurpose), 'or')}, and this is for ${describePurpose(evidence.purpose ?? '')}`];
}

function objectToControls(required: readonly string[], evidence: Evidence, { controls }: Rulebook): string[] {
  return controls.lacking(required, evidence).map(({ control, level }) =>
    `it requires ${control.id}, ${level === 0 ? 'of which nothing in the repository is a sign' : 'which is there but does not guard this place'}`);
}

/** Of a prohibition: the controls that would lift it. */
function objectToExcuses({ unless }: Prohibition, declaration: DeclarationRef, evidence: Evidence, { controls }: Rulebook): Rejection[] {
  const reasons = unless.filter((id) => !controls.guards(id, evidence)).map((id) => `${id} would lift it, but nothing shows that it guards this place`);
  return reasons.length === 0 ? [] : [{ declaration, reasons }];
}
