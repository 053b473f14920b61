import { QuoteType, Tokenizer } from 'htmlparser2';

/** An attribute; offsets are of the text. `value` is raw (entities as written), null where there is none. */
export interface TagAttribute {
  name: string;
  value: string | null;
  start: number;
  valueStart: number;
  valueEnd: number;
}

export interface TagReader {
  /** `end` is exclusive. */
  tag?(name: string, attributes: TagAttribute[], start: number, end: number, selfClosing: boolean): void;
  close?(name: string, start: number, end: number): void;
  text?(start: number, end: number): void;
  cdata?(start: number, end: number): void;
}

/**
 * Reads tags one after the other, without building a tree: unclosed and deeply nested markup costs no more than other.
 * The content of script, style, textarea and title is text, as in a browser.
 */
export function readTags(text: string, mode: 'html' | 'component' | 'xml', reader: TagReader): void {
  let name = '';
  let start = 0;
  let attributes: TagAttribute[] = [];
  let current: TagAttribute | null = null;
  const finish = (endIndex: number, selfClosing: boolean): void => reader.tag?.(name, attributes, start, endIndex + 1, selfClosing);
  const tokenizer = new Tokenizer({ xmlMode: mode === 'xml', decodeEntities: false, recognizeSelfClosing: mode === 'component' }, {
    onopentagname(from, to) {
      name = text.slice(from, to);
      start = from - 1;
      attributes = [];
    },
    onattribname(from, to) {
      current = { name: text.slice(from, to), value: null, start: from, valueStart: to, valueEnd: to };
    },
    onattribdata(from, to) {
      if (!current) return;
      if (current.value === null) current.valueStart = from;
      current.valueEnd = to;
      current.value = text.slice(current.valueStart, to);
    },
    onattribend(quote) {
      if (!current) return;
      if (quote !== QuoteType.NoValue) current.value ??= '';
      attributes.push(current);
      current = null;
    },
    onattribentity() {},
    onopentagend: (end) => finish(end, false),
    onselfclosingtag: (end) => finish(end, true),
    onclosetag: (from, to) => reader.close?.(text.slice(from, to).trim(), from - 2, to),
    ontext: (from, to) => reader.text?.(from, to),
    oncdata: (from, to, offset) => reader.cdata?.(from, to - offset),
    ontextentity() {},
    oncomment() {},
    ondeclaration() {},
    onprocessinginstruction() {},
    onend() {},
  });
  tokenizer.write(text);
  tokenizer.end();
}

const NAMED_ENTITIES: Readonly<Record<string, string>> = { amp: '&', quot: '"', apos: "'", lt: '<', gt: '>', sol: '/', colon: ':', nbsp: ' ' };

/** The entities that addresses and code in attributes are written with. */
export function decodeEntities(raw: string): string {
  if (!raw.includes('&')) return raw;
  return raw.replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|([a-z]{2,5}));/gi, (whole, hex?: string, decimal?: string, name?: string) => {
    if (name !== undefined) return NAMED_ENTITIES[name.toLowerCase()] ?? whole;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
