import type { Confidence } from '../../model/evidence.ts';
import type { Setting, SettingKind } from '../../model/setting.ts';
import { commentStyleOf, findComments } from '../comments.ts';
import { Positions } from '../positions.ts';

interface Details {
  vendor?: string;
  data?: string[];
  confidence?: Confidence;
}

/** A file in which settings are looked for. What stands in a comment is none. */
export class SettingText {
  readonly path: string;
  readonly text: string;
  readonly settings: Setting[] = [];
  #positions: Positions | undefined;
  #comments: { start: number; end: number }[] | undefined;

  constructor(path: string, text: string) {
    this.path = path;
    this.text = text;
  }

  add(kind: SettingKind, value: string, api: string, start: number, end: number, { vendor, data, confidence = 'high' }: Details = {}): void {
    if (this.#isComment(start)) return;
    this.#positions ??= new Positions(this.text);
    this.settings.push({
      kind, value, api, ...this.#positions.span(start, end), confidence,
      ...(vendor === undefined ? {} : { vendor }), ...(data === undefined ? {} : { data }),
    });
  }

  /** For facts of which one place tells as much as all. */
  addFirst(kind: SettingKind, value: string, api: string, start: number, end: number, details: Details = {}): void {
    if (!this.settings.some((known) => known.kind === kind && known.value === value)) this.add(kind, value, api, start, end, details);
  }

  lineAt(offset: number): string {
    const end = this.text.indexOf('\n', offset);
    return this.text.slice(this.text.lastIndexOf('\n', offset - 1) + 1, end < 0 ? this.text.length : end).slice(0, 2000);
  }

  /** Comments are looked for once something is found: most files hold nothing. */
  #isComment(offset: number): boolean {
    const comments = (this.#comments ??= commentsOf(this.path, this.text));
    let low = 0;
    let high = comments.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (comments[middle]!.end <= offset) low = middle + 1;
      else high = middle;
    }
    return low < comments.length && comments[low]!.start <= offset;
  }
}

/** Sorted, so that of two that overlap only the earlier is kept. */
function commentsOf(path: string, text: string): { start: number; end: number }[] {
  const styles = commentStyleOf(/(?:^|\/)Dockerfile|\.tf(?:vars)?$/i.test(path) ? 'x.tf' : path);
  const all = styles.flatMap((style) => findComments(text, style)).sort((a, b) => a.start - b.start);
  const kept: { start: number; end: number }[] = [];
  for (const comment of all) if (comment.start >= (kept.at(-1)?.end ?? 0)) kept.push(comment);
  return kept;
}

/** Plain words are looked for faster than by any expression. */
export const holdsAny = (text: string, words: readonly string[]): boolean => words.some((word) => text.includes(word));
