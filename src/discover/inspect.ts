import type { Skipped } from '../model/source.ts';

const SCRIPT = /\.[cm]?jsx?$/;
const CODE = /\.(?:[cm]?[jt]sx?|vue|svelte|swift|mm?|h|java|kts?|php|graphql|gql)$/;

/** Below this many characters a long line is a style, not a minifier. */
const MINIFIED_FROM = 2_000;
const LONG_LINE = 250;
/** A file with this many lines of ordinary length was written by people, however long the others are. */
const ORDINARY_LINES = 20;
const SAMPLE = 1_000;
const HEAD = 2_000;

/** Why a text that could be read is nothing that people wrote; null if it is. Costs only a look at its first lines. */
export function inspect(text: string, path: string): Skipped | null {
  if (SCRIPT.test(path) && isMinified(text)) {
    return { path, reason: 'minified', detail: 'nearly all of it is in very long lines' };
  }
  if (CODE.test(path) && isGenerated(text)) {
    return { path, reason: 'generated', detail: 'its first lines say so' };
  }
  return null;
}

function isMinified(text: string): boolean {
  if (text.length < MINIFIED_FROM) return false;
  let ordinary = 0;
  let long = 0;
  let dense = 0;
  for (let at = 0; at <= text.length;) {
    const newline = text.indexOf('\n', at);
    const end = newline < 0 ? text.length : newline;
    if (end - at > LONG_LINE) {
      long += end - at;
      if (isDense(text.slice(at, Math.min(end, at + SAMPLE)))) dense += end - at;
    } else if (isCode(text, at, end) && ++ordinary >= ORDINARY_LINES) return false;
    at = end + 1;
  }
  return dense > text.length / 2 || (dense > long / 2 && dense > MINIFIED_FROM);
}

/** Whether it is code without spaces; long lines of data (images, tables) hold hardly any of these signs. */
const isDense = (sample: string): boolean => (sample.match(/[();=]/g)?.length ?? 0) > sample.length / 20 && (sample.match(/ /g)?.length ?? 0) < sample.length / 8;

/** Not blank and not the line of a licence comment, which minifiers keep. */
function isCode(text: string, start: number, end: number): boolean {
  let at = start;
  while (at < end && text.charCodeAt(at) <= 32) at++;
  return at < end && text[at] !== '*' && text[at] !== '/';
}

const COMMENT_LINE = /^\s*(?:$|\/\/|\/\*|\*|#|<!--|-->|['"]use |<\?php\s*$)/;

function isGenerated(text: string): boolean {
  // Nearly every file lacks the words, and one native search says so.
  const head = text.slice(0, HEAD);
  if (!/generated/i.test(head)) return false;
  const lines = head.split('\n');
  let inBlock = false;
  const comment: string[] = [];
  for (const line of lines) {
    if (!inBlock && !COMMENT_LINE.test(line)) break;
    comment.push(line);
    const open = line.lastIndexOf('/*');
    const close = line.lastIndexOf('*/');
    if (open > close) inBlock = true;
    else if (close >= 0) inBlock = false;
  }
  const words = comment.join('\n');
  // "Do not edit" alone is also what people write above a constant.
  return /(?:^|[\s*])@generated\b(?!:)/m.test(words) || (/generated/i.test(words) && /do not (?:edit|modify|change)|don't edit/i.test(words));
}
