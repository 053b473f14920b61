import { Parser } from 'htmlparser2';
import { Folding, type Folded } from './fold.ts';

const UNSEEN = new Set(['script', 'style', 'template', 'title', 'svg', 'noscript', 'iframe', 'select', 'textarea']);
const INLINE = new Set([
  'a', 'abbr', 'b', 'bdi', 'bdo', 'big', 'cite', 'code', 'data', 'del', 'dfn', 'em', 'font', 'i', 'img', 'ins', 'kbd', 'mark', 'q', 's', 'samp',
  'small', 'span', 'strike', 'strong', 'sub', 'sup', 'time', 'tt', 'u', 'var', 'wbr', 'label',
]);
const HEADING = /^h[1-6]$/;

/** HTML: its text without tags, scripts and styles. */
export function readHtml(text: string): Folded {
  const folding = new Folding();
  let unseen = 0;
  let breaks = 0;
  const parser = new Parser({
    onopentagname(name) {
      if (UNSEEN.has(name)) unseen++;
      else if (name === 'br') {
        // One is a line break, two are how some people write paragraphs.
        if (++breaks > 1) folding.break();
        else folding.add(' ', parser.startIndex);
      } else if (!INLINE.has(name)) folding.break();
    },
    onclosetag(name) {
      if (UNSEEN.has(name)) unseen = Math.max(0, unseen - 1);
      else if (name !== 'br' && !INLINE.has(name)) folding.break(HEADING.test(name));
    },
    ontext(data) {
      if (unseen > 0) return;
      if (data.trim() !== '') breaks = 0;
      // A decoded entity is shorter than what stands in the file.
      if (data.length === parser.endIndex - parser.startIndex + 1) folding.add(data, parser.startIndex);
      else folding.addAt(data, parser.startIndex);
    },
  }, { decodeEntities: true, lowerCaseTags: true });
  parser.end(text);
  return folding.finish();
}
