import type { LoaderResult } from 'cosmiconfig';
import { basename, extname } from 'node:path';
import { chdir, cwd } from 'node:process';

export interface OpenedConfig {
  /** Absolute. */
  file: string;
  text: string;
  /** The key below which the configuration is; null = the whole file. */
  key: string | null;
}

/** What cosmiconfig gets to see of a file: nothing that it could act upon, such as `$import`. */
class RawText {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

const OURS = 'privlint';

function keepText(file: string, text: string): LoaderResult {
  // Of a package.json cosmiconfig takes our key alone.
  return basename(file, extname(file)) === 'package' ? { [OURS]: new RawText(text) } : new RawText(text);
}
function refuseCode(file: string): never {
  throw new Error(`${file}: a configuration is data: JSON or YAML`);
}

const LOADERS = {
  'noExt': keepText, '.json': keepText, '.yaml': keepText, '.yml': keepText,
  '.js': refuseCode, '.cjs': refuseCode, '.mjs': refuseCode, '.ts': refuseCode,
};

export const isDataFile = (file: string): boolean => ['', '.json', '.yaml', '.yml'].includes(extname(file));

/** The first of the names that holds anything. @returns null if all are empty */
export async function searchConfig(root: string, names: readonly string[]): Promise<OpenedConfig | null> {
  return toOpened(await (await createExplorer(names)).search(root));
}

export async function openConfig(file: string): Promise<OpenedConfig | null> {
  return toOpened(await (await createExplorer([])).load(file));
}

function toOpened(found: { filepath: string; config: unknown } | null): OpenedConfig | null {
  if (!(found?.config instanceof RawText)) return null;
  const { filepath: file, config } = found;
  return { file, text: config.text.replace(/^\ufeff/, ''), key: basename(file) === 'package.json' ? OURS : null };
}

async function createExplorer(names: readonly string[]) {
  const { cosmiconfig } = await import('cosmiconfig');
  // While it is created, it looks in the working directory for settings of its own (`.config/config.js`,
  // `package.json#cosmiconfig`) and runs them. Our own folder has none. Nothing else runs meanwhile: this is synchronous.
  const before = cwd();
  chdir(import.meta.dirname);
  try {
    return cosmiconfig(OURS, { searchPlaces: [...names], loaders: LOADERS, searchStrategy: 'none', cache: false });
  } finally {
    chdir(before);
  }
}
