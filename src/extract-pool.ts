import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { extract } from './extract/extract.ts';
import type { Facts } from './model/facts.ts';
import type { Matchers } from './model/matchers.ts';

export interface SourceText {
  path: string;
  text: string;
}
export interface ExtractJob {
  id: number;
  files: SourceText[];
  force: boolean;
}
export type ExtractAnswer = { id: number; facts: Facts[] } | { id: number; error: string };

/** Below this many characters a worker costs more (its start) than it saves. */
const WORTH_WORKERS = 2_000_000;
/** Characters in one message: large enough to be cheap, small enough to spread the work and keep little in flight. */
const BATCH = 200_000;
const MAX_WORKERS = 8;
const WORKER = new URL('./extract-worker.js', import.meta.url);

/** Extracts files in the order given, on this thread or, for large trees, on several. The answer is the same. */
export interface Extractor {
  extractAll(files: Iterable<SourceText>, force: boolean, onDone: (files: number) => void): Promise<Facts[]>;
  close(): Promise<void>;
}

/** @param bytes of all files to come, @param rulePaths folders of the project's own rules. */
export function createExtractor(bytes: number, matchers: Matchers, rulePaths: readonly string[]): Extractor {
  const workers = Math.min(availableParallelism(), MAX_WORKERS);
  if (bytes < WORTH_WORKERS || workers < 2 || !existsSync(WORKER)) return onThisThread(matchers, rulePaths);
  return new ExtractPool(workers, rulePaths);
}

function onThisThread(matchers: Matchers, rulePaths: readonly string[]): Extractor {
  return {
    async extractAll(files, force, onDone) {
      const facts: Facts[] = [];
      const deep: { index: number; file: SourceText }[] = [];
      for (const file of files) {
        const fact = await extract(file.path, file.text, matchers, force);
        if (fact.skipped?.reason === 'too-deep') deep.push({ index: facts.length, file });
        facts.push(fact);
        onDone(1);
      }
      // A worker's stack is larger: what a small tree can read must not depend on the size of the tree around it.
      const again = await extractDeep(deep.map(({ file }) => file), force, rulePaths);
      for (const [i, { index }] of deep.entries()) facts[index] = again[i] ?? facts[index]!;
      return facts;
    },
    async close() {},
  };
}

async function extractDeep(files: readonly SourceText[], force: boolean, rulePaths: readonly string[]): Promise<Facts[]> {
  if (files.length === 0 || !existsSync(WORKER)) return [];
  const pool = new ExtractPool(1, rulePaths);
  try {
    return await pool.extractAll(files, force, () => undefined);
  } finally {
    await pool.close();
  }
}

class ExtractPool implements Extractor {
  readonly #workers: Worker[];
  readonly #waiting = new Map<number, { resolve(facts: Facts[]): void; reject(error: Error): void }>();
  readonly #idle: Worker[];
  #wake: (() => void) | undefined;
  #failure: Error | undefined;
  #nextId = 0;

  constructor(size: number, rulePaths: readonly string[]) {
    this.#workers = Array.from({ length: size }, () => new Worker(WORKER, { workerData: { rulePaths }, resourceLimits: { stackSizeMb: 8, maxYoungGenerationSizeMb: 64 } }));
    for (const worker of this.#workers) {
      worker.unref();
      worker.on('message', (answer: ExtractAnswer) => this.#receive(worker, answer));
      worker.on('error', (error) => this.#fail(error as Error));
    }
    this.#idle = [...this.#workers, ...this.#workers]; // two jobs each: one in work, one waiting
  }

  async extractAll(files: Iterable<SourceText>, force: boolean, onDone: (files: number) => void): Promise<Facts[]> {
    const answers: Promise<Facts[]>[] = [];
    for (const batch of batches(files)) {
      const worker = await this.#take();
      const id = this.#nextId++;
      const answer = new Promise<Facts[]>((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
      worker.ref();
      worker.postMessage({ id, files: batch, force } satisfies ExtractJob);
      answer.then((facts) => onDone(facts.length), () => {});
      answers.push(answer);
    }
    return (await Promise.all(answers)).flat();
  }

  async close(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
  }

  async #take(): Promise<Worker> {
    while (this.#idle.length === 0 && !this.#failure) await new Promise<void>((resolve) => (this.#wake = resolve));
    if (this.#failure) throw this.#failure;
    return this.#idle.shift()!;
  }

  #receive(worker: Worker, answer: ExtractAnswer): void {
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if ('error' in answer) waiting?.reject(new Error(answer.error));
    else waiting?.resolve(answer.facts);
    this.#idle.push(worker);
    this.#wake?.();
  }

  #fail(error: Error): void {
    this.#failure = error;
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
    this.#wake?.();
  }
}

function* batches(files: Iterable<SourceText>): Iterable<SourceText[]> {
  let batch: SourceText[] = [];
  let size = 0;
  for (const file of files) {
    batch.push(file);
    size += file.text.length;
    if (size >= BATCH) {
      yield batch;
      batch = [];
      size = 0;
    }
  }
  if (batch.length > 0) yield batch;
}
