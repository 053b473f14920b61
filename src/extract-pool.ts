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
  const workers = Math.min(availableParallelism(), MAX_WORKERS) - 1;
  if (bytes < WORTH_WORKERS || workers < 1 || !existsSync(WORKER)) return onThisThread(matchers, rulePaths);
  return new ExtractPool(workers, rulePaths, matchers);
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
  const pool = new ExtractPool(1, rulePaths, null);
  try {
    return await pool.extractAll(files, force, () => undefined);
  } finally {
    await pool.close();
  }
}

/** Workers, and this thread beside them while all of them are busy. */
class ExtractPool implements Extractor {
  readonly #own: Matchers | null;
  readonly #workers: Worker[];
  readonly #waiting = new Map<number, { resolve(facts: Facts[]): void; reject(error: Error): void }>();
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

  async extractAll(files: Iterable<SourceText>, force: boolean, onDone: (files: number) => void): Promise<Facts[]> {
    const answers: Promise<Facts[]>[] = [];
    for (const batch of batches(files)) {
      if (this.#own && this.#idle.length === 0) {
        answers.push(this.#extractHere(batch, force, this.#own, onDone));
        await answers.at(-1);
        continue;
      }
      const worker = await this.#take();
      answers.push(this.#send(worker, batch, force, onDone));
    }
    return (await Promise.all(answers)).flat();
  }

  async #send(worker: Worker, batch: SourceText[], force: boolean, onDone: (files: number) => void): Promise<Facts[]> {
    const id = this.#nextId++;
    const answer = new Promise<Facts[]>((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
    worker.ref();
    worker.postMessage({ id, files: batch, force } satisfies ExtractJob);
    const facts = await answer;
    onDone(facts.length);
    return facts;
  }

  async #extractHere(batch: readonly SourceText[], force: boolean, matchers: Matchers, onDone: (files: number) => void): Promise<Facts[]> {
    const facts: Facts[] = [];
    for (const file of batch) facts.push(await extract(file.path, file.text, matchers, force));
    await new Promise<void>((resolve) => setImmediate(resolve)); // lets the workers' answers in
    onDone(facts.length);
    const deep = batch.filter((_, index) => facts[index]?.skipped?.reason === 'too-deep');
    if (deep.length === 0) return facts;
    const again = new Map((await this.#send(await this.#take(), deep, force, () => undefined)).map((fact) => [fact.path, fact]));
    return facts.map((fact) => again.get(fact.path) ?? fact);
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
