/** Templates of pages and mails, in whatever notation. */
const TEMPLATE = /\.(?:mjml|html?|xhtml|hbs|handlebars|mustache|liquid|njk|nunjucks|ejs|pug|jade|twig|erb|eml|jinja2?|j2|tmpl|tpl|gohtml|cshtml|ftlh?|vm)$/i;
/** Translated texts in formats of their own. */
const TRANSLATION = /\.(?:po|pot|properties|strings|arb|xliff|xlf|resx)$|(?:^|\/)strings\.xml$/i;
/** Data that is text for people because of where it stands. */
const TRANSLATED_DATA = /(?:^|\/)(?:locales?|i18n|langs?|languages?|translations?|l10n|_locales|messages)\/.*\.(?:json5?|ya?ml|toml)$|(?:^|\/)(?:messages|translations?)(?:[._-][\w-]+)?\.(?:json|ya?ml)$/i;
/** Prose is what somebody gets only where it is kept with templates; elsewhere it tells developers something. */
const PROSE = /(?:^|\/)(?:templates?|e?-?mails?|mailers?|newsletters?|notifications?|campaigns?|views)\/.*\.(?:txt|text|mdx?|markdown)$/i;
const ABOUT = /(?:^|\/)(?:readme|changelog|contributing|licen[cs]e|privacy|privacy[-_]policy|terms)[^/]*$/i;

/** Whether a file that no extractor reads may hold text that people get to see: mails, pages, translations. */
export function holdsText(path: string): boolean {
  return TEMPLATE.test(path) || TRANSLATION.test(path) || TRANSLATED_DATA.test(path) || (PROSE.test(path) && !ABOUT.test(path));
}

const DOCUMENT = /\.(?:txt|text|mdx?|markdown|csv)$/i;

/** Whether a scanned file only says what is promised, as a policy or a notice does: no text of the application. */
export const isDocument = (path: string): boolean => DOCUMENT.test(path) && (!holdsText(path) || ABOUT.test(path));
