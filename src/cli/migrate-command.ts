import { escapeTerminal } from '../report/escape-terminal.ts';
import { countOf } from '../report/words.ts';
import { EXIT } from './exit-code.ts';
import { reportProblems } from './failure.ts';
import { findManifests, readText, rewrite } from './manifest-file.ts';
import { paintFor, type Session } from './session.ts';

export interface MigrateFlags {
  dryRun?: boolean;
  color?: boolean;
}

/** Brings the keys of a manifest up to date in place, and lists what a person has to choose. Returns the exit code. */
export async function runMigrateCommand(path: string | undefined, flags: MigrateFlags, session: Session): Promise<number> {
  const { terminal } = session;
  const [file] = findManifests(path === undefined ? [] : [path], terminal.directory);
  const { migrateManifest } = await import('../manifest/migrate-manifest.ts');
  const before = readText(file!);
  const { text, renames, problems } = migrateManifest(file!.shown, before);
  const paint = paintFor(terminal.stdout, flags.color, session);
  if (problems.length > 0) {
    reportProblems(problems, [terminal.directory], paintFor(terminal.stderr, flags.color, session), session);
    return EXIT.error;
  }
  const open = renames.filter(({ to }) => to.length > 1).length;
  const changed = renames.length - open;
  if (text !== before && !flags.dryRun) rewrite(file!, text);
  for (const { line, column, from, to } of renames) {
    const words = to.length === 1 ? `${escapeTerminal(from)} → ${paint.green(to[0])}` : `${escapeTerminal(from)} ${paint.yellow('may mean')} ${to.join(', ')}`;
    terminal.stdout.write(`${paint.cyan(`${escapeTerminal(file!.shown)}:${line}:${column}`)}  ${words}\n`);
  }
  terminal.stderr.write(renames.length === 0 ? `nothing to migrate in ${escapeTerminal(file!.shown)}\n`
    : `${countOf(changed, 'key')} ${flags.dryRun ? 'to replace' : 'replaced'}${open > 0 ? `, ${open} for you to choose: the manifest stays as it is there` : ''}\n`);
  return open > 0 ? EXIT.findings : EXIT.clean;
}
