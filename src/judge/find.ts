import type { Evidence } from '../model/evidence.ts';
import type { DeclarationRef, Finding, Verdict } from '../model/finding.ts';
import type { Place } from '../model/manifest.ts';
import { DEFAULT_SEVERITIES } from '../model/severity.ts';
import type { Rulebook } from './evaluate.ts';
import { bareId, DeclareWriter, suggestClass } from './fixes.ts';
import { once } from './indexing.ts';
import { dotted, writeInstead, writeMessage, writeWeakMessage } from './messages.ts';
import { refer } from './manifest-findings.ts';
import { NearestEntries } from './nearest.ts';
import { keyOf, type Outcome } from './outcome.ts';

interface Description {
  message: string;
  declaration: DeclarationRef | null;
  cite: string | null;
  declare: string | null;
  instead: string;
}

/** Turns outcomes into findings. */
export class FindingBuilder {
  readonly #book: Rulebook;
  readonly #nearest: NearestEntries;
  readonly #writer: DeclareWriter;
  readonly #descriptions = new Map<string, Description>();

  constructor(book: Rulebook) {
    this.#book = book;
    this.#nearest = new NearestEntries(book.manifest);
    this.#writer = new DeclareWriter(book, this.#nearest);
  }

  build(evidence: Evidence, outcome: Outcome): Finding {
    const weak = isWeak(evidence) && outcome.verdict !== 'opaque' && outcome.verdict !== 'review';
    const verdict: Verdict = weak ? 'review' : outcome.verdict;
    const { message, declaration, cite, declare, instead } = this.#describeOnce(evidence, outcome);
    const key = [weak ? `weak-${outcome.verdict}` : 'reason' in outcome ? outcome.reason : '', keyOf(outcome)].filter((part) => part !== '').join(':');
    return {
      verdict,
      severity: 'lacking' in outcome && !weak ? outcome.lacking[0].severity : DEFAULT_SEVERITIES[verdict],
      message: weak ? writeWeakMessage(evidence, message) : message,
      evidence,
      data: [...outcome.data].sort(),
      path: evidence.path,
      line: evidence.line,
      column: evidence.column,
      endLine: evidence.endLine,
      endColumn: evidence.endColumn,
      declaration,
      cite,
      fix: { declare, instead },
      // Which further controls are lacking differs from place to place; the gravest is the cause.
      cause: nameCause(evidence, outcome, verdict, 'lacking' in outcome && !weak ? outcome.lacking[0].control.id : key),
      id: [evidence.id, verdict, key].filter((part) => part !== '').join(':'),
    };
  }

  /** The same for a vendor in forty files: everything that the words depend on is in the key. */
  #describeOnce(evidence: Evidence, outcome: Outcome): Description {
    const { action, recipient, purpose, via, subject, api, rule, path } = evidence;
    const held = 'lacking' in outcome ? [outcome.permit.entry.id, outcome.permit.use?.id, ...outcome.lacking.map(({ level }) => level)].join() : '';
    const parts = [outcome.verdict, keyOf(outcome), held, outcome.data.join(), action, recipient, purpose, via, subject, api, rule, this.#book.scopes.profileOf(path)];
    return once(this.#descriptions, parts.join('\0'), () => this.#describe(evidence, outcome));
  }

  #describe(evidence: Evidence, outcome: Outcome): Description {
    const { data } = outcome;
    let near: { id: string; place: Place; cite?: string[] } | null = null;
    let declare: string | null = null;
    switch (outcome.verdict) {
      case 'prohibited':
        near = { ...outcome.prohibition, id: dotted('prohibits', outcome.prohibition.id) };
        break;
      case 'undeclared-recipient': {
        const kind = evidence.recipient === null ? undefined : this.#book.context.vendor(evidence.recipient)?.kind;
        const suited = suggestClass(this.#book.manifest.recipients, kind);
        if (suited && evidence.recipient !== null) near = { id: `recipients.${suited.id}`, place: suited.place };
        declare = this.#writer.recipient(evidence, data, suited);
        break;
      }
      case 'undeclared-sharing':
        near = this.#nearest.share(data, outcome.classes) ?? this.#placeOfClass(outcome.classes[0]?.id);
        declare = this.#writer.sharing(evidence, data, outcome.classes);
        break;
      case 'undeclared-collection':
        near = this.#nearest.collect(data);
        declare = this.#writer.collection(evidence, data);
        break;
      case 'purpose-mismatch':
        near = outcome.candidates[0] ?? null;
        declare = this.#writer.purpose(evidence, data, outcome.candidates);
        break;
      case 'missing-consent':
      case 'missing-opt-out': {
        const { permit: { entry, use }, lacking: [{ control }] } = outcome;
        near = use?.requires.includes(control.id) && !entry.requires.includes(control.id) ? use : entry;
        // The promise that is at stake is that of the control.
        if (control.cite.length > 0) near = { ...near, cite: control.cite };
        break;
      }
      case 'review':
        near = outcome.reason === 'vague' ? outcome.entry
          : outcome.reason === 'excluded' ? { ...outcome.exclusion, id: dotted('exclusions', outcome.exclusion.id) }
          : { ...outcome.prohibition, id: dotted('prohibits', outcome.prohibition.id) };
        break;
      case 'opaque':
        break;
    }
    return {
      message: writeMessage(evidence, outcome, this.#book),
      declaration: near && refer(this.#book.manifest, near),
      cite: near?.cite?.[0] ?? null,
      declare,
      instead: writeInstead(evidence, outcome, this.#book),
    };
  }

  #placeOfClass(id: string | undefined): { id: string; place: Place } | null {
    const found = this.#book.manifest.recipients.find((one) => one.id === id);
    return found ? { id: `recipients.${bareId(found.id)}`, place: found.place } : null;
  }
}

/**
 * A dependency or a key that no code uses, or a sign that is often wrong. A permission or a column is no weak sign
 * though nothing calls it: declaring it is the collection.
 */
export function isWeak({ confidence, strength, recipient }: Evidence): boolean {
  return confidence === 'low' || (strength === 'declared' && recipient !== null);
}

function nameCause(evidence: Evidence, outcome: Outcome, verdict: Verdict, key: string): string {
  const parts: string[] = [verdict, key, evidence.recipient ?? ''];
  // An unbound vendor is one cause whatever it gets; a tag manager likewise.
  if (outcome.verdict === 'opaque') parts.push(evidence.recipient === null ? evidence.api : '');
  else if (outcome.verdict !== 'undeclared-recipient') parts.push([...outcome.data].sort().join(','));
  if (outcome.verdict === 'purpose-mismatch') parts.push(evidence.purpose ?? '');
  return parts.join('|');
}
