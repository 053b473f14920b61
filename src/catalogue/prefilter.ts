import { NAMESPACE_DOMAINS } from '../model/host-tables.ts';
import { importsOf } from '../model/imports.ts';
import type { Pattern } from './notation.ts';
import { formsOf, memberForm, stringForm, variableForm, wordOf } from './word-forms.ts';

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
const ENV = /\b([A-Z][A-Z0-9_]+)\b/g;
const URL_LIKE = /(?:https?|wss?):\/\/[\w$`{]|["'`(=]\/\/[a-z0-9-]+\.[a-z]/gi;
const COMMENT_LINE = /^\s*(?:\/\/|\*|\/\*|#|<!--)/;

/** What stands before an address that somebody may follow, and nobody calls. */
const LINK = /\b(?:href|link|docs|documentation|homepage|website|repository|learnMore|learn_more|placeholder)["']?\s*(?:=|:)\s*\{?\s*["'`{(]*$/i;

/** The name of a vocabulary: every drawing in a component has one. */
const NAMESPACE = new RegExp(`^(?:https?://|["'\`(=]//)(?:www\\.)?(?:${NAMESPACE_DOMAINS.map(escape).join('|')})(?![\\w.-])`, 'i');

/** An address into which nothing is put. */
const CONSTANT = /^["'`]?[^"'`$\s]*["'`](?!\s*\+)/;

/** Whether a URL stands outside the lines that are comments, and is no link or namespace. */
function holdsUrl(text: string): boolean {
  // A `link` element loads what it refers to; a `Link` of a component library is followed.
  const mayLoad = /<(?:link|LINK)\b/.test(text);
  for (const { index } of text.matchAll(URL_LIKE)) {
    if (NAMESPACE.test(text.slice(index, index + 60))) continue;
    const before = text.slice(text.lastIndexOf('\n', index) + 1, index);
    if (!COMMENT_LINE.test(before) && (mayLoad || !LINK.test(before.slice(-60)) || !CONSTANT.test(text.slice(index, index + 400)))) return true;
  }
  return false;
}

/** Members so common that they are looked for only after a dot, not as a variable or property. */
const COMMON = new Set(['state', 'file', 'files', 'parts', 'body', 'query', 'permission', 'header', 'data', 'input', 'context']);

const names = (words: Iterable<string>): string => [...words].sort((a, b) => b.length - a.length).map(escape).join('|');

/** What a text must hold for a rule to match. */
export interface Requirement {
  /** Words, all in these forms (see `formsOf`). */
  forms: readonly string[];
  /** Something that can be a request or response: `.json()` and `.body` of all else are everywhere. */
  request: boolean;
  /** A name of personal data: the rule says nothing but by the names of fields. In the call itself, where it is `logged`. */
  named: boolean;
  logged: boolean;
  /** An address into which something is put. */
  addressed: boolean;
}

/** Members that a request shares with much else. */
const SHARED_MEMBERS = new Set(['json', 'body', 'payload', 'formdata', 'parsebody', 'get', 'getall', 'state', 'unstate', 'response', 'status', 'query', 'params']);

/** Whether a text with these words alone would seldom speak of a request. */
export const isShared = (forms: readonly string[]): boolean => forms.every((form) => SHARED_MEMBERS.has(wordOf(form).toLowerCase()));

/** What holds a request or response, by its name or type, wherever it comes from. */
const REQUEST = /\b_?(?:req|request|reply|res|response|ctx|koaCtx|resp|httpRequest|apiContext)\b(?!['"\-:])|\b(?:c|h|event|evt|context)\??\.(?:json|body|payload|formData|parseBody|state|unstate|request|req|node|raw)\b|:\s*(?:\w+\.)?\w*(?:Request|Response|Reply|Event|Context|Args|V2|ResponseToolkit)\b/;

/** What a rule speaks of in a package. */
export interface PackagePath {
  /** What a text must hold beside the import. */
  names: readonly string[];
  /** What tells of data there: the use itself, a name of personal data, one among keys, one in a log, in a schema or in an address. */
  told: 'itself' | 'name' | 'key' | 'logged' | 'schema' | 'address';
}

export interface PrefilterParts {
  requirements: Iterable<Requirement>;
  /** What rules speak of in a package; null where its import is enough. */
  pathsOfPackage(name: string): Iterable<PackagePath> | null;
  /** Whether the text holds a name of personal data. */
  holdsName(text: string): boolean;
  /** Whether a key or declared field has one. */
  holdsKey(text: string): boolean;
  /** Whether a field of a request of this name is personal data. */
  isInput(name: string): boolean;
  /** Global variables, which count where they are used, and element names. */
  globals: Iterable<string>;
  elements: Iterable<string>;
  knowsPackage(specifier: string): boolean;
  knowsEnv(name: string): boolean;
}

/** Whether a word stands in a text, not as a part of a longer one. */
function holdsWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) if (!/\w/.test(text[at - 1] ?? '') && !/\w/.test(text[at + word.length] ?? '')) return true;
  return false;
}

/** Tells from the text alone whether parsing it can find anything. May say yes in vain, never no in vain. */
export class Prefilter {
  readonly #parts: PrefilterParts;
  readonly #words: RegExp;
  readonly #uses: RegExp;
  readonly #byForm = new Map<string, Requirement[]>();

  constructor(parts: PrefilterParts) {
    this.#parts = parts;
    for (const requirement of parts.requirements) {
      for (const form of requirement.forms) {
        const list = this.#byForm.get(form);
        if (list) list.push(requirement);
        else this.#byForm.set(form, [requirement]);
      }
    }
    this.#words = new RegExp(`(?<![\\w$-])(?:${names(new Set([...this.#byForm.keys()].map((form) => wordOf(form).toLowerCase())))})(?![\\w$])`, 'gi');
    this.#uses = new RegExp(`(?<![\\w$-])(?:${names(parts.globals)})\\s*(?:\\.(?!(?:com|io|org|net|dev|app|co|ai|cloud)\\b)|[([]|\\?\\.)|<(?:${names(parts.elements)})[\\s/>]`);
  }

  mayMatch(text: string): boolean {
    if (this.#uses.test(text) || holdsUrl(text)) return true;
    // Asked only where something depends on it, and then once.
    let name: boolean | undefined;
    const holdsName = (): boolean => (name ??= this.#parts.holdsName(text));
    let logged: boolean | undefined;
    const holdsLogged = (): boolean => (logged ??= this.holdsLogged(text));
    let input: boolean | undefined;
    const holdsInput = (): boolean => (input ??= this.#holdsInput(text));
    let request: boolean | undefined;
    const holdsRequest = (): boolean => (request ??= REQUEST.test(text));
    const tells: Record<PackagePath['told'], () => boolean> = {
      itself: () => true,
      name: holdsName,
      key: () => this.#parts.holdsKey(text),
      logged: () => EXPORTS.test(text) || holdsLogged(),
      schema: () => this.#holdsSchemaKey(text),
      address: () => ADDRESS.test(text) && holdsName(),
    };
    // Most packages have many paths: each question is asked of the text once.
    const known = new Map<PackagePath['told'], boolean>();
    for (const specifier of importsOf(text)) {
      if (!this.#parts.knowsPackage(specifier)) continue;
      const paths = this.#parts.pathsOfPackage(specifier.replace(/^node:/, ''));
      if (paths === null) return true;
      for (const { names, told } of paths) {
        if (!names.every((name) => holdsWord(text, name))) continue;
        let answer = known.get(told);
        if (answer === undefined) known.set(told, (answer = tells[told]()));
        if (answer) return true;
      }
    }
    if (NAMED_LOG.test(text) && holdsLogged()) return true;
    if (READS_ENV.test(text)) for (const match of text.matchAll(ENV)) if (this.#parts.knowsEnv(match[1] ?? '')) return true;
    for (const match of text.matchAll(KEY_CONSTANT)) if (this.#parts.knowsEnv(match[1] ?? '')) return true;
    if (ROUTE.test(text) && holdsInput()) return true;
    const present = new Set<string>();
    this.#words.lastIndex = 0;
    for (let match = this.#words.exec(text); match; match = this.#words.exec(text)) {
      for (const form of formsOf(text, match.index, this.#words.lastIndex)) {
        if (present.has(form)) continue;
        present.add(form);
        for (const requirement of this.#byForm.get(form) ?? []) {
          if (requirement.forms.every((other) => present.has(other)) && (!requirement.addressed || ADDRESS.test(text)) && (!requirement.request || holdsRequest()) && (!requirement.named || (requirement.logged ? holdsLogged() : requirement.request ? holdsInput() || (READ_REQUEST.test(text) && holdsName()) : holdsName()))) return true;
        }
      }
    }
    return false;
  }

  #holdsInput(text: string): boolean {
    for (const match of text.matchAll(INPUT)) for (const [name] of (match[1] ?? match[2] ?? match[3] ?? '').matchAll(/[\p{L}_$][\w$-]*/gu)) if (this.#parts.isInput(name)) return true;
    return false;
  }

  /** Whether a key of a schema is a field of people's data: `email: z.string()`, `email: emailSchema`. */
  #holdsSchemaKey(text: string): boolean {
    if (/\bemail\(/.test(text)) return true;
    for (const [, name = ''] of text.matchAll(SCHEMA_KEY)) if (this.#parts.isInput(name)) return true;
    return false;
  }

  /** Whether a call that looks like a log's is given a name of personal data. */
  holdsLogged(text: string): boolean {
    for (const [, passed = ''] of text.matchAll(LOGGED)) if (this.passesData(passed)) return true;
    return false;
  }

  /** Whether arguments of a call hold a name of personal data, or the record of a person. */
  passesData(given: string): boolean {
    return this.#parts.holdsName(given) || RECORD.test(given);
  }
}

/** A key of a service that stands in the code. */
const KEY_CONSTANT = /\b([A-Z][A-Z\d_]*_(?:KEY|TOKEN|ID|DSN|CLIENT|SECRET))['"]?\s*[:=]\s*['"]/g;

/** The record of a person among arguments, or which one it is: `user`, `session.user.id`, `{ customer }`. */
const RECORD = /(?:^|[,({:])\s*(?:\.\.\.)?(?:[\w$]{1,40}\??\.){0,4}(?:(?:current|db|new|auth|logged_?[iI]n|existing|updated|created)_?)?(?:[uU]ser|[cC]ustomer|[mM]ember|[pP]atient|[eE]mployee|[sS]tudent|[pP]erson)s?(?:\??\.(?:id|_id|uid|sub))?\s*(?:[,)}]|$)/;

/** The environment itself, or a call that is given the name of a variable. */
const READS_ENV = /\benv\b|react-native-(?:config|dotenv)|(?:[eE]nv|ENV|[cC]onfig)\w{0,24}(?:\.\w{2,12})?(?:<\w{1,20}>)?\(\s{0,20}["'][A-Z]/;

/** A request whose body is read, whatever is done with it then. */
const READ_REQUEST = /\b(?:_?req|_?request|httpRequest|event|evt|c|ctx|context|koaCtx|apiContext)\??(?:\.(?:req|request|node|event|raw))*\??\.(?:body|payload|json|formData|parseBody|valid)\b|\breadBody\(/;

/** A function that a framework calls with what was asked for, by its name or type. */
const ROUTE = /\bexport\s+(?:async\s+)?(?:function|const)\s+(?:loader|action|getServerSideProps|load)\b|\b(?:Loader|Action|LoadEvent|ServerLoad|PageLoad)(?:Function)?Args\b|\bRoute\.(?:Loader|Action)/;

/** What is taken of a request or its address: a member, an entry of a form, names of a pattern. */
const INPUT = /(?:body|payload|params|req(?:uest)?\.query|json\(\)|parseBody\(\)|readBody\([^()\n]*\))\??\.(?!get)([\w$]+)|\.get(?:All)?\(\s*["'`]([\w-]+)|\{([^{};]{1,400})\}\s*=\s*(?:await\s+)?[\w$.?()]{0,60}(?:body|payload|params|query|json\(|parseBody\(|readBody\()/g;

/** Something that other files may log by. */
const EXPORTS = /\bexport\b|\bexports\s*[.=]/;

/** A key whose value is a schema: of a validator's namespace, a call of one of its functions, or another schema. */
const SCHEMA_KEY = /([\w$-]{1,60})["']?\s*:\s*(?:(?:z|zod|Zod|yup|Yup|joi|Joi|v|valibot|t|Type|s|S)\s*\.|(?:string|text|email|optional|nullable|nullish|pipe|object|array|date|number|union|coerce|preprocess)\(|\w*(?:[sS]chema|[vV]alidator|[vV]alidation)\b|Z[A-Z]\w*|[a-z]\w*(?:Email|Password|Phone|Name|Address)\b)/g;

/** A parameter of an address whose value is not constant. */
const ADDRESS = /[?&#][\w.-]{1,40}=(?:\$\{|['"`]\s*\+)|URLSearchParams|\b(?:query|search|queryParams)\s*:/;

/** Something called a logger that is a part of something else. */
const NAMED_LOG = /(?<![\w$])[_$]?(?:\w+L|l)og(?:ger)?\??\.(?:trace|debug|verbose|info|notice|warn|error|critical|fatal|log)\(/;

/** A line of a log, with as much of it as can matter. */
const LOGGED = /\b(?:console|\w*log(?:ger)?|debug)(?:\??\.\w+)*\??\.?\(([^;]{3,240})/gi;

/** The names without which a path of a package cannot match, or begin in one file and go on in another; none for `default()`. */
export function namesOfPackagePath({ steps }: Extract<Pattern, { kind: 'path' }>): string[] {
  const call = steps.indexOf('()');
  return (call < 0 ? steps : steps.slice(0, call)).filter((step) => step.startsWith('.') && step !== '.*' && step !== '.default').map((step) => step.slice(1));
}

/**
 * The words that a text must hold for an access path to match: its two longest, as the rarest. Paths of packages need
 * none: their import is looked for.
 */
export function formsOfPath(pattern: Extract<Pattern, { kind: 'path' }>): readonly string[] | null {
  if (pattern.root.startsWith('npm:')) return null;
  const steps = pattern.steps.filter((step) => step !== '.*');
  const forms = steps.filter((step) => step.startsWith('.')).map((step) => (step.includes('-') ? step.slice(1) : memberForm(step.slice(1))));
  const [variable, rest] = pattern.root.startsWith('global:') ? pattern.root.slice('global:'.length).split('.') : [];
  if (variable !== undefined) forms.push(rest === undefined ? variableForm(variable) : variable);
  if (pattern.property) forms.push(pattern.property.name.toLowerCase());
  for (const constant of [pattern.argument?.text, pattern.property?.value]) {
    // what stands in a string may be a part of a longer word there, or written with escapes
    if (constant !== undefined && /^[\w-]+$/.test(constant)) forms.push(stringForm(constant));
  }
  const all = [...new Set(forms)].sort((a, b) => wordOf(b).length - wordOf(a).length).slice(0, 2);
  // Two members that are everywhere: only next to each other do they say something.
  if (all.length === 2 && isShared(all) && steps.at(-1) === '()') return [(steps.length === 3 ? `${steps[0]}${steps[1]}(` : `${steps.at(-2)}(`).toLowerCase()];
  if (pattern.root === 'global:open' && all.length === 1) return ['open(']; // the bare word is everywhere
  const [only] = all;
  if (all.length !== 1 || !COMMON.has(wordOf(only!).toLowerCase())) return all;
  return [`.${wordOf(only!).toLowerCase()}${pattern.steps.at(-1) === '()' ? '(' : ''}`];
}
