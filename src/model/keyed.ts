import type { AccessPath, ArgumentFacts, Sighting } from './facts.ts';
import type { Matchers, NameContext } from './matchers.ts';
import type { ApiModel } from './rules.ts';

/** An access path as a reader would write it: `navigator.geolocation.getCurrentPosition`. */
export function apiOfPath(path: AccessPath): string {
  const [root = '', ...steps] = path;
  const name = root.replace(/^(?:global|npm|module):/, '');
  const tail = steps.filter((step, i) => !(step === '()' && i === steps.length - 1)).map((step) => (step === '()' ? '()' : /^\.[\w$#*]+$/.test(step) ? step : `["${step.slice(1)}"]`)).join('');
  return root.startsWith('npm:') && tail.startsWith('.') ? `${name} ${tail.slice(1)}` : name + tail;
}

/**
 * Reads from a key and a value what is kept under a cookie or in storage: names add their categories. Storage whose
 * key and value say nothing is no evidence of personal data; a cookie is, whatever it holds.
 */
export function refineKeyed(sighting: Sighting, model: ApiModel, args: readonly ArgumentFacts[], matchers: Matchers): Sighting[] {
  if (model.fields !== undefined) return []; // its fields are facts, the schema is none
  if (model.key === undefined && model.value === undefined) return [sighting];
  const key = argumentAt(model.key, args);
  const value = model.value === undefined ? undefined : args[model.value];
  const detail = detailOf(model, key);
  const kept = classifyKept(detail, key, value, matchers, contextOf(model));
  const data = new Set([...(model.via === 'cookie' && (kept.some(identifies) || namesIdentifier(detail)) ? model.data.map((category) => (category === COOKIE ? COOKIE_ID : category)) : model.data), ...kept]);
  if (data.delete(FILES)) data.add(mediumOf(detail) ?? FILES);
  const pending = key?.from && key.text === null ? { pending: [...args] } : {};
  if (data.size === 0 && !pending.pending) return [];
  return [{ ...sighting, data: [...data].sort(), ...(detail === undefined ? {} : { detail }), ...pending }];
}

/** A cookie that holds an identifier or a token is a cookie identifier. */
const COOKIE = 'user.device.cookie';
const COOKIE_ID = 'user.device.cookie_id';
const identifies = (category: string): boolean => /^user\.(?:unique_id|authorization|device\.(?:cookie_id|device_id))\b/.test(category);

/** A file that is uploaded under this name is a picture or a recording. */
const FILES = 'user.content.files';
const MEDIA: readonly (readonly [RegExp, string])[] = [
  [/avatar|profile|self(?:ie|_?image)|headshot/i, 'user.content.self_image'],
  [/image|photo|picture|(?:^|[a-z_-])(?:img|pic)s?$|screenshot|snapshot/i, 'user.content.photos'],
  [/audio|voice|recording|speech/i, 'user.content.audio'],
];
const mediumOf = (name = ''): string | undefined => MEDIA.find(([names]) => names.test(name))?.[1];

/** A cookie that is called an identifier: of a visitor, not of what they last looked at or work in. */
const IDENTIFIER = /(?:^|[_-])(?:id|uid|uuid|guid)$|[a-z\d](?:Id|ID|Uid|UID|Uuid|UUID|Guid)$/;
const OF_THINGS = /select|activ|current|last|recent|default|prefer|org|team|project|workspace|space|tenant|board|folder|list|page|post|item|product|categor|store|shop|site|locale|lang|theme|color|layout|view|tab|menu|region|country|city|place|map|plan|model|version|build|template|campaign|coupon|ref/i;
const namesIdentifier = (detail: string | undefined): boolean => detail !== undefined && IDENTIFIER.test(detail) && !OF_THINGS.test(detail);

/** The last name of a path, which may name the entry (`req.cookies.token`), comes after the call's arguments. */
export const MEMBER = 3;
const NOTHING: ArgumentFacts = { text: null, names: [] };

export function memberArguments(member: ArgumentFacts, args: readonly ArgumentFacts[] = []): ArgumentFacts[] {
  return [...Array.from({ length: MEMBER }, (_, index) => args[index] ?? NOTHING), member];
}
const argumentAt = (index: ApiModel['key'], args: readonly ArgumentFacts[]): ArgumentFacts | undefined => (index === undefined ? undefined : args[typeof index === 'number' ? index : MEMBER]);

/** Fields of a request are fields; what is kept in a cookie or in storage goes by keys. */
const contextOf = ({ via }: ApiModel): NameContext => (via === 'request' ? 'field' : 'key');

/** A variable that holds what a cookie is called. */
const NAMES_COOKIE = /^cookie_?(?:id|name|key)$/i;

/** The name of the entry says most, then the name of the constant that holds it, then what is kept. */
function classifyKept(detail: string | undefined, key: ArgumentFacts | undefined, value: ArgumentFacts | undefined, matchers: Matchers, context: NameContext): readonly string[] {
  const kept = classifyNames(detail, key, value, matchers, context);
  return value?.text != null && FLAG.test(value.text) ? kept.filter((category) => CHOICES.has(category)) : kept;
}

/** A constant yes or no can be a choice that somebody made, but no datum such as a position. */
const FLAG = /^(?:true|false|yes|no|on|off|[01])$/i;
export const CHOICES: ReadonlySet<string> = new Set(['user.account.settings', 'user.privacy_preferences']);

function classifyNames(detail: string | undefined, key: ArgumentFacts | undefined, value: ArgumentFacts | undefined, matchers: Matchers, context: NameContext): readonly string[] {
  const named = detail === undefined || detail === '*' ? [] : classifyKey(detail, matchers, context);
  if (named.length > 0) return named;
  const constants = (key?.names ?? []).filter((name) => !NAMES_COOKIE.test(name)).flatMap((name) => classifyKey(name, matchers, context));
  if (constants.length > 0) return constants;
  return (value?.names ?? []).flatMap((name) => matchers.classify(name, context));
}

/** The name of the cookie or entry; `*` where it is computed. `name=value; Path=/` names a cookie too. */
function detailOf(model: ApiModel, key: ArgumentFacts | undefined): string | undefined {
  if (model.key === undefined) return undefined;
  const text = key?.text;
  if (text === null || text === undefined) return model.key === 'parameter' ? undefined : '*';
  if (model.via !== 'cookie') return text;
  const name = /^\s*([^=;\s]+)=/.exec(text)?.[1];
  return name ?? (text.length > 80 ? '*' : text);
}

/** Switches of those who make the program, not of those who use it. */
const OF_MAKERS = /^(?:is_|enable_)?(?:debug|dev|developer|mock|build|schema)(?:[ _-]|$)/i;

/** What a key stands for: as it is, else without the words that say only what it is for (`USER_TOKEN_KEY`, `localeCookie`). */
function classifyKey(key: string, matchers: Matchers, context: NameContext): readonly string[] {
  const own = key.replace(/^[@\w-]+[:/](?=\w)/, '').replaceAll('*', ' ');
  const words = own.replace(/([a-z\d])([A-Z])/g, '$1_$2');
  if (OF_MAKERS.test(words)) return [];
  const whole = matchers.classify(own, context);
  if (whole.length > 0 || context !== 'key') return whole;
  const bare = words.replace(/(?:[_-]|\b)(?:storage|cookie|key|name|local|async)(?:[_-]?(?:key|name))?$/gi, '');
  return bare === words || bare === '' ? [] : matchers.classify(bare, context);
}

/** The arguments as the wrapped API gets them from a wrapper's caller. */
export function wrapperArguments(model: ApiModel, given: readonly ArgumentFacts[], key: number | null, value: number | null): ArgumentFacts[] {
  const at = (own: ApiModel['key'], theirs: number | null, index: number): ArgumentFacts | undefined => ((typeof own === 'number' ? own : MEMBER) === index && theirs !== null ? given[theirs] : undefined);
  return Array.from({ length: MEMBER + 1 }, (_, index) => (model.key === undefined ? undefined : at(model.key, key, index)) ?? (model.value === undefined ? undefined : at(model.value, value, index)) ?? NOTHING);
}
