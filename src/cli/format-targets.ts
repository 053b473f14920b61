import { suggest } from '../taxonomy/index.ts';
import { UsageError } from './usage-error.ts';

/** A report and where it goes: a file, or standard output. */
export interface FormatTarget {
  name: string;
  file: string | null;
}

const MACHINE = new Set(['json', 'sarif', 'csv']);

/**
 * Reads the values of `--format F[=FILE]`.
 * @throws UsageError for an unknown format, and where two would share standard output and one of them is for machines
 */
export function readFormats(values: readonly string[], known: readonly string[]): FormatTarget[] {
  const targets = values.map((value) => readFormat(value, known));
  const shown = targets.filter(({ file }) => file === null);
  const machine = shown.find(({ name }) => MACHINE.has(name));
  if (machine && shown.length > 1) {
    throw new UsageError(`--format ${machine.name} cannot share standard output with another format`, `write it to a file: --format ${machine.name}=report.${machine.name}`);
  }
  return targets;
}

function readFormat(value: string, known: readonly string[]): FormatTarget {
  const equals = value.indexOf('=');
  const written = equals < 0 ? value : value.slice(0, equals);
  const file = equals < 0 ? null : value.slice(equals + 1);
  const name = written === 'md' ? 'markdown' : written;
  if (!known.includes(name)) {
    const near = suggest(name, known);
    throw new UsageError(`unknown format "${name}"`, near ? `did you mean ${near}?` : `one of ${known.join(', ')}`);
  }
  if (file === '') throw new UsageError(`--format ${name}= names no file`);
  return { name, file };
}

/** What `check` prints when no format is asked for: people read the log, and GitHub Actions shows annotations beside it. */
export function defaultFormats(environment: Readonly<Record<string, string | undefined>>): FormatTarget[] {
  const pretty: FormatTarget = { name: 'pretty', file: null };
  return environment['GITHUB_ACTIONS'] === 'true' ? [pretty, { name: 'github', file: null }] : [pretty];
}
