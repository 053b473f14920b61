import type { Datum } from '../../../model/datum.ts';
import { putAt } from '../../../model/datum.ts';
import type { Part } from '../scope.ts';
import type { Tracer } from './trace.ts';

/** What a value holds once something was put into it, or deleted from it. */
export function addPart(data: readonly Datum[], { steps, node, scope }: Part, tracer: Tracer): Datum[] {
  const [step, ...nested] = steps;
  if (node === null) return data.filter(({ at }) => at[0] !== step || nested.some((one, index) => at[index + 1] !== one));
  const part = tracer.trace(node, scope);
  const last = steps.at(-1);
  if (last === undefined) return [...data, ...part];
  const named = tracer.named(last.slice(1), part, node);
  const kept = nested.length > 0 || step === '.*' ? data : data.filter(({ at }) => at[0] !== step);
  return [...kept, ...steps.reduceRight<readonly Datum[]>((all, one) => putAt(all, one), named)];
}
