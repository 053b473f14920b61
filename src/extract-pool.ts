import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { read, type Reading } from './extract/extract.ts';
import type { Matchers } from './model/matchers.ts';

export interface SourceText {
  path: string;
  text: string;
}
export interface ExtractJob {
  id: number;
  files: SourceText[];
}
export type ExtractAnswer = { id: number; readings: Reading[] } | { id: number; error: string };

/** Below this many characters a worker costs more (its start) than it saves. */
const WORTH_WORKERS = 2_000_000;
/** Characters in one message: large enough to be cheap, small enough to spread the work and keep little in flight. */
const BATCH = 200_000;
const MAX_WORKERS = 8;
const WORKER = new URL('./extract-worker.js', import.meta.url);

type Texts = Iterable<SourceText> | AsyncIterable<SourceText>;

/** Parses files in the order given, on this thread or, for large trees, on several. The answer is the same. */
export interface Extractor {
  readAll(files: Texts): Promise<Reading[]>;
  close(): Promise<void>;
}

/** @param bytes of all files to come, @param rulePaths folders of the project's own rules. */
export function createExtractor(bytes: number, matchers: Matchers, rulePaths: readonly string[]): Extractor {
  const workers = Math.min(availableParallelism(), MAX_WORKERS) - 1;
  if (bytes < WORTH_WORKERS || workers < 1 || !existsSync(WORKER)) return onThisThread(matchers, rulePaths);
  return new ExtractPool(workers, rulePaths, matchers);
}

function onThisThread(matchers: Matchers, rulePaths: readonly string[]): Extractor {
  return {
    async readAll(files) {
      const readings: Reading[] = [];
      const deep: { index: number; file: SourceText }[] = [];
      for await (const file of files) {
        const reading = await read(file.path, file.text, matchers);
        if (isTooDeep(reading)) deep.push({ index: readings.length, file });
        readings.push(reading);
      }
      // A worker's stack is larger: what a small tree can read must not depend on the size of the tree around it.
      const again = await readDeep(deep.map(({ file }) => file), rulePaths);
      for (const [i, { index }] of deep.entries()) readings[index] = again[i] ?? readings[index]!;
      return readings;
    },
    async close() {},
  };
}

const isTooDeep = ({ skipped }: Reading): boolean => skipped?.reason === 'too-deep';

async function readDeep(files: readonly SourceText[], rulePaths: readonly string[]): Promise<Reading[]> {
  if (files.length === 0 || !existsSync(WORKER)) return [];
  const pool = new ExtractPool(1, rulePaths, null);
  try {
    return await pool.readAll(files);
  } finally {
    await pool.close();
  }
}

/** Workers, and this thread beside them while all of them are busy. */
class ExtractPool implements Extractor {
  readonly #own: Matchers | null;
  readonly #workers: Worker[];
  readonly #waiting = new Map<number, { resolve(readings: Reading[]): void; reject(error: Error): void }>();
  readonly #idle: Worker[];
  #wake: (() => void) | undefined;
  #failure: Error | undefined;
  #nextId = 0;

  /** @param own the rules for this thread's share of the work; null = it only waits. */
  constructor(size: number, rulePaths: readonly string[], own: Matchers | null) {
    this.#own = own;
    this.#workers = Array.from({ length: size }, () => new Worker(WORKER, { workerData: { rulePaths }, resourceLimits: { stackSizeMb: 8, maxYoungGenerationSizeMb: 64 } }));
    for (const worker of this.#workers) {
      worker.unref();
      worker.on('message', (answer: ExtractAnswer) => this.#receive(worker, answer));
      worker.on('error', (error) => this.#fail(error as Error));
    }
    this.#idle = [...this.#workers, ...this.#workers]; // two jobs each: one in work, one waiting
  }

  async readAll(files: Texts): Promise<Reading[]> {
    const answers: Promise<Reading[]>[] = [];
    for await (const batch of batches(files)) {
      await new Promise<void>((resolve) => setImmediate(resolve)); // lets the workers' answers in
      if (this.#own && this.#idle.length === 0) {
        answers.push(this.#readHere(batch, this.#own));
        await answers.at(-1);
        continue;
      }
      const worker = await this.#take();
      answers.push(this.#send(worker, batch));
    }
    return (await Promise.all(answers)).flat();
  }

  #send(worker: Worker, files: SourceText[]): Promise<Reading[]> {
    const id = this.#nextId++;
    const answer = new Promise<Reading[]>((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
    worker.ref();
    worker.postMessage({ id, files } satisfies ExtractJob);
    return answer;
  }

  async #readHere(batch: readonly SourceText[], matchers: Matchers): Promise<Reading[]> {
    const readings: Reading[] = [];
    for (const { path, text } of batch) readings.push(await read(path, text, matchers));
    const deep = batch.filter((_, index) => isTooDeep(readings[index]!));
    if (deep.length === 0) return readings;
    const again = new Map((await this.#send(await this.#take(), deep)).map((reading) => [reading.path, reading]));
    return readings.map((reading) => again.get(reading.path) ?? reading);
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
    else waiting?.resolve(answer.readings);
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

async function* batches(files: Texts): AsyncIterable<SourceText[]> {
  let batch: SourceText[] = [];
  let size = 0;
  for await (const file of files) {
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
