import { resolve } from 'node:path';
import type { Severity } from '../model/finding.ts';
import type { CheckRun } from '../model/run.ts';
import type { CheckResult } from '../model/result.ts';
import { loadCheckReport, loadInventoryReport, CHECK_FORMATS } from '../report/formats.ts';
import { summariseCheck, summariseInventory } from '../report/summary.ts';
import { EXIT, fails, judgeCheck, type FailLevel } from './exit-code.ts';
import { reportProblems, reportReasons } from './failure.ts';
import { defaultFormats, readFormats, type FormatTarget } from './format-targets.ts';
import type { CheckFlags } from './options.ts';
import { createProgress } from './progress.ts';
import { readScope, type Scope } from './scan-scope.ts';
import { makeReportContext, paintFor, readRunOptions, type Session } from './session.ts';
import { showStats } from './show-stats.ts';
import { UsageError } from './usage-error.ts';
import { writeReports } from './write-reports.ts';

/** The audit. Returns the exit code. */
export async function runCheckCommand(paths: readonly string[], flags: CheckFlags, commands: readonly string[], session: Session): Promise<number> {
  const { terminal } = session;
  const targets = flags.format.length > 0 ? readFormats(flags.format, CHECK_FORMATS) : defaultFormats(terminal.environment);
  const scope = readScope(terminal.directory, paths, commands);
  const start = terminal.now();
  const run = await scan(flags, scope, session);
  switch (run.kind) {
    case 'invalid':
      reportProblems(run.problems, [scope.root, terminal.directory], paintFor(terminal.stderr, flags.color, session), session);
      return EXIT.error;
    case 'no-manifest':
      return showFirstSteps(run, flags, scope, session);
    case 'checked': {
      const failOn = flags.failOn ?? atLeastNote(run.failOn) ?? 'error';
      await show(run, targets, { ...flags, failOn }, scope, session);
      if (flags.stats) showStats(run.result.evidence, run.result.skipped, terminal.now() - start, paintFor(terminal.stderr, flags.color, session), terminal);
      return reportReasons(judgeCheck(run.result, {
        failOn, exitZero: flags.exitZero ?? false, ci: flags.ci ?? false,
        ...(flags.maxWarnings === undefined ? {} : { maxWarnings: flags.maxWarnings }),
      }, { staged: flags.staged ?? false, namedFiles: scope.namedFiles }), flags.color, session);
    }
  }
}

async function scan(flags: CheckFlags, scope: Scope, session: Session): Promise<CheckRun> {
  const { terminal } = session;
  const progress = createProgress(terminal.stderr, terminal.now, flags.progress && !flags.quiet);
  try {
    const { runCheck } = await import('../run.ts');
    return await runCheck({
      ...readRunOptions(flags, scope, progress, session),
      staged: flags.staged ?? false,
      rules: flags.rule,
      ci: flags.ci ?? false,
      ...(flags.manifest === undefined ? {} : { manifest: resolve(terminal.directory, flags.manifest) }),
    });
  } finally {
    progress.end();
  }
}

async function show(run: Extract<CheckRun, { kind: 'checked' }>, targets: readonly FormatTarget[], flags: CheckFlags, scope: Scope, session: Session): Promise<void> {
  const { terminal } = session;
  const { result } = run;
  const loud = flags.quiet ? keepFailing(result, flags) : result;
  await writeReports(targets, async ({ name, file }) => {
    const report = await loadCheckReport(name);
    // A machine gets the whole result, however quiet the terminal is.
    const shown = name === 'json' || name === 'sarif' ? result : loud;
    return report(shown, makeReportContext(run, scope, file === null ? terminal.stdout : null, flags.color, session));
  }, terminal);
  if (flags.quiet) return;
  reportProblems(result.problems, [scope.root, terminal.directory], paintFor(terminal.stderr, flags.color, session), session);
  terminal.stderr.write(summariseCheck(result, makeReportContext(run, scope, terminal.stderr, flags.color, session)));
}

const keepFailing = (result: CheckResult, { failOn = 'error' }: CheckFlags): CheckResult =>
  ({ ...result, findings: result.findings.filter(({ severity }) => fails(severity, failOn)) });

/** `off` in the configuration means that nothing fails, which a flag says better: it is not heeded. */
const atLeastNote = (level: Severity | undefined): FailLevel | undefined => (level === 'off' ? undefined : level);

/** Without a manifest there is nothing to judge by; the first run is useful all the same. */
async function showFirstSteps(run: Extract<CheckRun, { kind: 'no-manifest' }>, flags: CheckFlags, scope: Scope, session: Session): Promise<number> {
  const { terminal } = session;
  if (flags.manifest !== undefined) throw new UsageError(`no such manifest: ${flags.manifest}`);
  const machine = flags.format.some((format) => !/^(?:pretty|compact)\b/.test(format));
  if (!machine) {
    const report = await loadInventoryReport('pretty');
    terminal.stdout.write(report(run.result, makeReportContext(run, scope, terminal.stdout, flags.color, session)));
  }
  const context = makeReportContext(run, scope, terminal.stderr, flags.color, session);
  const { color } = context;
  terminal.stderr.write(`${summariseInventory(run.result, context)}
${color.red.bold('error')}  there is no privacy.yml to hold this against

  ${color.bold('privlint init')}       drafts one from what was found, for you to review
  ${color.bold('privlint inventory')}  shows what was found, with no judgement
`);
  return EXIT.error;
}
