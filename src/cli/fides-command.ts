import { relative, resolve, sep } from 'node:path';
import { escapeTerminal } from '../report/escape-terminal.ts';
import { EXIT } from './exit-code.ts';
import { reportProblems } from './failure.ts';
import { findManifests, loadKnownVendors, readText, writeNew } from './manifest-file.ts';
import { paintFor, type Session } from './session.ts';

interface OutputFlags {
  output?: string;
  force?: boolean;
  color?: boolean;
}
export type FidesImportFlags = OutputFlags;
export interface FidesExportFlags extends OutputFlags {
  manifest?: string;
}

/** Drafts a manifest from Fides files. Returns the exit code. */
export async function runFidesImport(paths: readonly string[], flags: FidesImportFlags, session: Session): Promise<number> {
  const { terminal } = session;
  const files = paths.map((path) => {
    const absolute = resolve(terminal.directory, path);
    const shown = relative(terminal.directory, absolute).split(sep).join('/');
    return { file: shown, text: readText({ absolute, shown }) };
  });
  const { importFides } = await import('../fides/import-fides.ts');
  const { text, problems } = importFides(files, await loadKnownVendors());
  reportProblems(problems, [terminal.directory], paintFor(terminal.stderr, flags.color, session), session);
  if (text === null) return EXIT.error;
  deliver(text, flags, 'every entry says status: to-review', session);
  return EXIT.clean;
}

/** Writes the manifest as Fides resources. Returns the exit code. */
export async function runFidesExport(flags: FidesExportFlags, session: Session): Promise<number> {
  const { terminal } = session;
  const [file] = findManifests(flags.manifest === undefined ? [] : [flags.manifest], terminal.directory);
  const { loadManifest } = await import('../manifest/index.ts');
  const { manifest, problems } = loadManifest(file!.absolute, terminal.directory, await loadKnownVendors());
  if (manifest === null) {
    reportProblems(problems, [terminal.directory], paintFor(terminal.stderr, flags.color, session), session);
    return EXIT.error;
  }
  const { exportFides } = await import('../fides/export-fides.ts');
  deliver(exportFides(manifest), flags, 'Fides resources', session);
  return EXIT.clean;
}

function deliver(text: string, { output, force }: OutputFlags, what: string, { terminal }: Session): void {
  if (output === undefined) {
    terminal.stdout.write(text);
    return;
  }
  writeNew(resolve(terminal.directory, output), output, text, force === true);
  terminal.stderr.write(`wrote ${escapeTerminal(output)}: ${what}\n`);
}
