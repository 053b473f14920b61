import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { FormatTarget } from './format-targets.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';

/** Renders each report and writes it to where it goes. */
export async function writeReports(targets: readonly FormatTarget[], render: (target: FormatTarget) => Promise<string>, terminal: Terminal): Promise<void> {
  for (const target of targets) {
    const text = await render(target);
    if (target.file === null) terminal.stdout.write(text);
    else writeReport(resolve(terminal.directory, target.file), text);
  }
}

function writeReport(file: string, text: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  } catch (error) {
    throw new UsageError(`cannot write ${file}`, error instanceof Error ? error.message : null);
  }
}
