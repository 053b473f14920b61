import type { Evidence } from '../model/evidence.ts';
import { describePurpose } from '../taxonomy/index.ts';
import { explainLack, suggestControl } from './control-words.ts';
import { isShare, type Rulebook } from './evaluate.ts';
import type { Outcome } from './outcome.ts';
import { enumerate, nameData, nameRecipient, tellCollection, tellShare } from './words.ts';

/** `prohibits.sale`, whether or not the id says so already. */
export const dotted = (section: string, id: string): string => (id.startsWith(`${section}.`) ? id : `${section}.${id}`);

/** One sentence or two in plain words: what the code does, and what the manifest says of it. */
export function writeMessage(evidence: Evidence, outcome: Outcome, book: Rulebook): string {
  const { manifest, context } = book;
  const file = manifest.file.slice(manifest.file.lastIndexOf('/') + 1);
  const { data } = outcome;
  const fact = isShare(evidence, book) ? tellShare(evidence, data, context) : tellCollection(evidence, data);
  const vendor = nameRecipient(evidence.recipient, context);
  const it = data.length === 1 ? 'it' : 'them';
  switch (outcome.verdict) {
    case 'prohibited':
      return `${fact}; ${dotted('prohibits', outcome.prohibition.id)} says that this never happens`;
    case 'undeclared-recipient':
      return evidence.recipient === null
        ? `${fact}; ${file} has no recipient of kind public`
        : `${fact}; ${file} binds ${context.vendor(evidence.recipient)?.name ?? vendor} to no recipient`;
    case 'undeclared-sharing':
      return `${fact}; ${file} ${explainGap(outcome, book)}`;
    case 'undeclared-collection':
      return `${fact}; ${file} declares no collection of ${it}`;
    case 'purpose-mismatch': {
      const declared = [...new Set(outcome.candidates.flatMap((entry) => entry.for))].sort().map(describePurpose);
      const all = outcome.candidates.map(({ id }) => id).sort();
      const ids = all.length > 3 ? `${all.slice(0, 2).join(', ')} and ${all.length - 2} other entries` : enumerate(all);
      return `${fact} for ${describePurpose(evidence.purpose ?? '')}; ${ids} ${outcome.candidates.length > 1 ? 'declare' : 'declares'} ${it} for ${enumerate(declared)} only`;
    }
    case 'missing-consent':
    case 'missing-opt-out':
      return `${fact}; ${explainLack(outcome)}`;
    case 'review':
      if (outcome.reason === 'vague') return `${fact}; ${outcome.entry.id} declares only a part of that, so a person must say whether it is the same`;
      if (outcome.reason === 'excluded') return `${fact}; ${dotted('exclusions', outcome.exclusion.id)} says that the policy does not speak of this, so a person must decide`;
      return `${fact}; part of that is what ${dotted('prohibits', outcome.prohibition.id)} says never happens, so a person must look`;
    case 'opaque':
      return evidence.recipient === null
        ? `Where this sends data cannot be known from the code (${evidence.api})`
        : `What ${vendor} collects and passes on is decided outside the code (${evidence.api})`;
  }
}

function explainGap({ data, classes }: Extract<Outcome, { verdict: 'undeclared-sharing' }>, book: Rulebook): string {
  const names = enumerate(classes.map(({ id }) => id), 'or');
  const shares = classes.flatMap(({ id }) => book.shares.withClass(id));
  if (shares.length === 0) return `shares nothing with ${names}`;
  const limit = classes.find(({ binding }) => binding?.data);
  if (limit?.binding && data.some((one) => book.shares.find({ ...limit, binding: null }, one).covering.length > 0)) {
    return `does not list ${data.length === 1 ? 'it' : 'them all'} in recipients.${limit.id}.bind for ${limit.binding.target}`;
  }
  return `lets ${names} have no such data here`;
}

/** For signs too weak to accuse anybody: why, after what would have been the verdict. */
export function writeWeakMessage(evidence: Evidence, message: string): string {
  const why = evidence.strength === 'declared' && evidence.recipient !== null
    ? 'only a declaration shows this, no code that uses it'
    : 'the sign is weak';
  return `To review, since ${why}: ${message[0]?.toLowerCase() ?? ''}${message.slice(1)}`;
}

/** What to do where declaring is not the answer. */
export function writeInstead(evidence: Evidence, outcome: Outcome, book: Rulebook): string {
  const { text } = nameData(outcome.data);
  const what = outcome.data.length === 0 ? 'data' : text[0]?.toLowerCase() + text.slice(1);
  const vendor = nameRecipient(evidence.recipient, book.context);
  const shared = isShare(evidence, book);
  switch (outcome.verdict) {
    case 'prohibited':
      return outcome.prohibition.unless.length > 0
        ? `Remove it: ${enumerate(outcome.prohibition.unless, 'or')} would excuse it, but nothing here shows that it guards this place`
        : 'Remove it: no declaration can excuse it while the policy says never';
    case 'undeclared-recipient':
      return evidence.recipient === null ? `Do not show ${what} to others` : `Remove ${vendor} or send it no personal data`;
    case 'undeclared-sharing':
      return `Leave ${what} out of what is sent to ${vendor}`;
    case 'undeclared-collection':
      return evidence.action === 'log' ? `Leave ${what} out of the log` : `Do not collect ${what} here`;
    case 'purpose-mismatch':
      return `Do not use ${what} for ${describePurpose(evidence.purpose ?? '')}`;
    case 'missing-consent':
    case 'missing-opt-out':
      return suggestControl(outcome);
    case 'review':
      if (outcome.reason === 'vague') return `Make the code or ${outcome.entry.id} say exactly which data it is`;
      if (outcome.reason === 'excluded') return `Make sure that ${dotted('exclusions', outcome.exclusion.id)} is meant to include it`;
      return `Make sure that ${shared ? vendor : 'this place'} never gets what ${dotted('prohibits', outcome.prohibition.id)} names`;
    case 'opaque':
      return evidence.recipient === null ? 'Use a host that stands in the code' : `Check the settings of ${vendor} by hand and declare what it passes on`;
  }
}
