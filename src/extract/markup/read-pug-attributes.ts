import { MASK } from '../../model/hosts.ts';
import type { Attribute } from './element.ts';

const SPACE = /[\s,]/;
const CLOSES: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/** Reads `(name="value", other=code)` from its parenthesis on, over several lines if need be; gives the offset after it. */
export function readPugAttributes(text: string, open: number, to: number, attributes: Attribute[]): number {
  let at = open + 1;
  while (at < to) {
    while (at < to && SPACE.test(text[at]!)) at++;
    if (at >= to || text[at] === ')') return Math.min(at + 1, to);
    const nameStart = at;
    at = skipName(text, at, to);
    const name = text.slice(nameStart, at).replace(/^['"]|['"]$/g, '');
    let equals = at;
    while (equals < to && /\s/.test(text[equals]!)) equals++;
    const sign = /^!?=/.exec(text.slice(equals, equals + 2))?.[0];
    if (sign === undefined) {
      if (name !== '') attributes.push({ name, value: null, valueStart: at, valueEnd: at });
      at = Math.max(at, nameStart + 1);
      continue;
    }
    at = equals + sign.length;
    while (at < to && /\s/.test(text[at]!)) at++;
    const valueStart = at;
    at = skipValue(text, at, to);
    attributes.push(toAttribute(name, text.slice(valueStart, at), valueStart));
  }
  return to;
}

function skipName(text: string, from: number, to: number): number {
  const quote = text[from];
  if (quote === '"' || quote === "'") return afterQuote(text, from, to);
  let at = from;
  // A name may have parentheses and brackets, as Angular writes them.
  if (text[at] === '(' || text[at] === '[') {
    const close = text.slice(at, at + 200).search(/[)\]]\)?/);
    if (close > 0) at += close;
  }
  while (at < to && !/[\s,=!)]/.test(text[at]!)) at++;
  return text[from] === '(' || (text[from] === '[' && text[at] === ')') ? Math.min(at + 1, to) : at;
}

/** An expression ends at a comma, at the closing parenthesis, or at a space after which another attribute starts. */
function skipValue(text: string, from: number, to: number): number {
  const open: string[] = [];
  let isAsked = false;
  let at = from;
  while (at < to) {
    const c = text[at]!;
    if (c === '"' || c === "'" || c === '`') {
      at = afterQuote(text, at, to);
      continue;
    }
    if (open.length === 0) {
      if (c === ',' || c === ')') break;
      if (/\s/.test(c)) {
        let next = at;
        while (next < to && /\s/.test(text[next]!)) next++;
        // `v-model='x' :label='y'` are two attributes: a colon goes on only after the question of a condition.
        const follows = text.slice(next, Math.min(next + 2, to));
        const goesOn = /^(?:[-+*/%&|^?.<>),]|[!=]=|$)/.test(follows) || (follows[0] === ':' && isAsked);
        if (!goesOn && !/[-+*/%&|^?:<>=!]/.test(text[at - 1] ?? '')) break;
        at = next;
        continue;
      }
    }
    if (open.length === 0 && (c === '?' || c === ':')) isAsked = c === '?';
    const close = CLOSES[c];
    if (close !== undefined) open.push(close);
    else if (c === open.at(-1)) open.pop();
    at++;
  }
  return at;
}

function afterQuote(text: string, from: number, to: number): number {
  const quote = text[from];
  for (let at = from + 1; at < to; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === quote) return at + 1;
  }
  return to;
}

function toAttribute(name: string, raw: string, start: number): Attribute {
  const code = raw.trimEnd();
  const valueEnd = start + code.length;
  const quote = code[0];
  const constant = code.length > 1 && (quote === '"' || quote === "'" || quote === '`') && code.endsWith(quote) && !code.slice(1, -1).includes(quote);
  // `'https://x.io/' + id`: the start is known, and with it the host.
  const lead = constant ? null : /^(?:'([^'\\\n]*)'|"([^"\\\n]*)")\s*\+/.exec(code);
  if (lead) return { name, value: `${lead[1] ?? lead[2] ?? ''}${MASK}`, code, valueStart: start, valueEnd };
  if (!constant) return { name, value: null, code, valueStart: start, valueEnd };
  const value = code.slice(1, -1);
  return quote === '`' && value.includes('${')
    ? { name, value, code, valueStart: start, valueEnd }
    : { name, value, valueStart: start + 1, valueEnd: valueEnd - 1 };
}
