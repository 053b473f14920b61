import type { SettingText } from './setting-text.ts';

const MAIL_PATH = /(?:^|\/)[\w-]*(?:e-?mails?|mails?|mailers?|mailing)(?:[-_][\w-]+)?\//i;
const MARKETING_NAME = /(?:newsletter|promo|marketing|campaign|digest|offer|announcement|win-?back|product-update|sale)[\w-]*\.\w+$/i;
const WAY_OUT = /unsubscribe|list-unsubscribe|opt[- ]?out|email[- _]?preferences|manage (?:your )?(?:e-?mail )?preferences|abmelden|d[ée]sinscri/i;
const TERMS = /(?:href|to|navigate|push|openURL|Link)\s*(?:[=(:])\s*[{"'`\s]*(?:https?:\/\/[\w.-]+)?\/?(?:[\w-]+\/){0,3}(?:terms|tos|terms-of-(?:service|use)|terms-and-conditions)\b/i;
/** The address stands elsewhere. */
const NAMED = /\b(?:terms(?:Of(?:Service|Use))?_?(?:Url|URL|Link|Href)|TERMS_(?:OF_\w{1,10}_)?URL)\b/;
const PAGE = /<(?:html|body|footer|Footer)\b/;

export const mayHoldPage = (text: string): boolean => text.includes('</') || text.includes('/>');

/** Templates of marketing mail without a way out, and whether pages lead to the terms of service. */
export function findPages(file: SettingText): void {
  const { text, path } = file;
  if (!/\.(?:x?html?|vue|svelte|astro|ejs|hbs|handlebars|njk|mustache|liquid|erb|php|pug|twig|mjml|[jt]sx)$/.test(path)) return;
  if (MAIL_PATH.test(path)) {
    if (MARKETING_NAME.test(path) && !WAY_OUT.test(text)) file.add('marketing-mail', 'no-opt-out', path.slice(path.lastIndexOf('/') + 1), 0, Math.min(text.length, 1));
    return;
  }
  const link = /terms|tos|TERMS/.test(text) ? (TERMS.exec(text) ?? NAMED.exec(text)) : null;
  if (link) file.addFirst('terms-link', 'terms', link[0], link.index, link.index + link[0].length);
  const page = PAGE.exec(text);
  if (page) file.add('page', 'page', page[0], page.index, page.index + page[0].length);
}
