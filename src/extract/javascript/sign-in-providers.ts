import type { Node } from '@babel/types';
import type { AccessPath } from '../../model/facts.ts';
import type { Matchers } from '../../model/matchers.ts';
import type { Vendor } from '../../model/rules.ts';
import type { Evaluator } from './evaluate.ts';
import { propertyName, type Scope } from './scope.ts';

/** What else a provider is called in the packages of Auth.js, by whose names vendors list theirs. */
const CALLED_THERE: Readonly<Record<string, string>> = { microsoft: 'microsoft-entra-id' };

/** The services that sign people in, as `betterAuth({ socialProviders: { google: … } })` names them. */
export function signInProviders(path: AccessPath, given: readonly Node[], scope: Scope, evaluator: Evaluator, matchers: Matchers): { vendor: Vendor; name: string; node: Node }[] {
  if (path.length !== 3 || path[1] !== '.betterAuth' || !path[0]!.startsWith('npm:better-auth')) return [];
  const options = given[0] && evaluator.evaluate(given[0], scope);
  const providers = options?.kind === 'object' ? evaluator.property(options, 'socialProviders') : undefined;
  if (providers?.kind !== 'object') return [];
  return providers.node.properties.flatMap((property) => {
    const name = property.type === 'SpreadElement' ? null : propertyName(property.key, property.computed);
    const vendor = name === null ? undefined : matchers.vendorOfPackage('npm', `next-auth/providers/${CALLED_THERE[name] ?? name}`);
    return vendor && name !== null ? [{ vendor, name, node: property }] : [];
  });
}
