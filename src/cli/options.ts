import { InvalidArgumentError, Option, type Command } from 'commander';
import { SEVERITIES, type Severity } from '../model/finding.ts';
import { EXCLUSION_GROUPS } from '../model/source.ts';
import type { FailLevel } from './exit-code.ts';

/** Flags of every command that scans. */
export interface ScanFlags {
  config?: string;
  include: string[];
  only: string[];
  skip: string[];
  format: string[];
  quiet?: boolean;
  color?: boolean;
  progress: boolean;
  stats?: boolean;
  debug?: boolean;
}

/** Flags of `check`. */
export interface CheckFlags extends ScanFlags {
  staged?: boolean;
  manifest?: string;
  /** Absent = the configuration decides, or `error`. */
  failOn?: FailLevel;
  maxWarnings?: number;
  exitZero?: boolean;
  ci?: boolean;
  rule: Record<string, Severity>;
}

export function addScanFlags(command: Command, formats: readonly string[]): Command {
  return command
    .option('--format <name[=file]>', `${formats.join(', ')}; repeatable; with =file it is written there`, collect, [])
    .option('--config <file>', 'configuration file, instead of the nearest .privlintrc')
    .option('--include <group>', 'scan a group that is left out by default (tests, vendored, …); repeatable', collectGroups, [])
    .option('--only <id>', 'look at this rule, vendor, verdict or category alone; repeatable', collectList, [])
    .option('--skip <id>', 'leave this rule, vendor, verdict or category out; repeatable', collectList, [])
    .option('--stats', 'list skipped files, time and evidence by rule on standard error')
    .option('--no-progress', 'no progress bar');
}

export function addPolicyFlags(command: Command): Command {
  return command
    .option('--format <name[=file]>', 'pretty, json; repeatable; with =file it is written there', collect, [])
    .option('--manifest <file>', 'the manifest, instead of the nearest privacy.yml')
    .option('--config <file>', 'configuration file, instead of the nearest .privlintrc');
}

/** Flags of every command; last in its help. */
export function addDisplayFlags(command: Command): Command {
  return command
    .option('--color', 'colour even where the output is no terminal; also FORCE_COLOR')
    .option('--no-color', 'no colour; also NO_COLOR')
    .option('--debug', 'show the stack of an internal error');
}

export function addCheckFlags(command: Command): Command {
  return command
    .option('--staged', 'judge what is staged for the next commit, as the git index holds it')
    .option('--manifest <file>', 'the manifest, instead of the nearest privacy.yml')
    .addOption(new Option('--fail-on <level>', 'exit 1 for findings of this level and above (default: failOn of the configuration, else error)').choices(['error', 'warning', 'note']))
    .option('--max-warnings <n>', 'exit 1 when there are more warnings', readCount)
    .option('--exit-zero', 'findings do not change the exit code')
    .option('--ci', 'unused suppressions are errors')
    .option('--rule <id=level>', 'level of a verdict, rule, vendor or category: error, warning, note, off; repeatable', collectLevel, {})
    .option('--quiet', 'show only what fails the run; no summary, no progress');
}

const collect = (value: string, before: string[]): string[] => [...before, value];

const collectList = (value: string, before: string[]): string[] => [...before, ...value.split(',').map((part) => part.trim()).filter((part) => part !== '')];

/** A group that does not exist would be left out as silently as before. */
function collectGroups(value: string, before: string[]): string[] {
  const groups: readonly string[] = ['all', ...EXCLUSION_GROUPS];
  const wrong = collectList(value, []).find((name) => !groups.includes(name));
  if (wrong !== undefined) throw new InvalidArgumentError(`"${wrong}" is no such group: ${groups.join(', ')}.`);
  return collectList(value, before);
}

function readCount(value: string): number {
  if (!/^\d{1,9}$/.test(value)) throw new InvalidArgumentError('It must be a whole number.');
  return Number(value);
}

function collectLevel(value: string, before: Record<string, Severity>): Record<string, Severity> {
  const [id, level, ...more] = value.split('=');
  const severity = SEVERITIES.find((one) => one === level);
  if (!id || !severity || more.length > 0) throw new InvalidArgumentError(`Write ID=LEVEL, where LEVEL is one of ${SEVERITIES.join(', ')}.`);
  // A plain assignment of `__proto__` would be lost.
  return Object.fromEntries([...Object.entries(before), [id, severity]]);
}
