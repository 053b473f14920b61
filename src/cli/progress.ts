import type { Stream } from './terminal.ts';

export interface Progress {
  update(done: number, total: number): void;
  /** Erases what is shown. */
  end(): void;
}

/** A short run shows nothing. */
const PATIENCE_MS = 500;
const EVERY_MS = 80;
const BAR = 24;
const ERASE = '\r\u001b[2K';

/** A bar on standard error, on terminals only. */
export function createProgress(stream: Stream, now: () => number, enabled: boolean): Progress {
  if (!enabled || !stream.isTerminal) return { update: () => undefined, end: () => undefined };
  const start = now();
  let shownAt = -Infinity;
  let shown = false;
  return {
    update: (done, total) => {
      const time = now();
      if (time - start < PATIENCE_MS || time - shownAt < EVERY_MS || total <= 0) return;
      shownAt = time;
      shown = true;
      const filled = Math.round((Math.min(done, total) / total) * BAR);
      stream.write(`${ERASE}${'━'.repeat(filled)}${'─'.repeat(BAR - filled)} ${done}/${total} files`);
    },
    end: () => {
      if (shown) stream.write(ERASE);
      shown = false;
    },
  };
}
