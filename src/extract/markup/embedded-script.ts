import type { MarkupElement } from './element.ts';

/** Program text inside markup, with its place in the file. */
export interface EmbeddedScript {
  code: string;
  /** Where the code starts, 1-based. */
  line: number;
  column: number;
  lang: 'js' | 'ts' | 'jsx' | 'tsx';
  kind: 'script' | 'expression' | 'handler';
  /** The element that holds it. */
  holder?: MarkupElement;
}
