import type { AccessPath, ArgumentFacts, Sighting } from './facts.ts';
import type { Matchers } from './matchers.ts';
import type { ApiModel } from './rules.ts';

/** An access path as a reader would write it: `navigator.geolocation.getCurrentPosition`. */
export function apiOfPath(path: AccessPath): string {
  const [root = '', ...steps] = path;
  const name = root.replace(/^(?:global|npm|module):/, '');
  const tail = steps.filter((step, i) => !(step === '()' && i === steps.length - 1)).map((step) => (step === '()' ? '()' : /^\.[\w$#*]+$/.test(step) ? step : `["${step.slice(1)}"]`)).join('');
  return root.startsWith('npm:') && tail !== '' ? `${name} ${tail.replace(/^\./, '')}` : name + tail;
}

/**
 * Reads from a key and a value what is kept under a cookie or in storage: names add their categories. Storage whose
 * key and value say nothing is no evidence of personal data; a cookie is, whatever it holds.
 */
export function refineKeyed(sighting: Sighting, model: ApiModel, args: readonly ArgumentFacts[], matchers: Matchers): Sighting[] {
  if (model.key === undefined && model.value === undefined) return [sighting];
  const key = model.key === undefined ? undefined : args[model.key];
  const value = model.value === undefined ? undefined : args[model.value];
  const detail = detailOf(model, key);
  const data = new Set([...model.data, ...classifyKept(detail, key, value, matchers)]);
  const pending = key?.from && key.text === null ? { pending: [...args] } : {};
  if (data.size === 0 && !pending.pending) return [];
  return [{ ...sighting, data: [...data].sort(), ...(detail === undefined ? {} : { detail }), ...pending }];
}

/** The name of the entry says most, then the name of the constant that holds it, then what is kept. */
function classifyKept(detail: string | undefined, key: ArgumentFacts | undefined, value: ArgumentFacts | undefined, matchers: Matchers): readonly string[] {
  const named = detail === undefined || detail === '*' ? [] : matchers.classify(cleanKey(detail), false);
  if (named.length > 0) return named;
  const constants = (key?.names ?? []).flatMap((name) => matchers.classify(cleanKey(name), false));
  if (constants.length > 0) return constants;
  return (value?.names ?? []).flatMap((name) => matchers.classify(name, true));
}

/** The name of the cookie or entry; `*` where it is computed. `name=value; Path=/` names a cookie too. */
function detailOf(model: ApiModel, key: ArgumentFacts | undefined): string | undefined {
  if (model.key === undefined) return undefined;
  const text = key?.text;
  if (text === null || text === undefined) return '*';
  if (model.via !== 'cookie') return text;
  const name = /^\s*([^=;\s]+)=/.exec(text)?.[1];
  return name ?? (text.length > 80 ? '*' : text);
}

/** `@app:user_token`, `LOCALE_COOKIE_NAME` and `cc_cookie*` without the application's prefix, what it is for, and holes. */
function cleanKey(key: string): string {
  const own = key.replace(/^[@\w-]+[:/](?=\w)/, '').replaceAll('*', ' ');
  return own.replace(/(?:[_-]|(?<=[a-z])(?=[A-Z])|\b)(?:storage|cookie|key|name|local|async)(?:[_-]?(?:key|name))?$/gi, '') || own;
}

/** The arguments as the wrapped API gets them from a wrapper's caller. */
export function wrapperArguments(model: ApiModel, given: readonly ArgumentFacts[], key: number | null, value: number | null): ArgumentFacts[] {
  const args: ArgumentFacts[] = [];
  if (model.key !== undefined && key !== null && given[key]) args[model.key] = given[key];
  if (model.value !== undefined && value !== null && given[value]) args[model.value] = given[value];
  return args;
}
