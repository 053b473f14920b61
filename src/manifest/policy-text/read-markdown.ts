import { decodeEntity } from './entities.ts';
import { Folding, type Folded } from './fold.ts';

/** What a line starts with, and what that makes of it. */
const HEADING = /[ \t]{0,3}#{1,6}(?:[ \t]+|(?=\r?\n|$))/y;
const ITEM = /[ \t]*(?:[-*+]|(?=\d{1,3}[.)][ \t]))[ \t]*/y;
const PLAIN_ITEM = /[ \t]*\d{1,3}[.)][ \t]/y;
const QUOTE = /[ \t]{0,3}(?:>[ \t]?){1,20}/y;
const RULE = /[ \t]{0,3}(?:[-*_=|:][-*_=|: \t]*)(?=\r?\n|$)/y;
const DEFINITION = /[ \t]{0,3}\[[^\]\n]{1,200}\]:[^\n]*/y;
const FRONT_MATTER = /^---\r?\n(?:[^\n]{0,2000}\n){0,200}?---[ \t]*(?:\r?\n|$)/;
const TAG = /<\/?([A-Za-z][A-Za-z0-9]*)[^<>]{0,2000}>/y;
const AUTOLINK = /<([^\s<>]{3,500})>/y;
const ENTITY = /&(?:#x?[0-9a-fA-F]{1,6}|[A-Za-z]{2,31});/y;
const BLOCK_TAG = /^(?:p|div|li|ul|ol|table|tr|td|th|section|article|h[1-6]|br|hr|blockquote|dd|dt|dl)$/i;
const TARGET_LENGTH = 2000;

/** Markdown: what a reader sees of it. */
export function readMarkdown(text: string): Folded {
  const folding = new Folding();
  const closing = matchBrackets(text);
  const dropped = new Map<number, number>();
  const skip = (pattern: RegExp, from: number): number => {
    pattern.lastIndex = from;
    return pattern.exec(text)?.[0].length ?? 0;
  };
  let at = FRONT_MATTER.exec(text)?.[0].length ?? 0;
  let heading = false;
  let table = false;
  let lineStart = true;

  const startLine = (): void => {
    const end = text.indexOf('\n', at);
    const line = text.slice(at, end < 0 ? undefined : end);
    if (heading || line.trim() === '') folding.break(heading);
    heading = false;
    const rule = skip(RULE, at);
    if (rule > 0 && line.replace(/[^-*_=]/g, '').length > 1) {
      folding.break(/^(?:=+|-+)$/.test(line.trim()));
      at += rule;
      return;
    }
    const definition = skip(DEFINITION, at);
    if (definition > 0) {
      at += definition;
      return;
    }
    at += skip(QUOTE, at);
    const mark = skip(HEADING, at);
    table = line.trimStart().startsWith('|');
    if (mark > 0) {
      folding.break();
      heading = true;
      at += mark;
    } else if (skip(PLAIN_ITEM, at) > 0 || /^[ \t]*[-*+][ \t]/.test(line) || table) {
      folding.break();
      at += table ? 0 : skip(ITEM, at);
    }
  };

  while (at < text.length) {
    if (lineStart) {
      lineStart = false;
      startLine();
      continue;
    }
    const character = text[at]!;
    const next = text[at + 1] ?? '';
    const before = text[at - 1] ?? '';
    switch (character) {
      case '\n':
        folding.add(character, at++);
        lineStart = true;
        continue;
      case '\\':
        if (/[!-/:-@[-`{-~]/.test(next)) folding.add(next, at + 1);
        at += 2;
        continue;
      case '`': case '~':
        if (character === '`' || next === '~' || before === '~') {
          at++;
          continue;
        }
        break;
      case '*':
        if (!(isSpace(before) && isSpace(next))) {
          at++;
          continue;
        }
        break;
      case '_':
        if (!(isWord(before) && isWord(next)) && !(isSpace(before) && isSpace(next))) {
          at++;
          continue;
        }
        break;
      case '|':
        if (table) {
          folding.break();
          at++;
          continue;
        }
        break;
      case '#':
        if (heading && /^#+[ \t]*\r?(?:\n|$)/.test(text.slice(at, at + 20))) {
          at++;
          continue;
        }
        break;
      case '!': case '[': {
        const open = character === '!' && next === '[' ? at + 1 : character === '[' ? at : -1;
        const close = open < 0 ? 0 : closing[open]!;
        const target = close > 0 ? endOfTarget(text, close + 1) : 0;
        if (target > 0) {
          dropped.set(close, target);
          at = open + 1;
          continue;
        }
        break;
      }
      case ']': {
        const target = dropped.get(at);
        if (target !== undefined) {
          at = target;
          continue;
        }
        break;
      }
      case '<': {
        if (text.startsWith('<!--', at)) {
          const end = text.indexOf('-->', at + 4);
          at = end < 0 ? text.length : end + 3;
          continue;
        }
        AUTOLINK.lastIndex = at;
        const link = AUTOLINK.exec(text);
        if (link && /:\/\/|@/.test(link[1]!)) {
          folding.add(link[1]!, at + 1);
          at += link[0].length;
          continue;
        }
        TAG.lastIndex = at;
        const tag = TAG.exec(text);
        if (tag) {
          if (BLOCK_TAG.test(tag[1]!)) folding.break();
          at += tag[0].length;
          continue;
        }
        break;
      }
      case '&': {
        const length = skip(ENTITY, at);
        const decoded = length > 0 ? decodeEntity(text.slice(at, at + length)) : null;
        if (decoded !== null) {
          folding.addAt(decoded, at);
          at += length;
          continue;
        }
        break;
      }
    }
    at = addPlain(folding, text, at);
  }
  folding.break(heading);
  return folding.finish();
}

const PLAIN = /[^\n\\`~*_|#![\]<&]+/y;

/** Adds the character at `at`, which means itself, and all that follow it as far as none can mean anything else. */
function addPlain(folding: Folding, text: string, at: number): number {
  PLAIN.lastIndex = at + 1;
  const end = at + 1 + (PLAIN.exec(text)?.[0].length ?? 0);
  folding.add(text.slice(at, end), at);
  return end;
}

/** For each `[` where its `]` is; 0 where it has none. */
function matchBrackets(text: string): Int32Array {
  const closing = new Int32Array(text.length);
  const open: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const character = text[i];
    if (character === '\\') i++;
    else if (character === '[') open.push(i);
    else if (character === ']') {
      const start = open.pop();
      if (start !== undefined) closing[start] = i;
    }
  }
  return closing;
}

/** Behind the target of a link, `(…)` or `[…]`, that starts here; 0 where none does. */
function endOfTarget(text: string, at: number): number {
  const close = text[at] === '(' ? ')' : text[at] === '[' ? ']' : '';
  if (close === '') return 0;
  const end = text.slice(at, at + TARGET_LENGTH).indexOf(close);
  return end < 0 ? 0 : at + end + 1;
}

const isSpace = (character: string): boolean => character === '' || /\s/.test(character);
const isWord = (character: string): boolean => /[\p{L}\p{N}]/u.test(character);
