import { escapeTerminal } from './escape-terminal.ts';

/** Text inside a Markdown table cell or paragraph: no markup, HTML, link, mention or table break comes out of it. */
export function escapeMarkdown(value: string): string {
  return escapeTerminal(value)
    .replace(/[&<>@$"]/g, (c) => `&#${c.charCodeAt(0)};`)
    .replace(/[\\`*_[\]()#|~!{}]/g, '\\$&')
    .replace(/:/g, '&#58;')
    .replace(/www\./gi, (www) => `${www.slice(0, 3)}&#46;`);
}
