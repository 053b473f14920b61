import { readSource } from './discover/index.ts';
import { createExtractor, type Extractor, type SourceText } from './extract-pool.ts';
import { addReading, look, type Reading } from './extract/extract.ts';
import { Program } from './link/program.ts';
import { findWanted } from './link/wanted-files.ts';
import type { Facts } from './model/facts.ts';
import type { Matchers } from './model/matchers.ts';
import type { Skipped, SourceFile } from './model/source.ts';

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
 * Reads every file once. A file without a word of any rule is not parsed, unless other files turn out to make it
 * matter: what it imports, is given, gives or declares; such files follow in further waves until there are no more.
 */
export async function scanFiles(files: readonly SourceFile[], { matchers, rulePaths, onProgress }: ScanOptions): Promise<Scan> {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const skipped: Skipped[] = [];
  const extractor = createExtractor(files.reduce((sum, file) => sum + file.size, 0), matchers, rulePaths);
  try {
    const facts = await readFirst(readTexts(files, skipped), extractor, matchers, (done) => onProgress?.(done, files.length));
    await followImports(facts, byPath, extractor, matchers);
    skipped.push(...facts.flatMap((fact) => fact.skipped ?? []));
    return { facts, skipped, source: (path) => textOf(byPath.get(path)) };
  } finally {
    await extractor.close();
  }
}

/** Looks at every file; those whose text holds a word of a rule are parsed meanwhile. */
async function readFirst(texts: Iterable<SourceText>, extractor: Extractor, matchers: Matchers, onDone: (files: number) => void): Promise<Facts[]> {
  const facts: Facts[] = [];
  const wanted: number[] = [];
  async function* worthReading(): AsyncIterable<SourceText> {
    for (const file of texts) {
      const seen = await look(file.path, file.text, matchers);
      if (seen.isWorthReading) wanted.push(facts.length);
      facts.push(seen.facts);
      onDone(facts.length);
      if (seen.isWorthReading) yield file;
    }
  }
  addReadings(facts, wanted, await extractor.readAll(worthReading()));
  return facts;
}

function addReadings(facts: Facts[], indexes: readonly number[], readings: readonly Reading[]): void {
  indexes.forEach((index, i) => (facts[index] = addReading(facts[index]!, readings[i]!)));
}

const textOf = (file: SourceFile | undefined): string | null => (file ? readSource(file).text : null);

function* readTexts(files: readonly SourceFile[], skipped: Skipped[]): Iterable<SourceText> {
  for (const file of files) {
    const reading = readSource(file);
    if (reading.skipped) skipped.push(reading.skipped);
    else yield { path: file.path, text: reading.text };
  }
}

/** Parses the files whose imports turned out to matter, until there are no more. */
async function followImports(facts: Facts[], byPath: ReadonlyMap<string, SourceFile>, extractor: Extractor, matchers: Matchers): Promise<void> {
  const readText = (path: string): string => textOf(byPath.get(path)) ?? '';
  for (let program: Program | undefined; ; ) {
    program = new Program(facts, matchers, program);
    const wanted = findWanted(facts, program, readText, matchers);
    if (wanted.length === 0) return;
    addReadings(facts, wanted.map(({ index }) => index), await extractor.readAll(wanted));
  }
}
