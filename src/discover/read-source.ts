import type { Skipped, SkipReason, SourceFile } from '../model/source.ts';
import { inspect } from './inspect.ts';

/** Thrown by `SourceFile.read` for what holds no text or cannot be opened. */
export class UnreadableError extends Error {
  override readonly name = 'UnreadableError';
  readonly skipped: Skipped;
  constructor(path: string, reason: SkipReason, detail: string) {
    super(`${path}: ${detail}`);
    this.skipped = { path, reason, detail };
  }
}

export type SourceReading = { text: string; skipped: null } | { text: null; skipped: Skipped };

/** The text of a file, or why there is none to scan: unreadable, binary, minified, generated. Never throws for a file's sake. */
export function readSource(file: SourceFile): SourceReading {
  try {
    const text = file.read();
    const skipped = inspect(text, file.path);
    return skipped ? { text: null, skipped } : { text, skipped: null };
  } catch (error) {
    if (error instanceof UnreadableError) return { text: null, skipped: error.skipped };
    throw error;
  }
}
