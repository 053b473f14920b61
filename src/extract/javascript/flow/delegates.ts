import type { Node } from '@babel/types';
import type { AccessPath } from '../../../model/facts.ts';
import type { Matchers } from '../../../model/matchers.ts';
import type { Vendor } from '../../../model/rules.ts';
import type { Evaluator } from '../evaluate.ts';
import type { Scope } from '../scope.ts';

/** Libraries of no vendor's own that hand what they are given to the one whose model is an option (ai-sdk.dev/docs). */
const DELEGATES = /^npm:ai(?:\/\w+)?$/;
const CALLS = /^\.(?:(?:experimental_)?(?:generate|stream)(?:Text|Object|UI|Image|Speech|Video)|(?:experimental_)?transcribe|embed(?:Many)?|rerank)$/;

/** The vendor to which a call of such a library hands what it is given; undefined where it is none or unknown. */
export function delegateOf(path: AccessPath, first: Node | undefined, scope: Scope, evaluator: Evaluator, matchers: Matchers): Vendor | undefined {
  if (path.length !== 3 || !DELEGATES.test(path[0] ?? '') || !CALLS.test(path[1] ?? '') || !first) return undefined;
  const options = evaluator.evaluate(first, scope);
  const model = options?.kind === 'object' ? evaluator.property(options, 'model') : undefined;
  const root = model?.kind === 'path' ? (model.path[0] ?? '') : '';
  return root.startsWith('npm:') ? matchers.vendorOfPackage('npm', root.slice('npm:'.length)) : undefined;
}
