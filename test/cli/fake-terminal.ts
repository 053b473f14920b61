import type { Stream, Terminal } from '../../src/cli/terminal.ts';

export interface FakeStream extends Stream {
  text: string;
}

export function fakeStream(isTerminal = false, columns = 80): FakeStream {
  return {
    text: '',
    isTerminal,
    columns,
    write(text) {
      this.text += text;
    },
  };
}

export interface FakeTerminal extends Terminal {
  stdout: FakeStream;
  stderr: FakeStream;
  code: number;
}

/** A terminal that remembers; its clock stands still. */
export function fakeTerminal(words: string[], directory = '/', environment: Record<string, string> = {}): FakeTerminal {
  return {
    arguments: words, directory, environment, stdout: fakeStream(), stderr: fakeStream(), code: 0,
    setExitCode(code) {
      this.code = code;
    },
    now: () => 0,
    today: () => '2026-01-01',
  };
}
