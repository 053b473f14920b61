import { foldCheck, type ControlModel, type ControlNames } from '../model/controls.ts';
import { matchesWildcard } from '../model/glob.ts';

/** Longer names are no names: what is asked is bounded whatever a repository holds. */
const MAX_NAME = 200;

/** Turns the rules on controls into look-ups; each name is compared once. */
export function compileControls(models: readonly ControlModel[]): ControlNames {
  const patterns = (of: (model: ControlModel) => readonly string[]): { id: string; pattern: string }[] => models.flatMap((model) => of(model).map((pattern) => ({ id: model.control, pattern })));
  const except = patterns((model) => model.except);
  const checks = patterns((model) => [...model.checks, ...model.asks]);
  const refusals = patterns((model) => model.refusals);
  const asks = patterns((model) => model.asks);
  const attributes = patterns((model) => model.attributes.map((attribute) => attribute.toLowerCase()));
  const quick = new Map([checks, except, refusals, asks].map((list) => [list, mayMatch(list)]));
  const matching = (list: typeof checks, name: string): string[] =>
    quick.get(list)?.test(name) === false ? [] : [...new Set(list.filter(({ pattern }) => matchesWildcard(pattern, name)).map(({ id }) => id))];

  const heldBy: ControlNames['heldBy'] = (attribute, value) => {
    const name = attribute.toLowerCase().slice(0, MAX_NAME);
    const whole = `${name}=${(value ?? '').toLowerCase()}`.slice(0, MAX_NAME);
    return [...new Set(attributes.filter(({ pattern }) => matchesWildcard(pattern, pattern.includes('=') ? whole : name)).map(({ id }) => id))];
  };
  const checkedBy = remember((name) => {
    const attribute = /^([\w:]+(?:-[\w:-]+)?)(?:="([^]*)")?$/.exec(name);
    if (attribute && /[-=]/.test(name)) return heldBy(attribute[1]!, attribute[2] ?? null);
    const folded = foldCheck(name);
    const found = matching(checks, folded);
    if (found.length === 0) return found;
    const not = matching(except, folded);
    return found.filter((id) => !not.includes(id)).sort();
  });
  const isAsking = remember((name) => matching(asks, foldCheck(name)).length > 0);
  const isRefusal = remember((name) => !isAsking(name) && matching(refusals, foldCheck(name)).length > 0);
  return {
    models,
    checkedBy,
    isRefusal,
    asks: isAsking,
    heldBy,
  };
}

/** Nearly no name of a program matches: one look for the longest word of each pattern spares the others. */
function mayMatch(list: readonly { pattern: string }[]): RegExp {
  const words = list.map(({ pattern }) => pattern.split('*').reduce((a, b) => (b.length > a.length ? b : a)));
  return new RegExp(words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|') || '(?!)');
}

function remember<T>(answer: (name: string) => T): (name: string) => T {
  const known = new Map<string, T>();
  return (name) => {
    const key = name.slice(0, MAX_NAME);
    let found = known.get(key);
    if (found === undefined) known.set(key, (found = answer(key)));
    return found;
  };
}
