import type { Attribute, MarkupElement } from './element.ts';
import { readPugAttributes } from './read-pug-attributes.ts';

export interface PugCode {
  start: number;
  end: number;
  kind: 'script' | 'style' | 'expression';
  /** The script element whose content it is. */
  owner?: MarkupElement;
}

export interface PugDocument {
  elements: (MarkupElement & { depth: number })[];
  /** Text after an element on its line, by the index of the element: what a label says. */
  texts: Map<number, string>;
  /** Script and style blocks, buffered and unbuffered code, attribute values that are code. */
  code: PugCode[];
}

const KEYWORD = /^(?:if|else|unless|case|when|default|each|for|while|include|extends|block|append|prepend|mixin|doctype)\b(?![.#(])/;
const TAG = /^(?:[A-Za-z][\w-]*(?::[\w-]+)*|(?=[.#][\w-]))/;
const CLASS_OR_ID = /^[.#][\w-]+/;

/**
 * Reads pug by lines and indentation: elements with their attributes, and the code in it. What it does not understand
 * it steps over a line at a time.
 */
export function readPug(text: string, from = 0, to = text.length): PugDocument {
  const document: PugDocument = { elements: [], texts: new Map(), code: [] };
  let at = from;
  while (at < to) {
    const indent = indentAt(text, at);
    const start = at + indent;
    const end = Math.min(lineEnd(text, start), to);
    if (start >= end) at = end + 1;
    else if (text.startsWith('//', start)) at = blockEnd(text, end + 1, indent, to);
    else at = readLine(text, start, end, indent, to, document);
  }
  return document;
}

function readLine(text: string, start: number, end: number, indent: number, to: number, document: PugDocument): number {
  const line = text.slice(start, end);
  const first = line[0]!;
  if (first === '|' || first === '<' || first === ':' || first === '+') return end + 1;
  if (first === '-' || first === '=' || line.startsWith('!=')) {
    if (line.trim() === '-') {
      const block = blockEnd(text, end + 1, indent, to);
      document.code.push({ start: end + 1, end: block, kind: 'script' });
      return block;
    }
    const lead = line.startsWith('!=') ? 2 : 1;
    document.code.push({ start: start + lead, end, kind: first === '-' ? 'script' : 'expression' });
    return end + 1;
  }
  if (KEYWORD.test(line)) {
    const condition = /^(?:if|else if|unless|while|case)\s+/.exec(line);
    if (condition) document.code.push({ start: start + condition[0].length, end, kind: 'expression' });
    return end + 1;
  }
  return readElement(text, start, indent, to, document);
}

function readElement(text: string, start: number, indent: number, to: number, document: PugDocument): number {
  let at = start;
  let tag = '';
  for (;;) {
    const name = TAG.exec(text.slice(at, at + 200));
    if (!name) return Math.min(lineEnd(text, at), to) + 1;
    tag = name[0] || 'div';
    const attributes: Attribute[] = [];
    const tagStart = at;
    at += name[0].length;
    for (let part = CLASS_OR_ID.exec(text.slice(at, at + 200)); part; part = CLASS_OR_ID.exec(text.slice(at, at + 200))) {
      attributes.push({ name: part[0].startsWith('#') ? 'id' : 'class', value: part[0].slice(1), valueStart: at + 1, valueEnd: at + part[0].length });
      at += part[0].length;
    }
    if (text[at] === '(') at = readPugAttributes(text, at, to, attributes);
    if (text.startsWith('&attributes(', at)) at = readPugAttributes(text, at + 11, to, []);
    document.elements.push({ tag: tag.toLowerCase(), attributes, start: tagStart, end: at, depth: indent });
    for (const { code, valueStart, valueEnd } of attributes) if (code !== undefined) document.code.push({ start: valueStart, end: valueEnd, kind: 'expression' });
    // `li: a(href=…)`: an element nested on the same line.
    const nested = /^:[ \t]+(?=[A-Za-z.#])/.exec(text.slice(at, at + 80));
    if (!nested) break;
    at += nested[0].length;
  }
  return readContent(text, at, tag.toLowerCase(), indent, to, document);
}

function readContent(text: string, at: number, tag: string, indent: number, to: number, document: PugDocument): number {
  const end = Math.min(lineEnd(text, at), to);
  const rest = text.slice(at, end);
  const owner = document.elements.at(-1)!;
  const raw = tag === 'script' || tag === 'style' ? tag : null;
  if (/^\.\s*$/.test(rest) || (raw && rest.trim() === '')) {
    const block = blockEnd(text, end + 1, indent, to);
    if (raw && block > end + 1) document.code.push({ start: end + 1, end: block, kind: raw, owner });
    return block;
  }
  const buffered = /^!?=/.exec(rest);
  if (buffered) document.code.push({ start: at + buffered[0].length, end, kind: 'expression' });
  else if (raw) document.code.push({ start: at, end, kind: raw, owner });
  else if (rest.trim() !== '') document.texts.set(document.elements.length - 1, rest.trim());
  return end + 1;
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

function indentAt(text: string, at: number): number {
  let n = 0;
  while (text[at + n] === ' ' || text[at + n] === '\t' || text[at + n] === '\r') n++;
  return n;
}

/** After the lines that stand deeper than `indent`, or are empty. */
function blockEnd(text: string, from: number, indent: number, to: number): number {
  let at = from;
  let end = from;
  while (at < to) {
    const depth = indentAt(text, at);
    const stop = Math.min(lineEnd(text, at), to);
    if (at + depth < stop) {
      if (depth <= indent) break;
      end = stop + 1;
    }
    at = stop + 1;
  }
  return Math.min(end, to);
}
