/** A text as people compare it, with the place of each of its characters in the file. */
export interface Folded {
  text: string;
  /** For each UTF-16 unit of `text` its offset in the file. */
  offsets: Int32Array;
  blocks: Block[];
}

/** A paragraph, list item, cell or heading: sentences do not go beyond it. Offsets in the folded text. */
export interface Block {
  start: number;
  end: number;
  heading: boolean;
}

const SINGLE = "['`\u00b4\u2018-\u201b\u2032\u2035\u02bc]";
const DOUBLE = '["\u201c-\u201f\u2033\u2036\u00ab\u00bb\u300c-\u300f]';
const DASH = '[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]';
const NOTHING = '[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]';
const SPECIAL = new RegExp(`(${SINGLE})|(${DOUBLE})|(${DASH})|(${NOTHING})|[\\s\\x00-\\x20\\x7f]`, 'u');
/** What composes into one character: a character with its marks, or a run of Hangul letters. */
const CLUSTER = /[\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff]+|\P{M}\p{M}*|\p{M}+/uy;

function makeAlike(character: string): string {
  const match = /^[\w.,]$/.test(character) ? null : SPECIAL.exec(character);
  if (match === null) return character;
  const [, single, double, dash, nothing] = match;
  return single !== undefined ? "'" : double !== undefined ? '"' : dash !== undefined ? '-' : nothing !== undefined ? '' : ' ';
}

/**
 * Builds a folded text from pieces of a file: Unicode compatibility forms, quotation marks, dashes and white space are
 * made alike, what cannot be seen is left out. Letters keep their case.
 */
export class Folding {
  #text = '';
  readonly #offsets: number[] = [];
  readonly #blocks: Block[] = [];
  #start = 0;
  #space = false;
  #spaceAt = 0;
  // Asking the growing text itself for its end would copy it each time.
  #last = '';

  /** @param offset of the piece in the file */
  add(piece: string, offset: number): void {
    for (let i = 0; i < piece.length;) {
      const code = piece.charCodeAt(i);
      // Marks, from U+0300 on, belong to what is before them.
      if (code < 0x80 && !(piece.charCodeAt(i + 1) >= 0x300)) {
        this.#put(code <= 0x20 || code === 0x7f ? ' ' : code === 0x60 ? "'" : piece[i]!, offset + i);
        i++;
        continue;
      }
      CLUSTER.lastIndex = i;
      const cluster = CLUSTER.exec(piece)?.[0] ?? piece[i]!;
      // First by themselves, since a compatibility form of an accent is a space with a mark.
      const whole = cluster.length === 1 ? makeAlike(cluster) : cluster;
      for (const character of whole.normalize('NFKC')) this.#put(makeAlike(character), offset + i);
      i += cluster.length;
    }
  }

  /** The same characters wherever they come from, such as a decoded entity: all of them at one place. */
  addAt(piece: string, offset: number): void {
    const before = this.#offsets.length;
    this.add(piece, offset);
    this.#offsets.fill(offset, before);
  }

  /** Ends a block. */
  break(heading = false): void {
    const end = this.#text.length;
    if (end > this.#start) this.#blocks.push({ start: this.#start, end, heading });
    this.#space = this.#space || end > 0;
    this.#start = end;
  }

  finish(): Folded {
    this.break();
    // The space before a block belongs to none.
    const blocks = this.#blocks.map((block) => (this.#text[block.start] === ' ' ? { ...block, start: block.start + 1 } : block)).filter(({ start, end }) => start < end);
    return { text: this.#text, offsets: Int32Array.from(this.#offsets), blocks };
  }

  #put(character: string, offset: number): void {
    if (character === '') return;
    if (character === ' ') {
      if (!this.#space) this.#spaceAt = offset;
      this.#space = true;
      return;
    }
    if (this.#space && this.#text.length > 0) this.#append(' ', this.#spaceAt);
    else if (character === '-' && this.#last === '-') return;
    this.#space = false;
    this.#append(character, offset);
  }

  #append(character: string, offset: number): void {
    this.#text += character;
    this.#last = character;
    for (let i = 0; i < character.length; i++) this.#offsets.push(offset);
  }
}

/** A quote as it is compared. */
export function foldQuote(quote: string): string {
  const folding = new Folding();
  folding.add(quote, 0);
  return folding.finish().text;
}
