import type { Declaration, Exclusion, Prohibition } from '../model/manifest.ts';
import type { RecipientClass } from './bindings.ts';
import type { Lack } from './controls.ts';
import type { Permit } from './permits.ts';

/** What the rules say of some categories of one observation, before it is put into words. */
export type Outcome =
  | { verdict: 'prohibited'; data: string[]; prohibition: Prohibition }
  | { verdict: 'undeclared-recipient'; data: string[] }
  | { verdict: 'undeclared-sharing'; data: string[]; classes: readonly RecipientClass[] }
  | { verdict: 'undeclared-collection'; data: string[] }
  | { verdict: 'purpose-mismatch'; data: string[]; candidates: readonly Declaration[] }
  | { verdict: 'missing-consent' | 'missing-opt-out'; data: string[]; permit: Permit; lacking: readonly [Lack, ...Lack[]] }
  | { verdict: 'review'; reason: 'vague'; data: string[]; entry: Declaration }
  | { verdict: 'review'; reason: 'vague-prohibition'; data: string[]; prohibition: Prohibition }
  | { verdict: 'review'; reason: 'excluded'; data: string[]; exclusion: Exclusion }
  | { verdict: 'opaque'; data: string[] };

/** What distinguishes the outcomes of one verdict on one observation. */
export function keyOf(outcome: Outcome): string {
  if ('lacking' in outcome) return outcome.lacking.map(({ control }) => control.id).join('+');
  if ('prohibition' in outcome) return outcome.prohibition.id;
  if ('exclusion' in outcome) return outcome.exclusion.id;
  return 'entry' in outcome ? outcome.entry.id : '';
}

/** Gathers categories that fail for the same reason into one outcome. */
export class Outcomes {
  readonly #byReason = new Map<string, Outcome>();

  add(outcome: Outcome): void {
    const reason = `${outcome.verdict} ${'reason' in outcome ? outcome.reason : ''} ${keyOf(outcome)}`;
    const known = this.#byReason.get(reason);
    if (known === undefined) {
      this.#byReason.set(reason, outcome);
      return;
    }
    known.data.push(...outcome.data);
    if (known.verdict === 'purpose-mismatch' && outcome.verdict === 'purpose-mismatch') {
      known.candidates = [...new Set([...known.candidates, ...outcome.candidates])];
    }
  }

  list(): Outcome[] {
    return [...this.#byReason.values()];
  }
}
