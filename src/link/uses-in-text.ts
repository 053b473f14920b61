import type { Matchers } from '../model/matchers.ts';

/** What the text of a file that was not parsed does with what it imports. */

/** Longer files that hand data on have a name for them. */
export const SHORT = 2000;
export const EXPORTS = /\bexport\b|\bmodule\.exports\b/;
export const REEXPORTS = /\bexport\s+(?:type\s+)?(?:\*(?:\s*as\s+[\w$]+)?|\{[^{}]{0,4000}\})\s*from\b/;

/** Whether a file may only pass on what it is given: a wrapper, an index file. */
export const mayHandOn = (text: string): boolean => (text.length < SHORT ? EXPORTS : REEXPORTS).test(text);

/** As much of a call, and of what stands around another use, as can matter. */
const MAX_ARGUMENTS = 400;
const MAX_AROUND = 150;
const CALL = /^(?:\s*<[^()]{0,100}>)?(?:\s*\??\.\s*([\w$]+))?(?:\s*\??\.\s*[\w$]+){0,3}\s*(?:\?\.)?\s*\(/;
const NEXT_CALL = /^\s*[!?]?\.\s*[\w$]+\s*\(/;
/** An argument, or a part of one, that is a variable as it is, and no error. */
const BARE_ARGUMENT = /[(,{]\s*(?:\.\.\.)?(?!e(?:x|rr(?:or)?s?|xception)?\b|(?:reason|undefined|null|true|false)\b)[a-z_$][\w$]*\s*[,)}]/;

/** What a file imports, as it calls it, and which of its members matter: null for it all. */
export interface Import {
  local: string;
  members: ReadonlySet<string> | null;
}

/** Whether a name is called with personal data, or with what callers of this file give it. */
export function usesWithData({ local, members }: Import, text: string, matchers: Matchers): boolean {
  if (local === '') return true; // handed on as it is
  let handsOn = false;
  for (const at of placesOf(local, text)) {
    const after = text.slice(at + local.length, at + local.length + MAX_ARGUMENTS);
    const call = CALL.exec(after);
    if (isOther(call, members)) continue;
    const given = call ? argumentsOf(after, call[0].length) : text[at - 1] === '<' ? after : null;
    if (given === null ? matchers.holdsName(text.slice(Math.max(0, at - MAX_AROUND), at + MAX_AROUND)) : matchers.passesData(given)) return true;
    handsOn ||= given !== null && BARE_ARGUMENT.test(given);
  }
  return handsOn && EXPORTS.test(text) && (text.length < SHORT || matchers.holdsName(text));
}

/** Whether a call is that of a member that does not matter. */
const isOther = (call: RegExpExecArray | null, members: ReadonlySet<string> | null): boolean => members !== null && call?.[1] !== undefined && !members.has(call[1]);

/** The arguments of a call and of those that follow on what it gives; a parenthesis in quotes ends them too late or too early. */
function argumentsOf(text: string, start: number): string {
  let depth = 1;
  for (let at = start; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 40) depth++;
    else if (code === 41 && --depth === 0 && !NEXT_CALL.test(text.slice(at + 1, at + 61))) return text.slice(start - 1, at + 1);
  }
  return text.slice(start - 1);
}

/** What a result is kept in: `const { send } = `, `const client = await `. */
const KEPT = /(?:const|let|var)\s+(\{[^{}]{0,300}\}|\[[^[\]]{0,200}\]|[\w$]+)(?:\s*:[^=\n]{0,80})?\s*=\s*(?:await\s+)?(?:new\s+)?$/;
const HELD = /[\w$]+(?=\s*(?:[,}\]=]|$))/g;
/** A file that keeps more results of one function is read. */
const MAX_HELD = 40;

/** Whether personal data are given to a name, or to what a call of it gives, or its uses do not show that. */
export function usesResultWithData(used: Import, text: string, matchers: Matchers): boolean {
  const { local, members } = used;
  if (local === '') return true; // handed on as it is
  if (usesWithData(used, text, matchers)) return true;
  const held = new Set<string>();
  let isTyped = false;
  let isUnkept = false;
  for (const at of placesOf(local, text)) {
    const call = CALL.exec(text.slice(at + local.length, at + local.length + MAX_ARGUMENTS));
    if (isOther(call, members)) continue;
    if (call) {
      const kept = KEPT.exec(text.slice(Math.max(0, at - MAX_AROUND * 3), at))?.[1];
      for (const [name] of kept?.matchAll(HELD) ?? []) held.add(name);
      isUnkept ||= kept === undefined;
    } else isTyped ||= !inImport(at, text); // a type, a class to extend, an element of a list
    if (held.size > MAX_HELD) return true;
  }
  if ((isTyped || isUnkept) && mayHandOn(text)) return true;
  if (isTyped && matchers.holdsName(text)) return true;
  for (const name of held) if (usesWithData({ local: name, members: null }, text, matchers)) return true;
  return false;
}

/** Whether a name stands in the statement that imports it. */
const inImport = (at: number, text: string): boolean => /\bimport\b[^;'"`=()]{0,400}$/.test(text.slice(Math.max(0, at - MAX_AROUND * 3), at));

function* placesOf(name: string, text: string): Iterable<number> {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) if (!isWord(text.charCodeAt(at - 1)) && !isWord(text.charCodeAt(at + name.length))) yield at;
}

const isWord = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95 || code === 36;
