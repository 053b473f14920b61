import { escapeTerminal } from '../report/escape-terminal.ts';
import { countOf } from '../report/words.ts';
import { EXIT } from './exit-code.ts';
import { reportProblems } from './failure.ts';
import { findManifests, loadKnownVendors, readText, rewrite } from './manifest-file.ts';
import { paintFor, type Session } from './session.ts';
import { UsageError } from './usage-error.ts';

export interface FmtFlags {
  check?: boolean;
  color?: boolean;
}

/**
 * Formats manifests in place; with `check` it only prints those that would change. All are read before any is written.
 * Returns the exit code.
 */
export async function runFmtCommand(paths: readonly string[], flags: FmtFlags, session: Session): Promise<number> {
  const { terminal } = session;
  const files = findManifests(paths, terminal.directory);
  const [{ loadManifest }, { formatManifest }, { formatJson }, known] = await Promise.all([
    import('../manifest/index.ts'), import('../manifest/format-manifest.ts'), import('../manifest/format-json.ts'), loadKnownVendors(),
  ]);
  const color = paintFor(terminal.stderr, flags.color, session);
  let broken = false;
  const changes = files.flatMap((file) => {
    const { manifest, problems } = loadManifest(file.absolute, terminal.directory, known);
    if (manifest === null) {
      reportProblems(problems.filter(({ severity }) => severity === 'error'), [terminal.directory], color, session);
      broken = true;
      return [];
    }
    const text = readText(file);
    const formatted = file.absolute.endsWith('.json') ? formatJson(requireJson(text, file.shown)) : formatManifest(text);
    return formatted === text ? [] : [{ file, formatted }];
  });
  if (broken) return EXIT.error;
  for (const { file, formatted } of changes) {
    if (!flags.check) rewrite(file, formatted);
    terminal.stdout.write(`${escapeTerminal(file.shown)}\n`);
  }
  const unchanged = files.length - changes.length;
  if (flags.check && changes.length > 0) terminal.stderr.write(`${countOf(changes.length, 'manifest')} to format: run ${color.bold('privlint fmt')}\n`);
  else terminal.stderr.write(changes.length === 0 ? `${countOf(unchanged, 'manifest')} formatted already\n` : `${countOf(changes.length, 'manifest')} formatted\n`);
  return flags.check && changes.length > 0 ? EXIT.findings : EXIT.clean;
}

function requireJson(text: string, shown: string): string {
  try {
    JSON.parse(text.replace(/^\uFEFF/, ''));
    return text;
  } catch (error) {
    throw new UsageError(`${escapeTerminal(shown)} is YAML, but no JSON${error instanceof Error ? `: ${escapeTerminal(error.message)}` : ''}`, 'name it privacy.yml, or write it as JSON');
  }
}
