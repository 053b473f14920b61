import { Command } from 'commander';
import { CHECK_FORMATS, INVENTORY_FORMATS } from '../report/formats.ts';
import { escapeTerminal } from '../report/escape-terminal.ts';
import { addHelp, describeOption, CHECK_EXAMPLES, EXPLAIN_EXAMPLES, FIDES_EXPORT_EXAMPLES, FIDES_IMPORT_EXAMPLES, FMT_EXAMPLES, INIT_EXAMPLES, INVENTORY_EXAMPLES, MIGRATE_EXAMPLES, POLICY_EXAMPLES, ROOT_EXAMPLES, RULES_EXAMPLES, showOptionsOf } from './help.ts';
import { addCheckFlags, addDisplayFlags, addPolicyFlags, addScanFlags, type CheckFlags, type ScanFlags } from './options.ts';
import type { FidesExportFlags, FidesImportFlags } from './fides-command.ts';
import type { FmtFlags } from './fmt-command.ts';
import type { InitFlags } from './init-command.ts';
import type { MigrateFlags } from './migrate-command.ts';
import type { PolicyFlags } from './policy-command.ts';
import type { Session } from './session.ts';

type Color = { color?: boolean };

/** The command line. Commands load when they run. */
export function buildProgram(session: Session): Command {
  const { terminal } = session;
  const program = new Command('privlint')
    .description('Finds what code does with personal data, and holds it against the privacy policy in privacy.yml')
    .version(session.version)
    .configureOutput({
      writeOut: (text) => terminal.stdout.write(text),
      // Messages quote arguments, which in a hook are names of a stranger's files.
      writeErr: (text) => terminal.stderr.write(text.split('\n').map(escapeTerminal).join('\n')),
      getOutHelpWidth: () => Math.min(100, terminal.stdout.columns),
      getErrHelpWidth: () => Math.min(100, terminal.stderr.columns),
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
    .configureHelp({ optionDescription: describeOption })
    .showHelpAfterError('(--help shows what is possible)')
    .exitOverride();

  const check = program.command('check', { isDefault: true })
    .description('hold the code against privacy.yml (the default command)')
    .argument('[paths...]', 'files and folders to look at; everything when left out');
  addHelp(addDisplayFlags(addCheckFlags(addScanFlags(check, CHECK_FORMATS))), CHECK_EXAMPLES)
    .action(async (paths: string[], flags: CheckFlags) => {
      const { runCheckCommand } = await import('./check-command.ts');
      terminal.setExitCode(await runCheckCommand(paths, flags, program.commands.map((command) => command.name()), session));
    });

  const inventory = program.command('inventory')
    .description('show what is collected and shared, and where, with no judgement')
    .argument('[root]', 'folder to look at', '.');
  addHelp(addDisplayFlags(addScanFlags(inventory, INVENTORY_FORMATS).option('--quiet', 'no summary, no progress')), INVENTORY_EXAMPLES)
    .action(async (root: string, flags: ScanFlags) => {
      const { runInventoryCommand } = await import('./inventory-command.ts');
      terminal.setExitCode(await runInventoryCommand(root, flags, session));
    });

  const init = program.command('init').description('draft a privacy.yml from what the code does')
    .option('--force', 'overwrite a privacy.yml that is there')
    .option('--policy <file>', 'the text of the privacy policy (.txt, .md, .html), from which quotes are proposed')
    .option('--config <file>', 'configuration file, instead of the nearest .privlintrc')
    .option('--no-progress', 'no progress bar');
  addHelp(addDisplayFlags(init), INIT_EXAMPLES)
    .action(async (flags: Omit<InitFlags, 'include' | 'only' | 'skip' | 'format'>) => {
      const { runInitCommand } = await import('./init-command.ts');
      terminal.setExitCode(await runInitCommand({ include: [], only: [], skip: [], format: [], ...flags }, session));
    });

  const policy = program.command('policy').description('hold privacy.yml against itself and the text of the policy')
    .argument('[root]', 'folder of the manifest', '.');
  addHelp(addDisplayFlags(addPolicyFlags(policy)), POLICY_EXAMPLES)
    .action(async (root: string, flags: PolicyFlags) => {
      const { runPolicyCommand } = await import('./policy-command.ts');
      terminal.setExitCode(await runPolicyCommand(root, flags, session));
    });

  const explain = program.command('explain').description('say what a rule, vendor, verdict, control or category is, and why a finding is one')
    .argument('<id>', 'as reports print it');
  addHelp(addDisplayFlags(explain), EXPLAIN_EXAMPLES)
    .action(async (id: string, flags: Color) => {
      const { runExplainCommand } = await import('./explain-command.ts');
      terminal.setExitCode(await runExplainCommand(id, flags, session));
    });

  const rules = addHelp(program.command('rules').description('list the rules, or test those of your own'), RULES_EXAMPLES);
  addDisplayFlags(rules.command('list', { isDefault: true }).description('list APIs and third parties that are known'))
    .action(async (flags: Color) => {
      const { runRulesList } = await import('./rules-command.ts');
      terminal.setExitCode(await runRulesList(flags, session));
    });
  addDisplayFlags(rules.command('test').description('test the examples of rules').argument('<dir>', 'folder with apis/, vendors/ or fields/'))
    .action(async (directory: string, flags: Color) => {
      const { runRulesTest } = await import('./rules-command.ts');
      terminal.setExitCode(await runRulesTest(directory, flags, session));
    });

  const fmt = program.command('fmt').description('format manifests: block style, canonical order, every comment kept')
    .argument('[files...]', 'manifests, or folders that hold one; the nearest privacy.yml when left out')
    .option('--check', 'write nothing; print the files that would change, and exit 1 if there are any');
  addHelp(addDisplayFlags(fmt), FMT_EXAMPLES)
    .action(async (files: string[], flags: FmtFlags) => {
      const { runFmtCommand } = await import('./fmt-command.ts');
      terminal.setExitCode(await runFmtCommand(files, flags, session));
    });

  const migrate = program.command('migrate').description('bring the keys of a manifest up to date, in place')
    .argument('[file]', 'the manifest; the nearest privacy.yml when left out')
    .option('--dry-run', 'print what would change, and write nothing');
  addHelp(addDisplayFlags(migrate), MIGRATE_EXAMPLES)
    .action(async (file: string | undefined, flags: MigrateFlags) => {
      const { runMigrateCommand } = await import('./migrate-command.ts');
      terminal.setExitCode(await runMigrateCommand(file, flags, session));
    });

  const importing = program.command('import').description('draft a manifest from declarations in another form');
  addHelp(addDisplayFlags(importing.command('fides').description('from Fides resources: systems, datasets, policies, organizations')
    .argument('<files...>', 'YAML or JSON')
    .option('--output <file>', 'write it there instead of to standard output')
    .option('--force', 'overwrite a file that is there')), FIDES_IMPORT_EXAMPLES)
    .action(async (files: string[], flags: FidesImportFlags) => {
      const { runFidesImport } = await import('./fides-command.ts');
      terminal.setExitCode(await runFidesImport(files, flags, session));
    });

  const exporting = program.command('export').description('write the manifest in another form');
  addHelp(addDisplayFlags(exporting.command('fides').description('as Fides resources: an organization and its systems')
    .option('--manifest <file>', 'the manifest, instead of the nearest privacy.yml')
    .option('--output <file>', 'write it there instead of to standard output')
    .option('--force', 'overwrite a file that is there')), FIDES_EXPORT_EXAMPLES)
    .action(async (flags: FidesExportFlags) => {
      const { runFidesExport } = await import('./fides-command.ts');
      terminal.setExitCode(await runFidesExport(flags, session));
    });

  program.addHelpText('after', () => showOptionsOf(check) + ROOT_EXAMPLES);
  return program;
}
