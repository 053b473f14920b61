import type { Confidence } from '../../model/evidence.ts';
import type { Setting, SettingKind } from '../../model/setting.ts';
import { commentStyleOf, findComments } from '../comments.ts';
import { Positions } from '../positions.ts';

/** A file in which settings are looked for: comments are blank, so that no offset moves. */
export class SettingText {
  readonly path: string;
  readonly text: string;
  readonly settings: Setting[] = [];
  readonly #positions: Positions;

  constructor(path: string, text: string) {
    this.path = path;
    this.text = blankComments(path, text);
    this.#positions = new Positions(text);
  }

  add(kind: SettingKind, value: string, api: string, start: number, end: number, more: { vendor?: string; data?: string[]; confidence?: Confidence } = {}): void {
    this.settings.push({ kind, value, api, ...this.#positions.span(start, end), confidence: 'high', ...more });
  }

  lineAt(offset: number): string {
    const end = this.text.indexOf('\n', offset);
    return this.text.slice(this.text.lastIndexOf('\n', offset - 1) + 1, end < 0 ? this.text.length : end).slice(0, 2000);
  }
}

function blankComments(path: string, text: string): string {
  let out = text;
  for (const style of commentStyleOf(/(?:^|\/)Dockerfile|\.tf(?:vars)?$/i.test(path) ? 'x.tf' : path)) {
    const comments = findComments(out, style);
    if (comments.length === 0) continue;
    let blanked = '';
    let at = 0;
    for (const { start, end } of comments) {
      blanked += out.slice(at, start) + out.slice(start, end).replace(/[^\n]/g, ' ');
      at = end;
    }
    out = blanked + out.slice(at);
  }
  return out;
}
