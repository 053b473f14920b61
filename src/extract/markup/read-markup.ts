import { MASK } from '../../model/hosts.ts';
import type { Positions } from '../positions.ts';
import { decodeEntities, readTags, type TagAttribute } from '../read-tags.ts';
import { maskBraces } from './brace-expressions.ts';
import type { Attribute, MarkupElement } from './element.ts';
import type { EmbeddedScript } from './embedded-script.ts';
import { attributeOf } from './element.ts';
import type { MarkupDocument } from './extract-markup.ts';
import { isControl } from './form-fields.ts';
import { maskTemplates } from './mask-templates.ts';
import { readPugMarkup } from './read-pug-markup.ts';
import { attributeCode, beforePipe, braceCode, type CodeRange } from './template-code.ts';
import { scriptLanguage } from './script-language.ts';

type Language = 'html' | 'vue' | 'svelte' | 'astro';

const ANGULAR_OR_VUE = /\*ng(?:If|For)|\[\(ngModel\)\]|\(click\)="|\sv-(?:if|for|model|on|bind)\b|\s@click="|ng-controller=|\bformControlName=/;
const MAX_LABEL = 200;

/** Reads HTML and component files; offsets of all that it gives are of the text. */
export function readMarkup(text: string, path: string, language: Language, positions: Positions): MarkupDocument {
  const reader = new MarkupReader(text, path, language, positions);
  return reader.read();
}

class MarkupReader {
  readonly #text: string;
  readonly #language: Language;
  readonly #positions: Positions;
  /** Whether `{{ … }}` holds JavaScript. */
  readonly #mustacheCode: boolean;
  readonly #document: MarkupDocument = { elements: [], forms: [{ words: '' }], styles: [], addresses: [], scripts: [] };
  readonly #code: CodeRange[] = [];
  /** Contents of scripts and style sheets. */
  readonly #inside: { start: number; end: number }[] = [];
  readonly #labels = new Map<string, string>();
  #markup: string;
  #form = 0;
  /** A label beside its control, without `for`. */
  #beside: { text: string; end: number } | null = null;
  #label: { for: string | null; text: string; controls: number[] } | null = null;
  #raw: { element: MarkupElement; start: number; mode: 'script' | 'style' | 'address' } | null = null;
  #lang: EmbeddedScript['lang'] = 'js';
  #pug: { start: number } | null = null;

  constructor(text: string, path: string, language: Language, positions: Positions) {
    this.#text = text;
    this.#markup = text;
    this.#language = language;
    this.#positions = positions;
    this.#mustacheCode = language === 'vue' || /\.component\.html$/i.test(path) || ANGULAR_OR_VUE.test(text);
    if (/\.component\.html$/i.test(path)) this.#lang = 'ts';
    if (language === 'astro') this.#lang = 'tsx';
  }

  read(): MarkupDocument {
    if (this.#language === 'astro') this.#readFrontmatter();
    this.#maskTemplates();
    readTags(this.#markup, this.#language === 'html' ? 'html' : 'component', {
      tag: (name, attributes, start, end, selfClosing) => this.#open(name, attributes, start, end, selfClosing),
      close: (name, start) => this.#close(name.toLowerCase(), start),
      text: (start, end) => {
        if (this.#label && this.#label.text.length < MAX_LABEL) this.#label.text += this.#markup.slice(start, Math.min(end, start + MAX_LABEL));
      },
    });
    if (this.#raw) this.#endRaw(this.#text.length);
    this.#close('label', this.#text.length);
    for (const item of this.#document.elements) {
      if (item.label === '') item.label = this.#labels.get(attributeOf(item.element, 'id') ?? '') ?? '';
    }
    this.#embedTemplateCode();
    return this.#document;
  }

  #embedTemplateCode(): void {
    let script = 0;
    for (const { start, end, kind } of this.#code.sort((a, b) => a.start - b.start)) {
      while (script < this.#inside.length && this.#inside[script]!.end <= start) script++;
      // What looks like a template tag in a script is read with the script.
      if (!(script < this.#inside.length && this.#inside[script]!.start <= start)) this.#embed(start, end, kind, this.#lang);
    }
  }

  #readFrontmatter(): void {
    const open = /^\s*---[^\S\n]*\n/.exec(this.#text);
    if (!open) return;
    const close = this.#text.indexOf('\n---', open[0].length - 1);
    if (close < 0) return;
    this.#embed(open[0].length, close + 1, 'script', 'ts');
    this.#markup = this.#text.slice(0, close + 4).replace(/[^\n]/g, ' ') + this.#text.slice(close + 4);
  }

  #maskTemplates(): void {
    if (this.#language === 'svelte' || this.#language === 'astro') {
      const { masked, expressions } = maskBraces(this.#markup, this.#language);
      this.#markup = masked;
      for (const { start, end } of expressions) {
        const code = braceCode(this.#text, start + 1, end - 1);
        if (code) this.#code.push(code);
      }
      return;
    }
    const { masked, outputs } = maskTemplates(this.#text, this.#language === 'vue');
    this.#markup = masked;
    for (const { codeStart, codeEnd, open } of outputs) {
      const code = this.#text.slice(codeStart, codeEnd);
      if (open === '{{' ? this.#mustacheCode : /^<%[=-]$/.test(open)) {
        this.#code.push({ start: codeStart, end: codeStart + (open === '{{' ? beforePipe(code) : code.replace(/-$/, '')).length, kind: 'expression' });
      }
    }
  }

  #open(name: string, raw: TagAttribute[], start: number, end: number, selfClosing: boolean): void {
    // Elements in the text of a script are none; nor are those of a pug block.
    if (this.#raw || this.#pug) return;
    const tag = this.#language === 'html' ? name.toLowerCase() : name;
    const element: MarkupElement = { tag, attributes: raw.filter((attribute) => !attribute.name.startsWith(MASK)).map((attribute) => this.#attribute(attribute)), start, end };
    const lower = tag.toLowerCase();
    if (lower === 'form') {
      this.#form = this.#document.forms.length;
      this.#document.forms.push({ words: ['id', 'name', 'class', 'action'].map((word) => attributeOf(element, word) ?? '').join(' ') });
    } else if (lower === 'label' && !selfClosing) {
      this.#close('label', start);
      this.#label = { for: attributeOf(element, 'for'), text: '', controls: [] };
    }
    const control = isControl(element);
    if (control) this.#label?.controls.push(this.#document.elements.length);
    const beside = control && this.#beside && start - this.#beside.end < MAX_LABEL ? this.#beside.text : '';
    if (control) this.#beside = null;
    this.#document.elements.push({ element, form: this.#form, label: beside });
    if (selfClosing && this.#language !== 'html') return;
    if (lower === 'script' || lower === 'style') this.#startRaw(element, lower, end);
    else if (lower === 'template' && attributeOf(element, 'lang') === 'pug') this.#pug = { start: end };
  }

  #attribute({ name, value, valueStart, valueEnd }: TagAttribute): Attribute {
    const plain = value === null ? null : decodeEntities(value);
    const code = value !== null && this.#language !== 'svelte' && this.#language !== 'astro' ? attributeCode(name, this.#text.slice(valueStart, valueEnd), valueStart) : null;
    if (code) this.#code.push(code);
    const computed = value !== null && value !== '' && value.replaceAll(MASK, '') === '';
    const attribute: Attribute = { name, value: computed ? null : plain, valueStart, valueEnd };
    if (computed) attribute.code = this.#text.slice(valueStart, valueEnd);
    return attribute;
  }

  #close(name: string, start: number): void {
    if (this.#pug) {
      if (name !== 'template') return;
      this.#readPugBlock(this.#pug.start, start);
      this.#pug = null;
    } else if (this.#raw) {
      if (name === this.#raw.element.tag.toLowerCase()) this.#endRaw(start);
    } else if (name === 'form') {
      this.#form = 0;
    } else if (name === 'label' && this.#label) {
      const label = this.#label.text.replace(/\s+/g, ' ').trim();
      for (const index of this.#label.controls) this.#document.elements[index]!.label = label;
      if (this.#label.for) this.#labels.set(this.#label.for, label);
      else if (this.#label.controls.length === 0) this.#beside = { text: label, end: start };
      this.#label = null;
    }
  }

  #readPugBlock(start: number, end: number): void {
    const { elements, forms, scripts } = readPugMarkup(this.#text, this.#positions, start, end);
    const offset = this.#document.forms.length;
    this.#document.elements.push(...elements.map((item) => ({ ...item, form: item.form + offset })));
    this.#document.forms.push(...forms);
    this.#document.scripts.push(...scripts);
  }

  #startRaw(element: MarkupElement, tag: 'script' | 'style', start: number): void {
    if (tag === 'style') {
      this.#raw = { element, start, mode: 'style' };
      return;
    }
    const language = scriptLanguage(element, this.#language === 'astro');
    if (language && (language === 'ts' || language === 'tsx') && this.#lang === 'js') this.#lang = language;
    this.#raw = { element, start, mode: language ? 'script' : 'address' };
  }

  #endRaw(end: number): void {
    const { element, start, mode } = this.#raw!;
    this.#raw = null;
    this.#inside.push({ start, end });
    if (mode === 'style') this.#document.styles.push({ start, end });
    else if (mode === 'script') this.#embed(start, end, 'script', scriptLanguage(element, this.#language === 'astro') ?? 'js', element);
    else if (attributeOf(element, 'type') === 'importmap') this.#document.addresses.push({ start, end });
  }

  #embed(start: number, end: number, kind: EmbeddedScript['kind'], lang: EmbeddedScript['lang'], holder?: MarkupElement): void {
    // A template tag inside a script is masked, as it would break the parse of the script.
    const source = kind === 'script' && this.#language === 'html' ? this.#markup : this.#text;
    const code = source.slice(start, end);
    if (code.trim() === '') return;
    this.#document.scripts.push({ code: kind === 'handler' ? decodeEntities(code) : code, ...this.#positions.at(start), lang, kind, ...(holder ? { holder } : {}) });
  }
}
