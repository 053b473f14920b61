/**
 * Forms in which a word can stand in code, as a requirement names them: `{ip` is the member `ip` of something, `@screen`
 * the variable `screen`, `"cookie` a whole string, `.state` what follows a dot, `open(` what is called, and `useragent`
 * the word wherever it stands, in any case. Forms of members and variables keep their case.
 */
export const memberForm = (name: string): string => `{${name}`;
export const variableForm = (name: string): string => `@${name}`;
export const stringForm = (text: string): string => `"${text.toLowerCase()}`;

/** The word of a form. */
export const wordOf = (form: string): string => form.replace(/^[{@".]|\($/g, '');

/** The forms in which the word from `start` to `end` (0-based offsets) stands in a text. */
export function* formsOf(text: string, start: number, end: number): Iterable<string> {
  const exact = text.slice(start, end);
  const word = exact.toLowerCase();
  const before = text[start - 1] ?? '';
  const isCalled = text[end] === '(';
  yield word;
  if (isCalled) yield `${word}(`;
  if (before === '.') {
    yield `.${word}`;
    if (isCalled) yield `.${word}(`;
    yield memberForm(exact);
    yield variableForm(exact); // of `window`
    return;
  }
  if (before !== '' && QUOTES.includes(before)) {
    if (text[end] !== before) return;
    yield stringForm(word);
    const outside = lastBefore(text, start - 1);
    if (outside === '[' || (outside !== '' && '{,'.includes(outside) && firstAfter(text, end + 1) === ':')) {
      yield memberForm(exact);
      yield variableForm(exact);
    }
    return;
  }
  const last = lastBefore(text, start);
  const next = firstAfter(text, end);
  if (last === '.' || (last !== '' && '{,'.includes(last) && ',}:='.includes(next))) yield memberForm(exact);
  if (isVariable(text, start, end)) yield variableForm(exact);
}

const QUOTES = '"\'`';
const isSpace = (code: number): boolean => code === 32 || (code >= 9 && code <= 13);

function lastBefore(text: string, start: number): string {
  let at = start - 1;
  while (at >= 0 && isSpace(text.charCodeAt(at))) at--;
  return text[at] ?? '';
}

function firstAfter(text: string, end: number): string {
  let at = end;
  while (at < text.length && isSpace(text.charCodeAt(at))) at++;
  return text[at] ?? '';
}

/** What a value can follow, and what can follow one that is only handed on. */
const BEFORE_VALUE = /(?:[=(,{[&|?:!>]|\b(?:return|typeof|await|in|of|case|default|yield|new))\s*$/;
const AFTER_VALUE = /^\s*(?:[;,)}\]&|:?]|as\b|instanceof\b|satisfies\b|[\r\n]|$)/;
/** What a variable is used by: a member, a call, an assignment. */
const USE = /^!?\s*(?:\.[\w$#]|\?\.|[[(<]|=(?![={]))/;

/** Whether a word is a variable that is used or handed on, not one of a sentence or the key of a value. */
function isVariable(text: string, start: number, end: number): boolean {
  const after = text.slice(end, end + 16);
  return USE.test(after) || (AFTER_VALUE.test(after) && BEFORE_VALUE.test(text.slice(Math.max(0, start - 24), start)));
}
