import { resolve } from 'node:path';
import { EXIT, fails, type FailLevel } from './exit-code.ts';
import { reportProblems } from './failure.ts';
import { readFormats } from './format-targets.ts';
import { readScope } from './scan-scope.ts';
import { makeReportContext, paintFor, type Session } from './session.ts';
import { UsageError } from './usage-error.ts';
import { writeReports } from './write-reports.ts';

export interface PolicyFlags {
  manifest?: string;
  config?: string;
  format: string[];
  color?: boolean;
}

export const POLICY_FORMATS: readonly string[] = ['pretty', 'json'];

/** The manifest alone, against itself and its text. Returns the exit code. */
export async function runPolicyCommand(root: string, flags: PolicyFlags, session: Session): Promise<number> {
  const { terminal } = session;
  const targets = readFormats(flags.format.length > 0 ? flags.format : ['pretty'], POLICY_FORMATS);
  const scope = readScope(terminal.directory, [root]);
  if (scope.namedFiles) throw new UsageError(`${root} is a file`, 'policy takes the folder of the manifest; --manifest names a file');
  const folder = resolve(terminal.directory, root);
  const { runPolicy } = await import('../run-policy.ts');
  const run = await runPolicy({
    root: folder,
    today: terminal.today(),
    ...(flags.manifest === undefined ? {} : { manifest: resolve(terminal.directory, flags.manifest) }),
    ...(flags.config === undefined ? {} : { config: resolve(terminal.directory, flags.config) }),
  });
  const color = paintFor(terminal.stderr, flags.color, session);
  switch (run.kind) {
    case 'no-manifest':
      throw flags.manifest === undefined
        ? new UsageError('there is no privacy.yml here', 'privlint init drafts one from what the code does')
        : new UsageError(`no such manifest: ${flags.manifest}`);
    case 'invalid':
      reportProblems(run.problems, [folder, terminal.directory], color, session);
      return EXIT.error;
    case 'reviewed': {
      const { result, source } = run;
      reportProblems(result.problems, [folder, terminal.directory], color, session);
      await writeReports(targets, async ({ name, file }) => {
        const context = makeReportContext({ source, manifest: result.manifest }, { root: folder, paths: [], namedFiles: false }, file === null ? terminal.stdout : null, flags.color, session);
        return name === 'json'
          ? (await import('../report/policy-json.ts')).reportPolicyJson(result, context)
          : (await import('../report/policy-pretty.ts')).reportPolicyPretty(result, context);
      }, terminal);
      const failOn: FailLevel = run.failOn === undefined || run.failOn === 'off' ? 'error' : run.failOn;
      return result.findings.some(({ severity }) => fails(severity, failOn)) ? EXIT.findings : EXIT.clean;
    }
  }
}
