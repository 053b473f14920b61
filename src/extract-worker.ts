import { parentPort, workerData } from 'node:worker_threads';
import { loadWith } from './catalogue/index.ts';
import { read } from './extract/extract.ts';
import type { ExtractJob, ExtractAnswer } from './extract-pool.ts';

// A worker of the pool: reads files as the main thread would, with the same rules.
const { rulePaths } = workerData as { rulePaths: string[] };
const { matchers } = await loadWith(rulePaths);

parentPort?.on('message', async ({ id, files }: ExtractJob) => {
  try {
    const readings = [];
    for (const { path, text } of files) readings.push(await read(path, text, matchers));
    parentPort?.postMessage({ id, readings } satisfies ExtractAnswer);
  } catch (error) {
    parentPort?.postMessage({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) } satisfies ExtractAnswer);
  }
});
