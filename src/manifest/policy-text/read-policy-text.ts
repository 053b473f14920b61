import { readMarkdown } from './read-markdown.ts';
import { readPlain } from './read-plain.ts';
import { PolicyText } from './policy-text.ts';

export type TextForm = 'plain' | 'markdown' | 'html';

const FORMS: Readonly<Record<string, TextForm>> = { txt: 'plain', text: 'plain', md: 'markdown', markdown: 'markdown', html: 'html', htm: 'html' };

/** The form that a file name stands for; null for one that is not read, such as a PDF. */
export function formOf(file: string): TextForm | null {
  const extension = /\.([A-Za-z]{1,10})$/.exec(file)?.[1]?.toLowerCase() ?? '';
  return Object.hasOwn(FORMS, extension) ? FORMS[extension]! : null;
}

/** @param file as shown to people */
export async function readPolicyText(file: string, raw: string, form: TextForm): Promise<PolicyText> {
  switch (form) {
    case 'plain': return new PolicyText(file, raw, readPlain(raw));
    case 'markdown': return new PolicyText(file, raw, readMarkdown(raw));
    case 'html': {
      const { readHtml } = await import('./read-html.ts');
      return new PolicyText(file, raw, readHtml(raw));
    }
  }
}
