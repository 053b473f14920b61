import { INVENTORY_FORMATS, loadInventoryReport } from '../report/formats.ts';
import { summariseInventory } from '../report/summary.ts';
import type { InventoryRun } from '../model/run.ts';
import { judgeScan } from './exit-code.ts';
import { reportReasons } from './failure.ts';
import { readFormats } from './format-targets.ts';
import type { ScanFlags } from './options.ts';
import { createProgress } from './progress.ts';
import { readScope, type Scope } from './scan-scope.ts';
import { makeReportContext, paintFor, readRunOptions, type Session } from './session.ts';
import { showStats } from './show-stats.ts';
import { UsageError } from './usage-error.ts';
import { writeReports } from './write-reports.ts';

/** Evidence only. Paths are written from `root`. Returns the exit code. */
export async function runInventoryCommand(root: string | undefined, flags: ScanFlags, session: Session): Promise<number> {
  const { terminal } = session;
  const targets = readFormats(flags.format.length > 0 ? flags.format : ['pretty'], INVENTORY_FORMATS);
  const scope = readRoot(root, session);
  const start = terminal.now();
  const run = await scanInventory(flags, scope, session);
  await writeReports(targets, async ({ name, file }) => {
    const report = await loadInventoryReport(name);
    return report(run.result, makeReportContext(run, scope, file === null ? terminal.stdout : null, flags.color, session));
  }, terminal);
  if (!flags.quiet) terminal.stderr.write(summariseInventory(run.result, makeReportContext(run, scope, terminal.stderr, flags.color, session)));
  if (flags.stats) showStats(run.result.evidence, run.result.skipped, terminal.now() - start, paintFor(terminal.stderr, flags.color, session), terminal);
  return reportReasons(judgeScan(run.result, { staged: false, namedFiles: false }), flags.color, session);
}

/** A folder named as root is the root, wherever it lies: places are written from there. */
function readRoot(root: string | undefined, { terminal }: Session): Scope {
  const scope = readScope(terminal.directory, root === undefined ? [] : [root]);
  if (scope.namedFiles) throw new UsageError(`${root} is a file`, 'inventory takes the folder to look at');
  const [path] = scope.paths;
  return path === undefined ? scope : { root: `${terminal.directory}/${path}`, paths: [], namedFiles: false };
}

/** Scans with a progress bar, for every command that needs evidence alone. */
export async function scanInventory(flags: ScanFlags, scope: Scope, session: Session): Promise<InventoryRun> {
  const { terminal } = session;
  const progress = createProgress(terminal.stderr, terminal.now, flags.progress && !flags.quiet);
  try {
    const { runInventory } = await import('../run.ts');
    return await runInventory(readRunOptions(flags, scope, progress, session));
  } finally {
    progress.end();
  }
}
