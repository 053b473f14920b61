const MARKUP = /\.(?:x?html?|vue|svelte|astro|ejs|hbs|handlebars|njk|nunjucks|mustache|liquid|erb|php|pug|jade|twig)$/;

/** The text of a program with comments and strings blanked out: what is left of a name is code. Lengths stay as they are. */
export function codeText(path: string, text: string): string {
  return MARKUP.test(path) ? markupText(text) : programText(text);
}

/** Outside of scripts only comments are no code: attributes and expressions of templates are. */
function markupText(text: string): string {
  const parts: string[] = [];
  let at = 0;
  let comment = -1;
  let script = -1;
  while (at < text.length) {
    // Each is looked for anew only once it is passed: a text without scripts is searched for one once.
    if (comment < at) comment = orEnd(text.indexOf('<!--', at), text);
    if (script < at) script = orEnd(indexOfTag(text, '<script', at), text);
    const next = Math.min(comment, script);
    parts.push(text.slice(at, next));
    if (next === text.length) break;
    const isScript = next === script;
    const close = isScript ? indexOfTag(text, '</script', next) : text.indexOf('-->', next);
    const end = close < 0 ? text.length : isScript ? close : close + 3;
    parts.push(isScript ? programText(text.slice(next, end)) : ' '.repeat(end - next));
    at = end;
    if (isScript && end < text.length) {
      parts.push(text.slice(end, end + 1));
      at = end + 1;
    }
  }
  return parts.join('');
}

const orEnd = (index: number, text: string): number => (index < 0 ? text.length : index);

function indexOfTag(text: string, tag: string, from: number): number {
  for (let at = text.indexOf(tag[0]!, from); at >= 0; at = text.indexOf(tag[0]!, at + 1)) {
    if (text.slice(at, at + tag.length).toLowerCase() === tag) return at;
  }
  return -1;
}

/** Longer regular expressions are not written, and looking for their end must not take long. */
const MAX_EXPRESSION = 1000;
/** After these a slash begins a regular expression, after all else it divides. */
const BEFORE_EXPRESSION = /[(,=:[!&|?{};+\-*%~^<>]/;

function programText(text: string): string {
  const kept: string[] = [];
  /** Depths of braces at which a template goes on. */
  const templates: number[] = [];
  let depth = 0;
  let from = 0;
  let last = '';
  const blank = (start: number, end: number): void => {
    kept.push(text.slice(from, start), text.slice(start, end).replace(/[^\n]/g, ' '));
    from = end;
  };
  for (let at = 0; at < text.length; ) {
    const c = text[at]!;
    const two = c === '/' ? text[at + 1] : undefined;
    let end = at + 1;
    if (two === '/') end = endOf(text, '\n', at + 2, false);
    else if (two === '*') end = endOf(text, '*/', at + 2, true);
    else if (c === '"' || c === "'") end = endOfString(text, at, c);
    else if (c === '`' || (c === '}' && templates.at(-1) === depth)) {
      if (c === '}') templates.pop();
      end = endOfTemplate(text, at + 1);
      if (text.startsWith('${', end - 2)) templates.push(depth);
    } else if (c === '/' && BEFORE_EXPRESSION.test(last)) end = endOfExpression(text, at + 1);
    if (end > at + 1) {
      blank(at, end);
      last = ')';
      at = end;
      continue;
    }
    if (c === '{') depth++;
    else if (c === '}') depth--;
    if (c !== ' ' && c !== '\n' && c !== '\t' && c !== '\r') last = c;
    at++;
  }
  kept.push(text.slice(from));
  return kept.join('');
}

function endOf(text: string, what: string, from: number, including: boolean): number {
  const found = text.indexOf(what, from);
  return found < 0 ? text.length : including ? found + what.length : found;
}

/** A string ends with its line at the latest: an apostrophe in a text between tags opens none. */
function endOfString(text: string, start: number, quote: string): number {
  for (let at = start + 1; at < text.length; at++) {
    const c = text[at];
    if (c === '\\') at++;
    else if (c === quote) return at + 1;
    else if (c === '\n') return at;
  }
  return text.length;
}

function endOfTemplate(text: string, start: number): number {
  for (let at = start; at < text.length; at++) {
    const c = text[at];
    if (c === '\\') at++;
    else if (c === '`') return at + 1;
    else if (c === '$' && text[at + 1] === '{') return at + 2;
  }
  return text.length;
}

function endOfExpression(text: string, start: number): number {
  let inClass = false;
  for (let at = start; at < text.length && at < start + MAX_EXPRESSION; at++) {
    const c = text[at];
    if (c === '\\') at++;
    else if (c === '\n') return start; // it was a division
    else if (c === '[') inClass = true;
    else if (c === ']') inClass = false;
    else if (c === '/' && !inClass) return at + 1;
  }
  return start;
}
