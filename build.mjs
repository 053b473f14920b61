// Builds dist/: the code as ES modules with lazy chunks, and the rules as one JSON file.
import { rm, writeFile } from 'node:fs/promises';
import { build } from 'esbuild';

await rm('dist', { recursive: true, force: true });
await build({
  entryPoints: { cli: 'src/cli/main.ts', 'extract-worker': 'src/extract-worker.ts' },
  outdir: 'dist',
  bundle: true,
  splitting: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  minifySyntax: true,
  legalComments: 'none',
  logLevel: 'warning',
});
const { outputFiles } = await build({ entryPoints: ['src/catalogue/read-rules.ts'], bundle: true, write: false, platform: 'node', format: 'esm', packages: 'external' });
await writeFile('dist/read-rules.build.mjs', outputFiles[0].text);
const { readRules } = await import('./dist/read-rules.build.mjs');
const { catalogue, problems } = await readRules('rules');
for (const { file, message } of problems) console.error(`rules/${file}: ${message}`);
if (problems.length > 0) process.exitCode = 1;
// Examples are tests; a user needs those of API models alone, for `explain`.
const vendors = catalogue.vendors.map(({ examples: _examples, ...vendor }) => ({ ...vendor, examples: { found: [], silent: [] } }));
await writeFile('dist/rules.json', JSON.stringify({ ...catalogue, vendors }));
await rm('dist/read-rules.build.mjs');
