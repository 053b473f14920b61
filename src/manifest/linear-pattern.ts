import { parsePattern, PatternError, type Part } from './pattern-syntax.ts';

type Step =
  | { kind: 'one'; test: (character: string) => boolean; next: number }
  | { kind: 'edge'; edge: '^' | '$' | 'b' | 'B'; next: number }
  | { kind: 'fork'; next: number; other: number }
  | { kind: 'end' };

const MOST_STEPS = 2000;

/** Why a pattern of a manifest is refused; null if it is fine. */
export function checkPattern(source: string): string | null {
  try {
    compileSteps(parsePattern(source));
    return null;
  } catch (error) {
    if (error instanceof PatternError) return error.message;
    throw error;
  }
}

/**
 * A test for the pattern anywhere in a text, in time proportional to the text whatever the pattern says: all ways
 * to match advance together, none is tried twice. `(?i)` at the start ignores case; `^` and `$` are line ends.
 * @throws PatternError where `checkPattern` has something to say
 */
export function compilePattern(source: string): (text: string) => boolean {
  const { steps, start } = compileSteps(parsePattern(source));
  return (text) => {
    let here = new Set<number>();
    for (let at = 0; at <= text.length; at++) {
      if (follow(steps, start, text, at, here)) return true;
      const next = new Set<number>();
      for (const index of here) {
        const step = steps[index]!;
        if (step.kind === 'one' && at < text.length && step.test(text[at]!) && follow(steps, step.next, text, at + 1, next)) return true;
      }
      here = next;
    }
    return false;
  };
}

/** Adds the steps reachable without reading a character; true if the end is among them. */
function follow(steps: Step[], from: number, text: string, at: number, into: Set<number>): boolean {
  const waiting = [from];
  for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
    if (into.has(index)) continue;
    into.add(index);
    const step = steps[index]!;
    if (step.kind === 'end') return true;
    if (step.kind === 'fork') waiting.push(step.next, step.other);
    else if (step.kind === 'edge' && isAt(step.edge, text, at)) waiting.push(step.next);
  }
  return false;
}

function isAt(edge: '^' | '$' | 'b' | 'B', text: string, at: number): boolean {
  if (edge === '^') return at === 0 || text[at - 1] === '\n';
  if (edge === '$') return at === text.length || text[at] === '\n' || text[at] === '\r';
  const boundary = isWord(text[at - 1]) !== isWord(text[at]);
  return (edge === 'b') === boundary;
}

const isWord = (character: string | undefined): boolean => character !== undefined && /\w/.test(character);

function compileSteps(whole: Part): { steps: Step[]; start: number } {
  const steps: Step[] = [{ kind: 'end' }];
  const add = (step: Step): number => {
    if (steps.length >= MOST_STEPS) throw new PatternError('too many repetitions in all');
    return steps.push(step) - 1;
  };
  // Built from the end, so that every part knows where it leads.
  const build = (part: Part, next: number): number => {
    if (part.kind === 'one' || part.kind === 'edge') return add({ ...part, next });
    if (part.kind === 'sequence') return part.parts.reduceRight((after, one) => build(one, after), next);
    if (part.kind === 'choice') {
      return part.options.map((option) => build(option, next)).reduceRight((other, option) => add({ kind: 'fork', next: option, other }));
    }
    let after = next;
    if (part.most === Infinity) {
      const loop = add({ kind: 'fork', next: 0, other: next });
      (steps[loop] as { next: number }).next = build(part.part, loop);
      after = loop;
    } else {
      for (let i = part.least; i < part.most; i++) after = add({ kind: 'fork', next: build(part.part, after), other: next });
    }
    for (let i = 0; i < part.least; i++) after = build(part.part, after);
    return after;
  };
  return { start: build(whole, 0), steps };
}
