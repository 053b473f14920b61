import { attributeOf, type MarkupElement } from './element.ts';
import type { EmbeddedScript } from './embedded-script.ts';

const SCRIPT_TYPES = /^(?:module|(?:text|application)\/(?:x-)?(?:java|ecma|type)script|text\/(?:babel|jsx|plain|partytown|ts|typescript)|application\/(?:node|typescript))(?:;.*)?$/i;

/** The language of a script element; null where its content is data: JSON-LD, import maps, client-side templates. */
export function scriptLanguage(element: MarkupElement, typed: boolean): EmbeddedScript['lang'] | null {
  const type = (attributeOf(element, 'type') ?? '').trim();
  const lang = (attributeOf(element, 'lang') ?? '').toLowerCase();
  if (type !== '' && !SCRIPT_TYPES.test(type) && !type.includes('\u210b')) return null;
  if (lang === 'tsx' || lang === 'jsx') return lang;
  if (lang === 'ts' || lang === 'typescript' || /typescript|\/ts$/i.test(type) || typed) return 'ts';
  return /babel|jsx/i.test(type) ? 'jsx' : 'js';
}
