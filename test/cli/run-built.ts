import type { main as builtMain } from '../../src/cli/main.ts';
import { fakeTerminal } from './fake-terminal.ts';
import type { Ended } from './run-privlint.ts';

/** The built program in this process, which spares a start: for what needs no stream, signal or exit of its own. */
export async function runBuilt(directory: string, words: readonly string[], environment: Record<string, string> = {}): Promise<Ended> {
  const { main } = (await import(new URL('../../dist/cli.js', import.meta.url).href)) as { main: typeof builtMain };
  const terminal = fakeTerminal([...words], directory, environment);
  await main('0.1.0', terminal);
  return { code: terminal.code, stdout: terminal.stdout.text, stderr: terminal.stderr.text };
}
