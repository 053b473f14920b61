import { readSource } from './discover/index.ts';
import { createExtractor, type Extractor, type SourceText } from './extract-pool.ts';
import { Program } from './link/program.ts';
import type { Facts } from './model/facts.ts';
import type { Matchers } from './model/matchers.ts';
import type { Skipped, SourceFile } from './model/source.ts';
import { isWorth, reasonOf } from './second-wave.ts';

export interface Scan {
  /** By path. */
  facts: Facts[];
  skipped: Skipped[];
  source(path: string): string | null;
}

export interface ScanOptions {
  matchers: Matchers;
  /** Folders of the project's own rules. */
  rulePaths: readonly string[];
  onProgress?: ((done: number, total: number) => void) | undefined;
}

/**
 * Reads every file once. A file without a word of any rule is not parsed, unless it imports a module that turned out to
 * export something that a rule speaks of; such files follow in further waves until there are no more.
 */
export async function scanFiles(files: readonly SourceFile[], { matchers, rulePaths, onProgress }: ScanOptions): Promise<Scan> {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const skipped: Skipped[] = [];
  const extractor = createExtractor(files.reduce((sum, file) => sum + file.size, 0), matchers, rulePaths);
  let done = 0;
  try {
    const facts = await extractor.extractAll(readTexts(files, skipped), false, (count) => onProgress?.((done += count), files.length));
    await followImports(facts, byPath, extractor, matchers);
    skipped.push(...facts.flatMap((fact) => fact.skipped ?? []));
    return { facts, skipped, source: (path) => textOf(byPath.get(path)) };
  } finally {
    await extractor.close();
  }
}

const textOf = (file: SourceFile | undefined): string | null => (file ? readSource(file).text : null);

function* readTexts(files: readonly SourceFile[], skipped: Skipped[]): Iterable<SourceText> {
  for (const file of files) {
    const reading = readSource(file);
    if (reading.skipped) skipped.push(reading.skipped);
    else yield { path: file.path, text: reading.text };
  }
}

async function followImports(facts: Facts[], byPath: ReadonlyMap<string, SourceFile>, extractor: Extractor, matchers: Matchers): Promise<void> {
  for (;;) {
    const program = new Program(facts, matchers);
    const wanted = facts.flatMap((fact, index) => {
      const reason = fact.unread ? reasonOf(fact.unread, fact.path, program) : null;
      if (reason === null) return [];
      const text = textOf(byPath.get(fact.path)) ?? '';
      return isWorth(reason, text, matchers) ? [{ index, path: fact.path, text }] : [];
    });
    if (wanted.length === 0) return;
    const read = await extractor.extractAll(wanted, true, () => {});
    wanted.forEach(({ index }, i) => (facts[index] = addTo(facts[index]!, read[i]!)));
  }
}

/** What parsing shows, with what the text alone had shown. */
function addTo({ notices, settings = [] }: Facts, read: Facts): Facts {
  const all = [...settings, ...(read.settings ?? [])].sort((a, b) => a.line - b.line || a.column - b.column);
  return { ...read, ...(notices ? { notices } : {}), ...(all.length > 0 ? { settings: all } : {}) };
}
