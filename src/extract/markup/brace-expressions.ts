import { MASK } from '../../model/hosts.ts';

export interface BraceExpression {
  /** Of the braces. */
  start: number;
  end: number;
  inTag: boolean;
}

const TEXT_STOP = /<!--|<\/?[A-Za-z]|\{/g;
const TAG_STOP = /["'{>`]/g;

/**
 * Finds the `{…}` expressions of Svelte and Astro and replaces them, braces and all, so that a reader of HTML meets no
 * `>` or quote of a program. In Astro an expression that holds markup is left in place: its markup is read as such.
 */
export function maskBraces(text: string, language: 'svelte' | 'astro'): { masked: string; expressions: BraceExpression[] } {
  const expressions: BraceExpression[] = [];
  const unclosed = new Map<string, number>();
  const take = (at: number, inTag: boolean): number => {
    const { end, stopped } = matchBrace(text, at, language === 'astro' && !inTag, unclosed);
    if (end < 0) return stopped;
    expressions.push({ start: at, end, inTag });
    return end;
  };
  let at = 0;
  while (at < text.length) {
    const stop = next(TEXT_STOP, text, at);
    if (!stop) break;
    if (stop[0] === '<!--') at = after(text, '-->', stop.index + 4);
    else if (stop[0] === '{') at = take(stop.index, false);
    else at = skipTag(text, stop.index, language, take);
  }
  return { masked: applyMask(text, expressions), expressions };
}

function skipTag(text: string, start: number, language: 'svelte' | 'astro', take: (at: number, inTag: boolean) => number): number {
  let at = start + 1;
  let quote = '';
  for (let stop = next(TAG_STOP, text, at); stop; stop = next(TAG_STOP, text, at)) {
    const [mark] = stop;
    at = stop.index + 1;
    if (mark === '{' && (quote === '' || (language === 'svelte' && quote !== '`'))) at = take(stop.index, true);
    else if (mark === '>' && quote === '') {
      const raw = /^<(script|style)\b/i.exec(text.slice(start, start + 8))?.[1];
      if (raw === undefined || text[at - 2] === '/') return at;
      const close = text.slice(at).search(raw.toLowerCase() === 'script' ? /<\/script/i : /<\/style/i);
      return close < 0 ? text.length : at + close;
    } else if (quote === mark) quote = '';
    else if (quote === '' && mark !== '>' && mark !== '{') quote = mark;
  }
  return text.length;
}

/** Where the brace closes, or -1 and where looking for it ended. */
function matchBrace(text: string, start: number, stopAtTags: boolean, unclosed: Map<string, number>): { end: number; stopped: number } {
  const stops = /["'`{}]|\/\/|\/\*|<[A-Za-z/>]/g;
  let depth = 0;
  let at = start;
  for (let stop = next(stops, text, at); stop; stop = next(stops, text, at)) {
    const [mark] = stop;
    at = stop.index + mark.length;
    if (mark === '{') depth++;
    else if (mark === '}') {
      if (--depth === 0) return { end: at, stopped: at };
    } else if (mark === '//') at = after(text, '\n', at);
    else if (mark === '/*') at = after(text, '*/', at);
    else if (mark.startsWith('<')) {
      if (stopAtTags) return { end: -1, stopped: stop.index };
      at = stop.index + 1;
    } else at = afterString(text, at, mark, unclosed);
  }
  return { end: -1, stopped: text.length };
}

/**
 * After the closing quote; right after the opening one where none closes it on its line. Where a quote was found not to
 * close is kept in `unclosed`, so that nothing is looked for twice.
 */
function afterString(text: string, start: number, quote: string, unclosed: Map<string, number>): number {
  if (start <= (unclosed.get(quote) ?? -1)) return start;
  let at = start;
  for (; at < text.length; at++) {
    const c = text[at];
    if (c === '\\') at++;
    else if (c === quote) return at + 1;
    else if (c === '\n' && quote !== '`') break;
  }
  unclosed.set(quote, at);
  return start;
}

function after(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at < 0 ? text.length : at + mark.length;
}

function next(pattern: RegExp, text: string, from: number): RegExpExecArray | null {
  pattern.lastIndex = from;
  return pattern.exec(text);
}

function applyMask(text: string, expressions: readonly BraceExpression[]): string {
  const parts: string[] = [];
  let done = 0;
  for (const { start, end } of expressions) {
    parts.push(text.slice(done, start), MASK.repeat(end - start));
    done = end;
  }
  parts.push(text.slice(done));
  return parts.join('');
}
