import { isUtf8 } from 'node:buffer';

const CHUNK = 8_000;

/**
 * The text of a file without its byte-order mark; null for what is no text. Bytes that are no UTF-8 are read as Latin-1:
 * what matters to rules is ASCII, and a file in an old encoding is no reason to look away.
 */
export function decode(bytes: Buffer): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.subarray(2).toString('utf16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) {
    return Buffer.from(bytes.subarray(2, bytes.length - (bytes.length % 2))).swap16().toString('utf16le');
  }
  const utf8 = isUtf8(bytes);
  if (isBinary(bytes, utf8)) return null;
  const text = bytes.toString(utf8 ? 'utf8' : 'latin1');
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}

/** A single NUL in a text does not make it binary: it would be an easy way to hide one. */
function isBinary(bytes: Buffer, utf8: boolean): boolean {
  if (utf8 && !bytes.includes(0)) return false;
  const chunk = bytes.subarray(0, CHUNK);
  let control = 0;
  for (const byte of chunk) if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) control++;
  return control > chunk.length / 100;
}
