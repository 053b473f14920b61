/** How a markup file is to be read. */
export type MarkupLanguage = 'html' | 'vue' | 'svelte' | 'astro' | 'pug' | 'style';

const LANGUAGES: readonly (readonly [RegExp, MarkupLanguage])[] = [
  [/\.vue$/i, 'vue'],
  [/\.svelte$/i, 'svelte'],
  [/\.astro$/i, 'astro'],
  [/\.(?:pug|jade)$/i, 'pug'],
  [/\.(?:css|scss|sass|less|styl|pcss)$/i, 'style'],
  [/\.(?:x?html?|ejs|hbs|handlebars|mustache|njk|nunjucks|liquid|erb|php|phtml|twig|jinja2?|j2|eta|cshtml|ftl|jsp|tmpl|gohtml|svg|amp)$/i, 'html'],
];

/** The markup language of a file by its name; null where it is none that `extractMarkup` reads. */
export function markupLanguageOf(path: string): MarkupLanguage | null {
  return LANGUAGES.find(([name]) => name.test(path))?.[1] ?? null;
}
