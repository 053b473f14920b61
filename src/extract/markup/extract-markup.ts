import type { Sighting } from '../../model/facts.ts';
import type { Matchers } from '../../model/matchers.ts';
import { Positions } from '../positions.ts';
import { LOADED, sightUrl } from '../sight-host.ts';
import { guardByElement } from './element-guards.ts';
import { typedInto, type TypedInto } from './bound-controls.ts';
import { sightElementHosts } from './element-hosts.ts';
import type { MarkupElement } from './element.ts';
import type { EmbeddedScript } from './embedded-script.ts';
import { isControl, modelsOf, sightFields, type Field, type Form } from './form-fields.ts';
import { markupLanguageOf } from './markup-language.ts';
import { readMarkup } from './read-markup.ts';
import { readPugMarkup } from './read-pug-markup.ts';
import { sightApi } from '../../model/sighting.ts';
import { styleUrls } from './style-urls.ts';

/** An element with the form and label it stands in, and what else a reader found. */
export interface MarkupDocument {
  elements: { element: MarkupElement; form: number; label: string }[];
  /** The first stands for all that is outside forms. */
  forms: Form[];
  /** Offsets of style sheets inside the text. */
  styles: { start: number; end: number }[];
  /** Offsets of texts of which only the addresses count (import maps). */
  addresses: { start: number; end: number }[];
  scripts: EmbeddedScript[];
}

export interface MarkupFacts {
  sightings: Sighting[];
  scripts: EmbeddedScript[];
  /** Of a component that keeps what is typed. */
  typed?: TypedInto[];
}

/**
 * What HTML, its template languages, component files (Vue, Svelte, Astro), pug and style sheets show by themselves, and
 * the program text inside them. The language is told by the file's name; other names are read as HTML.
 */
export function extractMarkup(path: string, text: string, matchers: Matchers): MarkupFacts {
  const positions = new Positions(text);
  const language = markupLanguageOf(path) ?? 'html';
  if (language === 'style') return { sightings: sightStyle(text, 0, text.length, positions, matchers), scripts: [] };
  const document = language === 'pug' ? readPugMarkup(text, positions) : readMarkup(text, path, language, positions);
  const fields: Field[] = document.elements.filter(({ element }) => isControl(element));
  const controls = new Set(fields.map(({ element }) => element));
  const sightings: Sighting[] = sightFields(fields, document.forms, path, positions, matchers);
  const typed = language === 'vue' || language === 'svelte' ? typedInto(fields.map(({ element }) => element), sightings, positions) : [];
  for (const { element } of document.elements) {
    const own = sightElementHosts(element, positions, matchers);
    const span = positions.span(element.start, element.end);
    if (!controls.has(element)) for (const model of modelsOf(element, matchers)) own.push(sightApi(model, element.tag, span));
    if (own.length > 0) guardByElement(own, element, matchers.controls);
    sightings.push(...own);
  }
  for (const { start, end } of document.styles) sightings.push(...sightStyle(text, start, end, positions, matchers));
  for (const { start, end } of document.addresses) {
    for (const { 0: url, index } of text.slice(start, end).matchAll(/https?:\/\/[^\s"']{1,2000}/g)) {
      sightings.push(...sightUrl(matchers, url, positions.span(start + index, start + index + url.length), LOADED));
    }
  }
  return { sightings: sightings.sort(byPlace), scripts: document.scripts.sort(byPlace), ...(typed.length > 0 ? { typed } : {}) };
}

function sightStyle(text: string, start: number, end: number, positions: Positions, matchers: Matchers): Sighting[] {
  return styleUrls(text.slice(start, end)).flatMap((found) => sightUrl(matchers, found.url, positions.span(start + found.start, start + found.end), LOADED));
}

interface Placed {
  line: number;
  column: number;
}
const byPlace = (a: Placed, b: Placed): number => a.line - b.line || a.column - b.column;
