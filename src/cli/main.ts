import { buildProgram } from './program.ts';
import { reportFailure } from './failure.ts';
import { connectTerminal, type Terminal } from './terminal.ts';

/** Runs the command line to its end. Never throws; the exit code is set on the terminal. */
export async function main(version: string, terminal: Terminal = connectTerminal()): Promise<void> {
  const session = { terminal, version };
  try {
    await buildProgram(session).parseAsync(terminal.arguments, { from: 'user' });
  } catch (error) {
    terminal.setExitCode(reportFailure(error, session));
  }
}
