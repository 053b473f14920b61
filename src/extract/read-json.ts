/** A member of an object, or an item of an array (its key is then the index). Offsets are of the text, quotes included. */
export interface JsonEntry {
  /** Keys from the root down to this one. */
  path: string[];
  key: string;
  keyStart: number;
  keyEnd: number;
  /** Where it is a string, number, boolean or null: as a string; null for objects and arrays. */
  value: string | null;
  valueStart: number;
  valueEnd: number;
}

const MAX_DEPTH = 12;

interface Level {
  array: boolean;
  index: number;
  entry: JsonEntry | null;
}

/**
 * The members of a JSON text in their order, with their places, in one pass. Comments and trailing commas are borne;
 * what is no JSON is stepped over, and members deeper than twelve levels are not listed.
 */
export function readJson(text: string): JsonEntry[] {
  const entries: JsonEntry[] = [];
  const levels: Level[] = [];
  const token = /"[^"\\\n]*(?:\\.[^"\\\n]*)*"?|\/\/[^\n]*|\/\*[^]*?(?:\*\/|$)|[{}[\]:,]|[^\s{}[\]:,"/]+/g;
  const keys: string[] = [];
  for (const match of text.matchAll(token)) {
    const word = match[0];
    const level = levels.at(-1);
    const at = match.index;
    if (word.startsWith('//') || word.startsWith('/*')) continue;
    if (word === '{' || word === '[') {
      if (level?.array) enter(level, levels, keys, entries, String(level.index), at, at);
      if (level?.entry) level.entry.valueStart = at;
      levels.push({ array: word === '[', index: 0, entry: null });
    } else if (word === '}' || word === ']') {
      levels.pop();
      const parent = levels.at(-1);
      if (parent?.entry) parent.entry.valueEnd = at + 1;
      if (keys.length > levels.length) keys.length = levels.length;
    } else if (word === ',') {
      if (level) {
        level.index++;
        level.entry = null;
      }
    } else if (word !== ':' && level) {
      const value = unquote(word);
      if (level.array) enter(level, levels, keys, entries, String(level.index), at, at);
      if (level.entry) Object.assign(level.entry, { value, valueStart: at, valueEnd: at + word.length });
      else if (word.startsWith('"')) enter(level, levels, keys, entries, value, at, at + word.length);
    }
  }
  return entries;
}

function enter(level: Level, levels: readonly Level[], keys: string[], entries: JsonEntry[], key: string, start: number, end: number): void {
  level.entry = null;
  if (levels.length > MAX_DEPTH) return;
  keys.length = Math.min(keys.length, levels.length - 1);
  keys.push(key);
  level.entry = { path: [...keys], key, keyStart: start, keyEnd: end, value: null, valueStart: end, valueEnd: end };
  entries.push(level.entry);
}

function unquote(word: string): string {
  if (!word.startsWith('"')) return word;
  if (!word.includes('\\')) return word.replace(/^"|"$/g, '');
  try {
    return String(JSON.parse(word));
  } catch {
    return word.slice(1, -1);
  }
}
