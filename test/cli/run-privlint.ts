import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const BINARY = fileURLToPath(new URL('../../bin/privlint.js', import.meta.url));

export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs the real program (built before) in `directory`, with nothing of our own environment but the path. */
export function runPrivlint(directory: string, words: readonly string[], environment: Record<string, string> = {}): Ended {
  const { status, stdout, stderr } = spawnSync(process.execPath, [BINARY, ...words], {
    cwd: directory,
    env: { PATH: process.env['PATH'] ?? '', ...environment },
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  });
  return { code: status, stdout, stderr };
}
