import { decodeEntities, readTags } from '../read-tags.ts';

/** A key of a property list, with the texts of its value: one for a string, several for an array or below a dictionary. */
export interface PlistEntry {
  key: string;
  start: number;
  end: number;
  texts: { text: string; start: number; end: number }[];
  /** True where the value is `<false/>`. */
  off: boolean;
}

/** The keys of an XML property list in their order, those of nested dictionaries too. */
export function readPlist(text: string): PlistEntry[] {
  const entries: PlistEntry[] = [];
  let tag = '';
  let key = '';
  let start = 0;
  readTags(text, 'xml', {
    tag(name, _attributes, tagStart, _end, selfClosing) {
      const entry = entries.at(-1);
      if (name === 'key' && !selfClosing) {
        key = '';
        start = tagStart;
      } else if (name === 'false' && entry && entry.texts.length === 0 && text.slice(entry.end, tagStart).trim() === '') {
        entry.off = true;
      }
      tag = selfClosing ? '' : name;
    },
    text(from, to) {
      if (tag === 'key') key += text.slice(from, to);
      else if (tag === 'string') entries.at(-1)?.texts.push({ text: decodeEntities(text.slice(from, to)).trim(), start: from, end: to });
    },
    close(name, _start, closeEnd) {
      if (name === 'key') entries.push({ key: decodeEntities(key).trim(), start, end: Math.min(closeEnd + 1, text.length), texts: [], off: false });
      tag = '';
    },
  });
  return entries;
}
