/** A response header that configuration sets; offsets are of the text, of the value without its quotes. */
export interface HeaderValue {
  name: string;
  value: string;
  nameStart: number;
  start: number;
  end: number;
}

const WATCHED = /permissions-policy|feature-policy|content-security-policy(?:-report-only)?|set-cookie/gi;
const MAX_VALUE = 16_000;

/**
 * The values of the headers that matter here, however the file writes them: `Name: value`, `Name = "value"`,
 * `add_header Name "value"`, `"key": "Name", "value": "…"`. A quoted value may span lines.
 */
export function readHeaderValues(text: string): HeaderValue[] {
  const values: HeaderValue[] = [];
  let done = 0;
  for (const { 0: name, index } of text.matchAll(WATCHED)) {
    if (index < done || /[\w$-]/.test(text[index - 1] ?? '') || /[\w-]/.test(text[index + name.length] ?? '') || isComment(text, index)) continue;
    const after = index + name.length;
    const lead = /^["']?\s*(?:,\s*["']?value["']?\s*:|[:=])?\s*/.exec(text.slice(after, after + 200))?.[0] ?? '';
    const value = readValue(text, after + lead.length);
    if (!value) continue;
    values.push({ name: name.toLowerCase(), value: text.slice(value.start, value.end), nameStart: index, ...value });
    done = value.end;
  }
  return values;
}

function readValue(text: string, start: number): { start: number; end: number } | null {
  const limit = Math.min(text.length, start + MAX_VALUE);
  const mark = /^(?:"""|'''|"|')/.exec(text.slice(start, start + 3))?.[0];
  if (mark !== undefined) {
    const from = start + mark.length;
    for (let at = from; at < limit; at++) {
      if (text[at] === '\\') at++;
      else if (text.startsWith(mark, at)) return { start: from, end: at };
    }
    return null;
  }
  const window = text.slice(start, limit);
  const newline = window.search(/\r?\n/);
  const end = start + (newline < 0 ? window.length : newline);
  return end > start ? { start, end } : null;
}

function isComment(text: string, at: number): boolean {
  const line = text.slice(Math.max(0, at - 200), at);
  return /^\s*#/.test(line.slice(line.lastIndexOf('\n') + 1));
}
