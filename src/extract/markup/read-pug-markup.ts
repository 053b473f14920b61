import type { Positions } from '../positions.ts';
import type { EmbeddedScript } from './embedded-script.ts';
import { attributeOf } from './element.ts';
import type { MarkupDocument } from './extract-markup.ts';
import { readPug } from './read-pug.ts';
import { scriptLanguage } from './script-language.ts';
import { attributeCode } from './template-code.ts';

/** Reads pug, of a whole file or between two offsets of a component file. */
export function readPugMarkup(text: string, positions: Positions, from = 0, to = text.length): MarkupDocument {
  const pug = readPug(text, from, to);
  const document: MarkupDocument = { elements: [], forms: [{ words: '' }], styles: [], addresses: [], scripts: [] };
  const labels = new Map<string, string>();
  let form = { number: 0, depth: -1 };
  let label = { text: '', depth: -1 };
  for (const [index, element] of pug.elements.entries()) {
    if (element.depth <= form.depth) form = { number: 0, depth: -1 };
    if (element.depth <= label.depth) label = { text: '', depth: -1 };
    if (element.tag === 'form') {
      form = { number: document.forms.length, depth: element.depth };
      document.forms.push({ words: ['id', 'name', 'class', 'action'].map((word) => attributeOf(element, word) ?? '').join(' ') });
    } else if (element.tag === 'label') {
      label = { text: pug.texts.get(index) ?? '', depth: element.depth };
      const target = attributeOf(element, 'for');
      if (target !== null) labels.set(target, label.text);
    }
    document.elements.push({ element, form: form.number, label: label.text });
  }
  for (const item of document.elements) if (item.label === '') item.label = labels.get(attributeOf(item.element, 'id') ?? '') ?? '';
  const embed = (start: number, end: number, kind: EmbeddedScript['kind'], lang: EmbeddedScript['lang']): void => {
    const code = text.slice(start, end);
    if (code.trim() !== '') document.scripts.push({ code, ...positions.at(start), lang, kind });
  };
  for (const { start, end, kind, owner } of pug.code) {
    if (kind === 'style') document.styles.push({ start, end });
    else {
      const language = owner ? scriptLanguage(owner, false) : 'js';
      if (language) embed(start, end, kind, language);
    }
  }
  for (const element of pug.elements) {
    for (const { name, value, code, valueStart } of element.attributes) {
      const found = value !== null && code === undefined ? attributeCode(name, value, valueStart) : null;
      if (found) embed(found.start, found.end, found.kind, 'js');
    }
  }
  return document;
}
