import { Chalk, type ChalkInstance } from 'chalk';
import { resolve } from 'node:path';
import type { Matchers } from '../model/matchers.ts';
import type { ReadSource, RunOptions } from '../model/run.ts';
import type { ReportContext } from '../report/context.ts';
import { describe } from '../taxonomy/index.ts';
import { decideColor } from './color-level.ts';
import type { ScanFlags } from './options.ts';
import type { Progress } from './progress.ts';
import { pathFromRepository, type Scope } from './scan-scope.ts';
import type { Stream, Terminal } from './terminal.ts';

/** What every command is given. */
export interface Session {
  terminal: Terminal;
  version: string;
}

/** Colours for one of the streams. */
export function paintFor(stream: Stream, flag: boolean | undefined, { terminal }: Session): ChalkInstance {
  return new Chalk({ level: decideColor(flag, terminal.environment, stream.isTerminal) });
}

/** The part of the run's options that all scanning commands share. */
export function readRunOptions(flags: ScanFlags, scope: Scope, progress: Progress, { terminal }: Session): RunOptions {
  return {
    root: scope.root,
    paths: scope.paths,
    staged: false,
    include: flags.include,
    ...(flags.config === undefined ? {} : { config: resolve(terminal.directory, flags.config) }),
    onProgress: progress.update,
    today: terminal.today(),
    rules: {},
    only: flags.only,
    skip: flags.skip,
    ci: false,
  };
}

export interface ContextParts {
  source: ReadSource;
  /** Absent where no third party is spoken of. */
  matchers?: Matchers;
  /** Path as shown, and lines; absent without a manifest. */
  manifest?: { file: string; lines: string[] };
}

/** What reports need, for text that goes to `stream`; a file is a stream of 80 columns without colour. */
export function makeReportContext(parts: ContextParts, scope: Scope, stream: Stream | null, color: boolean | undefined, session: Session): ReportContext {
  const prefix = pathFromRepository(scope.root, scope.root);
  return {
    source: parts.source,
    color: stream === null ? new Chalk({ level: 0 }) : paintFor(stream, color, session),
    width: stream?.columns ?? 80,
    version: session.version,
    vendorName: (id) => parts.matchers?.vendor(id)?.name ?? id,
    describe,
    rootPrefix: prefix === '' ? '' : `${prefix}/`,
    manifestPath: parts.manifest ? pathFromRepository(scope.root, resolve(scope.root, parts.manifest.file)) : '',
    manifestLines: parts.manifest?.lines ?? [],
  };
}
