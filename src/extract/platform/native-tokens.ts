export interface NativeToken {
  kind: 'name' | 'string';
  text: string;
  /** Quotes left out. */
  start: number;
  end: number;
}

const NAME = /[A-Za-z_$][\w$]*/y;

/**
 * The names and strings of Swift, Objective-C, Kotlin, Java and Groovy, outside comments, in one pass. Names inside a
 * string's interpolation are left out.
 * @param nested whether block comments nest, as in Swift and Kotlin.
 */
export function readNativeTokens(text: string, nested: boolean): NativeToken[] {
  const tokens: NativeToken[] = [];
  // Ends of lines on which a quote was found not to close: nothing is looked for twice.
  const unclosed = new Map<string, number>();
  let at = 0;
  while (at < text.length) {
    const c = text[at]!;
    if (c === '/' && text[at + 1] === '/') at = indexOrEnd(text, '\n', at);
    else if (c === '/' && text[at + 1] === '*') at = afterComment(text, at, nested);
    else if (c === '"' || c === "'") {
      const mark = text.startsWith('"""', at) ? '"""' : c;
      const close = mark === '"""' ? indexOrEnd(text, mark, at + 3) : closingQuote(text, at, c, unclosed);
      if (close < 0) {
        at++;
        continue;
      }
      tokens.push({ kind: 'string', text: text.slice(at + mark.length, close), start: at + mark.length, end: close });
      at = close + mark.length;
    } else if (isNameStart(c)) {
      NAME.lastIndex = at;
      const name = NAME.exec(text)![0];
      tokens.push({ kind: 'name', text: name, start: at, end: at + name.length });
      at += name.length;
    } else if (c >= '0' && c <= '9') {
      // `0xFFL` holds no name.
      while (at < text.length && /\w/.test(text[at]!)) at++;
    } else at++;
  }
  return tokens;
}

const isNameStart = (c: string): boolean => (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c === '_' || c === '$';

function indexOrEnd(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at < 0 ? text.length : at;
}

function afterComment(text: string, start: number, nested: boolean): number {
  if (!nested) return indexOrEnd(text, '*/', start + 2) + 2;
  const marks = /\/\*|\*\//g;
  marks.lastIndex = start;
  let depth = 0;
  for (let mark = marks.exec(text); mark; mark = marks.exec(text)) {
    depth += mark[0] === '/*' ? 1 : -1;
    if (depth === 0) return marks.lastIndex;
  }
  return text.length;
}

/** The closing quote on the same line, or -1. */
function closingQuote(text: string, open: number, quote: string, unclosed: Map<string, number>): number {
  if (open <= (unclosed.get(quote) ?? -1)) return -1;
  let at = open + 1;
  for (; at < text.length && text[at] !== '\n'; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === quote) return at;
  }
  unclosed.set(quote, at);
  return -1;
}
