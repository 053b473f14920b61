import { CHOICES } from '../model/keyed.ts';
import type { NameContext } from '../model/matchers.ts';
import type { FieldNames } from '../model/rules.ts';

/** `emailAddress`, `email-address` and `EMAIL_ADDRESS` are the words email, address. */
export function wordsOf(name: string): string[] {
  return ASCII.test(name) ? splitAscii(name) : name
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

const ASCII = /^[\x00-\x7f]*$/;
const isUpper = (code: number): boolean => code >= 65 && code <= 90;
const isLower = (code: number): boolean => code >= 97 && code <= 122;
const isDigit = (code: number): boolean => code >= 48 && code <= 57;

/** The same for plain names: every identifier of a program comes by here, most of them once. */
function splitAscii(name: string): string[] {
  const words: string[] = [];
  const lower = name.toLowerCase();
  let start = -1;
  for (let i = 0; i <= name.length; i++) {
    const code = i < name.length ? name.charCodeAt(i) : 0;
    const isWord = isLower(code) || isUpper(code) || isDigit(code);
    if (start < 0) {
      if (isWord) start = i;
      continue;
    }
    const before = name.charCodeAt(i - 1);
    const isBorder = isUpper(code) && (isLower(before) || isDigit(before) || (isUpper(before) && isLower(name.charCodeAt(i + 1))));
    if (isWord && !isBorder) continue;
    words.push(lower.slice(start, i));
    start = isWord ? i : -1;
  }
  return words;
}

const NOTHING: readonly string[] = [];
const IDENTIFIER = /[\p{L}_$][\w$-]*/gu;

const PEOPLE = /users?\b|customer|member|profile|person|people|patient|contact|employee|subscri|guest|attendee|student|author|account|client|\blead|applica|candidate|sign.?(?:up|in)\b|login|regist|checkout|billing|shipping|booking|address|recipient|invit|donor|donat|admin|visitor|owner|seller|buyer|newsletter|onboarding/i;

interface Table {
  exact: Map<string, string[]>;
  prefix: Map<string, string[]>;
  suffix: Map<string, string[]>;
}

/** Which categories a name stands for: exact names and explicit wildcards at a word's border, nothing else. */
export class NameClassifier {
  readonly #always: Table = { exact: new Map(), prefix: new Map(), suffix: new Map() };
  readonly #person: Table = { exact: new Map(), prefix: new Map(), suffix: new Map() };
  readonly #key: Table = { exact: new Map(), prefix: new Map(), suffix: new Map() };
  readonly #input: Table = { exact: new Map(), prefix: new Map(), suffix: new Map() };
  readonly #visit: Table = { exact: new Map(), prefix: new Map(), suffix: new Map() };
  readonly #known: Record<NameContext, Map<string, readonly string[]>> = { field: new Map(), person: new Map(), key: new Map(), input: new Map(), visit: new Map() };

  constructor(fields: readonly FieldNames[]) {
    for (const field of fields) {
      for (const name of field.names) add(this.#always, name, field.category);
      for (const name of field['in-person']) add(this.#person, name, field.category);
      for (const name of field['as-key']) add(this.#key, name, field.category);
      for (const name of field['as-input'] ?? []) add(this.#input, name, field.category);
      for (const name of field['in-visit'] ?? []) add(this.#visit, name, field.category);
    }
  }

  /** Whether a text holds a name that stands for personal data wherever it is, or speaks of people and holds one that is theirs. @param names what is looked at */
  isIn(text: string, names = IDENTIFIER): boolean {
    let theirs = false;
    for (const [name] of text.matchAll(names)) {
      if (this.classify(name, 'field').length > 0) return true;
      theirs ||= this.classify(name, 'person').length > 0 || this.classify(name, 'input').length > 0;
    }
    return theirs && PEOPLE.test(text);
  }

  classify(name: string, context: NameContext): readonly string[] {
    const known = this.#known[context];
    let found = known.get(name);
    if (found === undefined) {
      found = name.length > 80 ? [] : this.#look(name, context);
      known.set(name, found);
    }
    return found;
  }

  #tableOf(context: Exclude<NameContext, 'field'>): Table {
    switch (context) {
      case 'person':
        return this.#person;
      case 'key':
        return this.#key;
      case 'input':
        return this.#input;
      case 'visit':
        return this.#visit;
    }
  }

  #look(name: string, context: NameContext): readonly string[] {
    if (context === 'field') return look(this.#always, wordsOf(name));
    const always = this.classify(name, 'field');
    return always.length > 0 ? always : look(this.#tableOf(context), wordsOf(name));
  }
}

/** An abbreviation is told from words that only look like it together: `gaid` is an advertising id, `gaId` a number at Google Analytics. */
const SHORT = 4;
const asOneWord = (word: string): string => `=${word}`;

function add(table: Table, name: string, category: string): void {
  const map = name.startsWith('*') ? table.suffix : name.endsWith('*') ? table.prefix : table.exact;
  const words = wordsOf(name);
  const key = map === table.exact && words.length === 1 && words[0]!.length <= SHORT ? asOneWord(words[0]!) : words.join('');
  const list = map.get(key);
  if (!list) map.set(key, [category]);
  else if (!list.includes(category)) list.push(category);
}

/** What stands before a choice or a condition, whose last words are what it is about: `requireParticipantEmail`, `hide_email`. */
const FLAG = new Set('is are has have had was should must can may needs require requires required allow allows allowed enable enables enabled disable disables disabled hide hides hidden show shows skip ask asks collect collects include includes exclude excludes use uses with without'.split(' '));

const choicesOf = (categories: readonly string[]): readonly string[] | undefined => (categories.some((category) => CHOICES.has(category)) ? categories : undefined);

/** Exact first, then the longest wildcard. */
function look(table: Table, words: readonly string[]): readonly string[] {
  const exact = words.length === 1 ? (table.exact.get(words[0]!) ?? table.exact.get(asOneWord(words[0]!))) : table.exact.get(words.join(''));
  if (exact) return exact;
  if (words.length === 1) return NOTHING;
  for (let length = words.length - 1; length > 0; length--) {
    const ending = table.suffix.get(words.slice(-length).join(''));
    const found = (ending && FLAG.has(words[0]!) ? choicesOf(ending) : ending) ?? table.prefix.get(words.slice(0, length).join(''));
    if (found) return found;
  }
  return NOTHING;
}
