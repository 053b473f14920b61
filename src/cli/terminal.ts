/** The only module that touches the process: everything else is given what it needs. */

export interface Stream {
  write(text: string): void;
  isTerminal: boolean;
  columns: number;
}

export interface Terminal {
  /** Arguments after the name of the program. */
  arguments: string[];
  directory: string;
  environment: Readonly<Record<string, string | undefined>>;
  stdout: Stream;
  stderr: Stream;
  setExitCode(code: number): void;
  /** Milliseconds, from any origin. */
  now(): number;
  /** The day in UTC, YYYY-MM-DD. */
  today(): string;
}

const COLUMNS = 80;

/** The real terminal. A reader that goes away (`| head`) is no error. */
export function connectTerminal(): Terminal {
  return {
    arguments: process.argv.slice(2),
    directory: process.cwd(),
    environment: process.env,
    stdout: connect(process.stdout),
    stderr: connect(process.stderr),
    setExitCode: (code) => {
      // Never exit(): it cuts what a pipe has not taken yet.
      process.exitCode = code;
    },
    now: () => performance.now(),
    today: () => new Date().toISOString().slice(0, 10),
  };
}

function connect(stream: NodeJS.WriteStream): Stream {
  let open = true;
  stream.on('error', (error: NodeJS.ErrnoException) => {
    open = false;
    if (error.code !== 'EPIPE') throw error;
  });
  return {
    write: (text) => {
      if (open && text !== '') stream.write(text);
    },
    isTerminal: stream.isTTY === true,
    get columns() {
      // Some pseudo-terminals say 0; a pipe says nothing, but whoever made it may.
        return stream.columns || readColumns(process.env['COLUMNS']) || COLUMNS;
    },
  };
}

const readColumns = (text: string | undefined): number => (/^\d{2,3}$/.test(text ?? '') ? Math.max(40, Number(text)) : 0);
