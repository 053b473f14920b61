import { decodeEntities, readTags } from '../read-tags.ts';
import type { Value } from './value.ts';

const MAX_DEPTH = 32;
const MAX_VALUES = 20_000;

interface Level {
  tag: string;
  value: Value;
  /** Of a dictionary: the key that waits for its value. */
  key: { text: string; start: number; end: number } | null;
}

/**
 * The value of an XML property list.
 * @throws Error where it is no well-formed property list; RangeError where it nests too deep.
 */
export function readPlistValue(text: string): Value {
  // No property list needs entities of its own, and none is ever expanded here.
  if (/<!ENTITY\b/i.test(text)) throw new Error('the property list declares entities, which are not expanded');
  const levels: Level[] = [];
  let root: Value | null = null;
  let values = 0;
  let failure: Error | null = null;
  const fail = (words: string, at: number): void => void (failure ??= new Error(`${words} (line ${text.slice(0, at).split('\n').length})`));

  const open = (tag: string, start: number, end: number): void => {
    if (levels.length >= MAX_DEPTH) return void (failure ??= new RangeError('too deep'));
    if (++values > MAX_VALUES) return fail(`the property list holds more than ${MAX_VALUES} values`, start);
    const value: Value = { start, end, text: tag === 'true' || tag === 'false' ? tag : isScalar(tag) ? '' : null, members: [] };
    const parent = levels.at(-1);
    if (tag === 'key') {
      if (parent?.tag !== 'dict') fail('<key> outside of a <dict>', start);
    } else if (parent?.tag === 'dict') {
      if (parent.key) parent.value.members.push({ key: parent.key.text, start: parent.key.start, end: parent.key.end, value });
      else fail(`<${tag}> without a <key> before it`, start);
      parent.key = null;
    } else if (parent?.tag === 'array') {
      parent.value.members.push({ key: String(parent.value.members.length), start, end, value });
    } else if (parent) fail(`<${tag}> within <${parent.tag}>`, start);
    else root ??= value;
    levels.push({ tag, value, key: null });
  };
  const close = (tag: string, end: number): void => {
    const level = levels.pop();
    if (level?.tag !== tag) return fail(level ? `<${level.tag}> is not closed before </${tag}>` : `</${tag}> closes nothing`, end);
    level.value.end = Math.min(end + 1, text.length);
    const parent = levels.at(-1);
    if (tag === 'key' && parent) parent.key = { text: level.value.text!.trim(), start: level.value.start, end: level.value.end };
    else if (isScalar(tag)) level.value.text = level.value.text!.trim();
  };

  readTags(text, 'xml', {
    tag(name, _attributes, start, end, selfClosing) {
      if (failure || name === 'plist') return;
      open(name, start, end);
      if (selfClosing) close(name, end - 1);
    },
    text(start, end) {
      const level = failure ? undefined : levels.at(-1);
      if (level && isScalar(level.tag)) level.value.text += decodeEntities(text.slice(start, end));
    },
    close(name, _start, end) {
      if (!failure && name !== 'plist') close(name, end);
    },
  });
  if (levels.length > 0) fail(`<${levels[0]!.tag}> is not closed`, levels[0]!.value.start);
  if (failure) throw failure as Error;
  if (!root) throw new Error('no property list');
  return root;
}

const isScalar = (tag: string): boolean => tag !== 'dict' && tag !== 'array' && tag !== 'true' && tag !== 'false';
