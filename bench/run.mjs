// Measures privlint on any folder against "Babel parses every file once", as whole processes, and prints the ratio.
//
//   node bench/run.mjs DIR [--runs N]
//
// Runs alternate, so that both meet the same state of the machine; the median counts.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const here = (file) => fileURLToPath(new URL(file, import.meta.url));

function measure(args, cwd) {
  const started = process.hrtime.bigint();
  const { status, stdout, stderr, output } = spawnSync(process.execPath, ['--import', here('report-memory.mjs'), ...args], { cwd, encoding: 'utf8', maxBuffer: 1 << 30, stdio: ['ignore', 'pipe', 'pipe', 'pipe'] });
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}: ${stderr}`);
  return { seconds: Number(process.hrtime.bigint() - started) / 1e9, megabytes: Number(output[3]) / 1024, stdout };
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const show = (name, results) => console.log(`${name.padEnd(34)} ${median(results.map((r) => r.seconds)).toFixed(2).padStart(7)} s   ${median(results.map((r) => r.megabytes)).toFixed(0).padStart(5)} MB`);

function measureAll() {
  const privlint = [];
  const babel = [];
  for (let i = 0; i < runs; i++) {
    babel.push(measure([here('parse-all.mjs'), dir]));
    privlint.push(measure([here('../bin/privlint.js'), 'inventory', '--format', 'json', '--quiet', '.'], dir));
  }
  const { files, lines } = JSON.parse(babel[0].stdout);
  const { stats, evidence } = JSON.parse(privlint[0].stdout);
  console.log(`${dir}: ${files} files, ${lines} lines of JavaScript and TypeScript; privlint reads ${stats.files} files, parses ${stats.parsed}, finds ${evidence.length}`);
  show('Babel parses every file once', babel);
  show('privlint inventory', privlint);
  console.log(`ratio ${(median(privlint.map((r) => r.seconds)) / median(babel.map((r) => r.seconds))).toFixed(2)}`);
  const version = [];
  const bare = [];
  for (let i = 0; i < 7; i++) {
    bare.push(measure(['-e', '0']));
    version.push(measure([here('../bin/privlint.js'), '--version']));
  }
  console.log(`--version ${(median(version.map((r) => r.seconds)) * 1000).toFixed(0)} ms, ${(median(version.map((r) => r.seconds)) / median(bare.map((r) => r.seconds))).toFixed(2)} × bare node`);
}

const [dir] = process.argv.slice(2).filter((arg, index, all) => !arg.startsWith('--') && all[index - 1] !== '--runs');
const runs = Number(process.argv[process.argv.indexOf('--runs') + 1]) || 3;
if (dir) measureAll();
else {
  console.error('usage: node bench/run.mjs DIR [--runs N]');
  process.exitCode = 2;
}
