/** A comment: where it starts and ends (exclusive), and its text without the marks. Offsets in the file's text. */
export interface Comment {
  start: number;
  bodyStart: number;
  bodyEnd: number;
  end: number;
}

/** How a family of languages writes comments and strings. */
export interface CommentStyle {
  line: readonly string[];
  block: readonly (readonly [open: string, close: string])[];
  /** Characters that enclose strings; a back-quoted string may span lines. */
  quotes: string;
  /** Whether a `#` counts only at the start of a word, as in shells and YAML. */
  afterSpace?: true;
  /** Whether `/…/` may be a regular expression. */
  regex?: true;
}

const SCRIPT: CommentStyle = { line: ['//'], block: [['/*', '*/']], quotes: `"'\``, regex: true };
const NATIVE: CommentStyle = { line: ['//'], block: [['/*', '*/']], quotes: `"'` };
const STYLESHEET: CommentStyle = { line: ['//'], block: [['/*', '*/']], quotes: `"'` };
const MARKUP: CommentStyle = { line: [], block: [['<!--', '-->']], quotes: '' };
const HASH: CommentStyle = { line: ['#'], block: [], quotes: `"'`, afterSpace: true };
const SQL: CommentStyle = { line: ['--'], block: [['/*', '*/']], quotes: `"'` };

const STYLES: readonly (readonly [RegExp, readonly CommentStyle[]])[] = [
  [/\.(html?|vue|svelte|astro|mdx?)$/, [MARKUP, SCRIPT]],
  [/\.(xml|plist|xcprivacy|storyboard|svg|xib|entitlements)$/, [MARKUP]],
  [/\.(css|scss|sass|less)$/, [STYLESHEET]],
  [/\.sql$/, [SQL]],
  [/\.(ya?ml|sh|bash|zsh|env|toml|py|rb|properties|conf|ini|graphqls?|gql|tf|cfg|pro)$|(^|\/)(\.env[^/]*|[^/]*\.env\.[^/]*|Dockerfile[^/]*|Podfile|Gemfile|Caddyfile|\.htaccess|nginx[^/]*|Makefile)$/i, [HASH]],
  [/\.(swift|m|mm|h|kt|kts|java|gradle|prisma|proto|go|php|cs|dart)$/, [NATIVE]],
];

/** How comments are written in a file of this name; one style for each language that it may hold. */
export function commentStyleOf(path: string): readonly CommentStyle[] {
  return STYLES.find(([name]) => name.test(path))?.[1] ?? [SCRIPT];
}

/** One pass over the text; strings are stepped over, so that a mark inside one is no comment. */
export function findComments(text: string, style: CommentStyle): Comment[] {
  return new CommentScanner(text, style).scan();
}

class CommentScanner {
  readonly #text: string;
  readonly #style: CommentStyle;
  // Ends of stretches in which a mark was found not to close (an apostrophe in running text), and the end of the
  // current line: nothing is looked for twice, which keeps this linear on lines of megabytes.
  readonly #unclosed = new Map<string, number>();
  #lineEnd = -1;

  constructor(text: string, style: CommentStyle) {
    this.#text = text;
    this.#style = style;
  }

  scan(): Comment[] {
    const comments: Comment[] = [];
    let at = 0;
    while (at < this.#text.length) {
      const comment = this.#commentAt(at);
      if (comment) comments.push(comment);
      at = comment ? comment.end : this.#step(at);
    }
    return comments;
  }

  #commentAt(at: number): Comment | null {
    const text = this.#text;
    for (const [open, close] of this.#style.block) {
      if (!text.startsWith(open, at)) continue;
      const found = text.indexOf(close, at + open.length);
      const bodyEnd = found < 0 ? text.length : found;
      return { start: at, bodyStart: at + open.length, bodyEnd, end: Math.min(text.length, bodyEnd + close.length) };
    }
    for (const open of this.#style.line) {
      if (!text.startsWith(open, at) || (this.#style.afterSpace && at > 0 && !/\s/.test(text[at - 1]!))) continue;
      const end = this.#endOfLine(at);
      return { start: at, bodyStart: at + open.length, bodyEnd: end, end };
    }
    return null;
  }

  /** The offset after a string or regular expression, else after this character. */
  #step(at: number): number {
    const c = this.#text[at]!;
    if (this.#style.quotes.includes(c)) return this.#style.regex && isApostrophe(this.#text, at) ? at + 1 : this.#skip(at, c);
    return c === '/' && this.#style.regex && startsRegex(this.#text, at) ? this.#skip(at, c) : at + 1;
  }

  /** Only its opening mark where it closes nowhere. */
  #skip(open: number, mark: string): number {
    const limit = mark === '`' ? this.#text.length : this.#endOfLine(open);
    if (this.#unclosed.get(mark) === limit) return open + 1;
    let inClass = false;
    for (let at = open + 1; at < limit; at++) {
      const c = this.#text[at];
      if (c === '\\') at++;
      else if (c === mark && !inClass) return at + 1;
      else if (mark === '/' && (c === '[' || c === ']')) inClass = c === '[';
    }
    this.#unclosed.set(mark, limit);
    return open + 1;
  }

  #endOfLine(at: number): number {
    if (at > this.#lineEnd) {
      const end = this.#text.indexOf('\n', at);
      this.#lineEnd = end < 0 ? this.#text.length : end;
    }
    return this.#lineEnd;
  }
}

/** A slash that cannot divide anything, by what stands before it. */
function startsRegex(text: string, at: number): boolean {
  let before = at - 1;
  while (before >= 0 && (text[before] === ' ' || text[before] === '\t')) before--;
  return before < 0 || '(,=:[!&|?{};+\n'.includes(text[before]!);
}

/** `Don't` in JSX text: after a word that is no keyword, no string can start. */
function isApostrophe(text: string, at: number): boolean {
  const word = /[A-Za-z0-9]+$/.exec(text.slice(Math.max(0, at - 12), at))?.[0];
  return text[at] === "'" && word !== undefined && !/^(return|case|typeof|in|of|from|import|default|else|void|delete|new|await|yield|throw|as|export)$/.test(word);
}
