import type { Node } from '@babel/types';
import type { Sighting } from '../../model/facts.ts';
import type { Matchers } from '../../model/matchers.ts';
import { isControl, sightFields } from '../markup/form-fields.ts';
import { readMarkup } from '../markup/read-markup.ts';
import { Positions } from '../positions.ts';
import { eachChild } from './walk.ts';

const CONTROL = /<(?:input|select|textarea)\b/i;
const MAX_LENGTH = 100_000;

/** Texts of HTML with controls of forms: `'<input name="' + name + '">'`, `` html`<input …>` ``, templates of components. */
export class HtmlTexts {
  readonly #code: string;
  readonly #texts: { text: string; start: number }[] = [];
  /** Where the last expression ends that holds no control, nor do its parts. */
  #plainUntil = 0;

  constructor(code: string) {
    this.#code = code;
  }

  /** @returns whether this is such a text, and was read as a whole. */
  add(node: Node): boolean {
    if (!(node.type === 'StringLiteral' || node.type === 'TemplateLiteral' || (node.type === 'BinaryExpression' && node.operator === '+'))) return false;
    const { start, end } = node;
    if (start == null || end == null || start < this.#plainUntil || end - start > MAX_LENGTH) return false;
    const text = CONTROL.test(this.#code.slice(start, end)) ? textOf(node, this.#code) : '';
    if (!CONTROL.test(text)) {
      this.#plainUntil = end;
      return false;
    }
    this.#texts.push({ text, start });
    return true;
  }

  sightings(path: string, matchers: Matchers): Sighting[] {
    const positions = this.#texts.length > 0 ? new Positions(this.#code) : null;
    return this.#texts.flatMap(({ text, start }) => {
      const { elements, forms } = readMarkup(text, path, 'html', new Positions(text));
      const fields = elements.filter(({ element }) => isControl(element)).map((field) => ({ ...field, element: { ...field.element, start: field.element.start + start, end: field.element.end + start } }));
      return sightFields(fields, forms, path, positions!, matchers);
    });
  }
}

const ESCAPE = /\\(?:\r\n|[^])/g;
/** What an escape stands for, as long as it was. */
const unescape = (written: string): string => (/["'`/<>&]/.test(written[1]!) ? ` ${written[1]}` : written.replace(/[^\n\r]/g, ' '));

/** What literals in an expression say, each character where it stands in the file; the rest is blank. */
function textOf(root: Node, code: string): string {
  const from = root.start!;
  const parts: string[] = [];
  let done = from;
  const blank = (until: number): void => {
    if (until > done) parts.push(code.slice(done, until).replace(/[^\n\r]/g, ' '));
    done = Math.max(done, until);
  };
  const keep = (start: number, end: number): void => {
    if (start < done || end <= start) return;
    blank(start);
    parts.push(code.slice(start, end).replace(ESCAPE, unescape));
    done = end;
  };
  const visit = (node: Node): void => {
    if (node.type === 'StringLiteral') keep(node.start! + 1, node.end! - 1);
    else if (node.type === 'TemplateLiteral') {
      node.quasis.forEach((quasi, index) => {
        keep(quasi.start!, quasi.end!);
        const hole = node.expressions[index];
        if (hole) visit(hole);
      });
    } else eachChild(node, visit);
  };
  visit(root);
  blank(root.end!);
  return parts.join('');
}
