import { CommanderError } from 'commander';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { ChalkInstance } from 'chalk';
import type { ManifestProblem } from '../model/manifest.ts';
import { escapeTerminal } from '../report/escape-terminal.ts';
import { renderProblem } from '../report/problem.ts';
import { splitLines } from '../report/source-lines.ts';
import { EXIT, type Outcome } from './exit-code.ts';
import { paintFor, type Session } from './session.ts';

/** Prints why a command failed, and gives the exit code. Mistakes of the user have no stack. */
export function reportFailure(error: unknown, session: Session): number {
  const { terminal } = session;
  const words = terminal.arguments;
  const color = paintFor(terminal.stderr, readColorFlag(words), session);
  // Commander has printed its help or message already.
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.clean : EXIT.error;
  const { message, hint, problems, expected, stack } = readError(error);
  if (problems.length > 0) {
    reportProblems(problems, [terminal.directory], color, session);
  } else if (expected) {
    terminal.stderr.write(`${color.red.bold('error')}  ${escapeTerminal(message)}\n${hint === null ? '' : `${color.dim('hint')}   ${escapeTerminal(hint)}\n`}`);
  } else {
    terminal.stderr.write(`${color.red.bold('internal error')}  ${escapeTerminal(message)}\n`);
    terminal.stderr.write(words.includes('--debug') ? `${stack.split('\n').map(escapeTerminal).join('\n')}\n` : `${color.dim('hint')}   run it again with --debug to see where, and please report it\n`);
  }
  return EXIT.error;
}

/** Prints why a run fails beyond its findings, and gives its exit code. */
export function reportReasons({ code, reasons }: Outcome, flag: boolean | undefined, session: Session): number {
  const color = paintFor(session.terminal.stderr, flag, session);
  for (const reason of reasons) session.terminal.stderr.write(`${color.red.bold('error')}  ${escapeTerminal(reason)}\n`);
  return code;
}

/**
 * Problems of manifest or configuration, each with a frame of its line.
 * @param folders from which their paths may be written, likeliest first
 */
export function reportProblems(problems: readonly ManifestProblem[], folders: readonly string[], color: ChalkInstance, { terminal }: Session): void {
  const files = new Map<string, string[]>();
  for (const problem of problems) {
    const lines = files.get(problem.file) ?? readLines(problem.file, folders);
    files.set(problem.file, lines);
    terminal.stderr.write(renderProblem(problem, lines, { color, width: terminal.stderr.columns }));
  }
}

function readLines(file: string, folders: readonly string[]): string[] {
  for (const folder of folders) {
    try {
      return splitLines(readFileSync(resolve(folder, file), 'utf8'));
    } catch {
      // Without the text there is no frame; the problem says enough.
    }
  }
  return [];
}

const readColorFlag = (words: readonly string[]): boolean | undefined =>
  words.includes('--no-color') ? false : words.includes('--color') ? true : undefined;

interface Failure {
  message: string;
  hint: string | null;
  problems: ManifestProblem[];
  expected: boolean;
  stack: string;
}

/** Stages throw errors of their own, which say by their shape that the user can mend them: a `hint`, or `problems`. */
function readError(error: unknown): Failure {
  if (!(error instanceof Error)) return { message: String(error), hint: null, problems: [], expected: false, stack: '' };
  const hint = 'hint' in error && typeof error.hint === 'string' ? error.hint : null;
  const problems = 'problems' in error && Array.isArray(error.problems) ? (error.problems as ManifestProblem[]) : [];
  return { message: error.message, hint, problems, expected: 'hint' in error, stack: error.stack ?? '' };
}
