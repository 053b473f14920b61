import { MASK } from '../../model/hosts.ts';

/** A template tag that writes a value. Offsets are of the text; the code is between the marks. */
export interface TemplateOutput {
  start: number;
  codeStart: number;
  codeEnd: number;
  end: number;
  open: string;
}

interface Mark {
  open: string;
  close: string;
  /** False where it steers (`if`, `for`) and writes nothing itself. */
  output: boolean;
}

/** Longer openings first. */
const MARKS: readonly Mark[] = [
  { open: '{{{', close: '}}}', output: true },
  { open: '{{!--', close: '--}}', output: false },
  { open: '{{!', close: '}}', output: false },
  { open: '{{#', close: '}}', output: false },
  { open: '{{/', close: '}}', output: false },
  { open: '{{', close: '}}', output: true },
  { open: '{!!', close: '!!}', output: true },
  { open: '{%', close: '%}', output: false },
  { open: '{#', close: '#}', output: false },
  { open: '<%=', close: '%>', output: true },
  { open: '<%-', close: '%>', output: true },
  { open: '<%#', close: '%>', output: false },
  { open: '<%', close: '%>', output: false },
  { open: '<?=', close: '?>', output: true },
  { open: '<?xml', close: '?>', output: false },
  { open: '<?', close: '?>', output: false },
];

const OPENING = /\{\{|\{!!|\{[%#]|<%|<\?/g;

/** Marks that a component file has; the others would be markup or style there. */
const MUSTACHES: ReadonlySet<string> = new Set(['{{']);

/**
 * The text with its template tags replaced, so that every later reader sees plain markup and script: a letter for each
 * character of one that writes a value, spaces for one that steers. Length and lines stay the same.
 */
export function maskTemplates(text: string, onlyMustaches = false): { masked: string; outputs: TemplateOutput[] } {
  const outputs: TemplateOutput[] = [];
  const unclosed = new Set<string>();
  const parts: string[] = [];
  let done = 0;
  for (const { index } of text.matchAll(OPENING)) {
    if (index < done) continue;
    const mark = MARKS.find(({ open }) => text.startsWith(open, index) && (!onlyMustaches || MUSTACHES.has(open)));
    if (!mark || unclosed.has(mark.close)) continue;
    const close = text.indexOf(mark.close, index + mark.open.length);
    if (close < 0) {
      // An unclosed `<?php` runs to the end of the file, as in PHP itself.
      if (mark.open !== '<?') {
        unclosed.add(mark.close);
        continue;
      }
    }
    const codeEnd = close < 0 ? text.length : close;
    const end = close < 0 ? text.length : close + mark.close.length;
    const output = mark.output || (mark.open === '<?' && /^php\s+echo\b/.test(text.slice(index + 2, index + 20)));
    if (output) outputs.push({ start: index, codeStart: index + mark.open.length, codeEnd, end, open: mark.open });
    parts.push(text.slice(done, index), text.slice(index, end).replace(/[^\n]/g, output ? MASK : ' '));
    done = end;
  }
  parts.push(text.slice(done));
  return { masked: parts.join(''), outputs };
}
