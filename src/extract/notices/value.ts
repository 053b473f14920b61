import { readJson } from '../read-json.ts';

/** A value of a property list, JSON or a literal in code, with its place; offsets are of the text. */
export interface Value {
  start: number;
  end: number;
  /** Of a string, number or boolean (`true`, `false`); null for what holds members, and for what is computed. */
  text: string | null;
  /** Of a dictionary by key, of an array by index. */
  members: Member[];
  /** True for what only a run of the program would tell. */
  computed?: true;
}
export interface Member {
  key: string;
  start: number;
  end: number;
  value: Value;
}

/** The member of that name. */
export const memberOf = (value: Value | undefined, key: string): Member | undefined => value?.members.find((one) => one.key === key);

/** What lies below these keys, one within the other. */
export function descend(value: Value | undefined, ...keys: string[]): Member | undefined {
  let found: Member | undefined;
  for (const key of keys) {
    found = memberOf(found ? found.value : value, key);
    if (!found) return undefined;
  }
  return found;
}

/** `true`, `false` or, where it is neither, null. */
export const flagOf = (member: Member | undefined): boolean | null =>
  member?.value.text === 'true' ? true : member?.value.text === 'false' ? false : null;

/** Whether any part of it is computed. */
export const isComputed = (value: Value): boolean => value.computed === true || value.members.some((one) => isComputed(one.value));

/** A JSON text as a tree. */
export function readJsonValue(text: string): Value {
  const root: Value = { start: 0, end: text.length, text: null, members: [] };
  const open: Value[] = [root];
  for (const { path, key, keyStart, keyEnd, value, valueStart, valueEnd } of readJson(text)) {
    open.length = Math.min(open.length, path.length);
    const made: Value = { start: valueStart, end: valueEnd, text: value, members: [] };
    open.at(-1)!.members.push({ key, start: keyStart, end: Math.max(keyEnd, valueEnd), value: made });
    open[path.length] = made;
  }
  return root;
}
