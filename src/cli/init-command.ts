import { existsSync, lstatSync, writeFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import type { DraftPolicy } from '../manifest/draft-manifest.ts';
import { escapeTerminal } from '../report/escape-terminal.ts';
import { summariseInventory } from '../report/summary.ts';
import { EXIT, judgeScan } from './exit-code.ts';
import { reportReasons } from './failure.ts';
import { scanInventory } from './inventory-command.ts';
import type { ScanFlags } from './options.ts';
import { readScope } from './scan-scope.ts';
import { makeReportContext, type Session } from './session.ts';
import { UsageError } from './usage-error.ts';

export interface InitFlags extends ScanFlags {
  force?: boolean;
  /** The text of the policy, from which quotes are proposed. */
  policy?: string;
}

const NAMES = ['privacy.yml', 'privacy.yaml', 'privacy.json'];

/** Drafts a manifest of what a scan of the working directory finds. Returns the exit code. */
export async function runInitCommand(flags: InitFlags, session: Session): Promise<number> {
  const { terminal } = session;
  const existing = NAMES.find((name) => existsSync(join(terminal.directory, name)));
  if (existing !== undefined && !flags.force) {
    throw new UsageError(`${existing} is there already`, 'privlint init --force overwrites privacy.yml');
  }
  if (existing !== undefined && existing !== 'privacy.yml') {
    throw new UsageError(`${existing} would compete with the privacy.yml that init writes`, `rename or remove ${existing} first`);
  }
  if (lstatSync(join(terminal.directory, 'privacy.yml'), { throwIfNoEntry: false })?.isSymbolicLink()) {
    throw new UsageError('privacy.yml is a link', 'remove it first: what it points to is not overwritten');
  }
  const policy = flags.policy === undefined ? undefined : await readPolicy(flags.policy, terminal.directory);
  const scope = readScope(terminal.directory, []);
  const run = await scanInventory(flags, scope, session);
  const context = makeReportContext(run, scope, terminal.stderr, flags.color, session);
  terminal.stderr.write(summariseInventory(run.result, context));
  const code = reportReasons(judgeScan(run.result, { staged: false, namedFiles: false }), flags.color, session);
  if (code !== EXIT.clean) return code;
  const { draftManifest } = await import('../manifest/draft-manifest.ts');
  const { matchers, result } = run;
  const text = draftManifest(result.evidence, {
    vendorName: (id) => matchers.vendor(id)?.name ?? id,
    vendorPurposes: (id) => matchers.vendor(id)?.purposes ?? [],
    vendorKind: (id) => matchers.vendor(id)?.kind ?? '',
  }, policy, run.notices);
  const file = join(terminal.directory, 'privacy.yml');
  try {
    // Without --force nobody's file is overwritten, not even one made since the check above; and no link is followed.
    writeFileSync(file, text, { flag: flags.force ? 'w' : 'wx' });
  } catch (error) {
    throw new UsageError(`cannot write ${escapeTerminal(file)}`, error instanceof Error ? error.message : null);
  }
  terminal.stderr.write(`
${context.color.green.bold('wrote')}  privacy.yml, a draft: every entry says status: to-review

  1. For each entry, check that your privacy policy says so, and ${policy ? `whether the
     quote that is proposed means it; ${context.color.bold('privlint policy')} shows what none quotes.` : 'quote it.'}
  2. Then remove its ${context.color.bold('status: to-review')}. For what should not happen, remove
     the entry and change the code.
  3. Run ${context.color.bold('privlint')} until nothing is left.
`);
  return EXIT.clean;
}

async function readPolicy(file: string, directory: string): Promise<DraftPolicy> {
  const { readPolicyFile } = await import('../manifest/load-policy-text.ts');
  const path = resolve(directory, file);
  const read = await readPolicyFile(path, directory, directory);
  if ('problem' in read) throw new UsageError(`${file} ${read.problem}`, read.hint);
  return { text: read.text, path: relative(directory, path).split(sep).join('/') };
}
