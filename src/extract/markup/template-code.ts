/** A part of a text that is code; offsets are of the text. */
export interface CodeRange {
  start: number;
  end: number;
  kind: 'expression' | 'handler';
}

/** What precedes the expression of a Svelte block or tag. */
const SVELTE_BLOCK = /^(?:[#:](?:if|else if|each|await|key)\s+|@(?:html|render|const|debug|attach)\s+|\.\.\.)/;
const SVELTE_NO_CODE = /^(?:\/|:else\s*$|:then|:catch|#snippet)/;

/** The code of a `{…}` of Svelte or Astro; null where it holds none. */
export function braceCode(text: string, start: number, end: number): CodeRange | null {
  const inner = text.slice(start, end);
  const lead = inner.length - inner.trimStart().length;
  const body = inner.trim();
  if (body === '' || SVELTE_NO_CODE.test(body)) return null;
  const block = SVELTE_BLOCK.exec(body)?.[0] ?? '';
  let code = body.slice(block.length);
  if (block.startsWith('#each')) code = cutAt(code, ' as ');
  else if (block.startsWith('#await')) code = cutAt(cutAt(code, ' then '), ' catch ');
  else if (block.startsWith('@const')) {
    const value = code.indexOf('=');
    return value < 0 ? null : { start: start + lead + block.length + value + 1, end: start + lead + body.length, kind: 'expression' };
  }
  const from = start + lead + block.length;
  return { start: from, end: from + code.length, kind: 'expression' };
}

function cutAt(code: string, mark: string): string {
  const at = code.lastIndexOf(mark);
  return at < 0 ? code : code.slice(0, at);
}

/** The code of an attribute value of plain HTML, Vue, Angular or Alpine; null where the value is no code. */
export function attributeCode(name: string, value: string, offset: number): CodeRange | null {
  const lower = name.toLowerCase();
  const whole = (kind: CodeRange['kind']): CodeRange => ({ start: offset, end: offset + value.length, kind });
  if (value.trim() === '') return null;
  if (/^on[a-z]+$/.test(lower) || /^(?:@|v-on:|x-on:|\([^)]+\)$|on-)/.test(lower)) return whole('handler');
  if (lower === 'v-for') {
    const of = /\s(?:in|of)\s+/.exec(value);
    return of ? { start: offset + of.index + of[0].length, end: offset + value.length, kind: 'expression' } : null;
  }
  if (lower === 'v-slot' || lower.startsWith('v-slot:') || lower.startsWith('#')) return null;
  if (lower === '*ngfor') {
    const of = /\bof\s+([^;]+)/.exec(value);
    return of ? { start: offset + of.index + of[0].length - of[1]!.length, end: offset + of.index + of[0].length, kind: 'expression' } : null;
  }
  if (lower.startsWith('*')) return { start: offset, end: offset + beforePipe(value.split(/;| as /)[0] ?? '').length, kind: 'expression' };
  if (/^(?::|v-|x-data$|x-init$|x-text$|x-html$|x-show$|x-bind:|x-effect$|\[.+\]$|bind-)/.test(lower)) {
    return { start: offset, end: offset + (lower.startsWith('[') ? beforePipe(value).length : value.length), kind: 'expression' };
  }
  return null;
}

/** Angular and Vue 2 write `value | filter`, which is no JavaScript. */
export function beforePipe(code: string): string {
  const pipe = /[^|]\|(?!\|)/.exec(code);
  return pipe ? code.slice(0, pipe.index + 1) : code;
}
