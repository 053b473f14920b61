// Deletes each `collects` and `shares` entry of a manifest in turn and counts how many of the deletions are reported.
//
//   node bench/deletion.mjs DIR [--draft] [--json]
//
// DIR is copied first, without .git and node_modules, and stays as it is. Where it has no privacy.yml, the one that
// `privlint init` drafts is taken, with every entry marked as reviewed; with --draft always. Entries that code does not show are left out:
// stale ones, and those that say so themselves (`observable: false`, aggregates, recipients of no vendor in particular).
// A deletion is reported if a finding about code is there that the complete manifest does not give.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isMap, parseDocument } from 'yaml';

const PRIVLINT = fileURLToPath(new URL('../bin/privlint.js', import.meta.url));
const SECTIONS = ['collects', 'shares'];

function run(directory, words) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [PRIVLINT, ...words], { cwd: directory, encoding: 'utf8', maxBuffer: 1 << 30 });
  if (status === 2 || status === null) throw new Error(`privlint ${words.join(' ')} ended with ${status}: ${stderr}`);
  return stdout;
}

function check(directory, document) {
  writeFileSync(join(directory, 'privacy.yml'), document.toString());
  return JSON.parse(run(directory, ['check', '--format', 'json', '--no-progress'])).findings;
}

function readOrDraft(directory, drafted) {
  const file = join(directory, 'privacy.yml');
  if (drafted) rmSync(file, { force: true });
  if (existsSync(file)) return { origin: 'its own', document: parseDocument(readFileSync(file, 'utf8')) };
  run(directory, ['init', '--no-progress']);
  const document = parseDocument(readFileSync(file, 'utf8'));
  for (const [section, id] of listEntries(document)) document.deleteIn([section, id, 'status']);
  return { origin: 'drafted by init', document };
}

function listEntries(document) {
  return SECTIONS.flatMap((section) => {
    const map = document.get(section);
    return isMap(map) ? map.items.map(({ key }) => [section, String(key.value ?? key)]) : [];
  });
}

function isShown(document, section, id, stale) {
  const { observable = true, form = 'identifiable', with: target } = document.getIn([section, id]).toJSON();
  const { kind, bind } = document.toJSON().recipients?.[target] ?? {};
  const isNobody = kind === 'any' || (['authority', 'successor'].includes(kind) && Object.keys(bind ?? {}).length === 0);
  return observable && form !== 'aggregate' && !isNobody && !stale.has(`${section}.${id}`);
}

function measure(source, drafted) {
  const directory = mkdtempSync(join(tmpdir(), 'privlint-deletion-'));
  try {
    cpSync(source, directory, { recursive: true, filter: (path) => !['.git', 'node_modules'].includes(basename(path)) });
    const { origin, document } = readOrDraft(directory, drafted);
    const intact = check(directory, document);
    const known = new Set(intact.map(({ id }) => id));
    const stale = new Set(intact.filter(({ verdict }) => verdict === 'stale-declaration').map(({ declaration }) => declaration.id));
    const entries = listEntries(document);
    const deletions = entries.filter(([section, id]) => isShown(document, section, id, stale)).map(([section, id]) => {
      const less = document.clone();
      less.deleteIn([section, id]);
      const news = check(directory, less).filter((finding) => finding.evidence && !known.has(finding.id));
      return { entry: `${section}.${id}`, verdicts: count(news.map(({ verdict }) => verdict)), error: news.some(({ severity }) => severity === 'error') };
    });
    return { manifest: origin, entries: entries.length, intact: count(intact.map(({ verdict }) => verdict)), deletions };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

function count(words) {
  const counts = {};
  for (const word of words.toSorted()) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}

function print({ manifest, entries, intact, deletions }) {
  const tell = (counts) => Object.entries(counts).map(([verdict, times]) => `${verdict} ${times}`).join(', ') || 'nothing';
  const reported = deletions.filter(({ verdicts }) => Object.keys(verdicts).length > 0);
  for (const { entry, verdicts } of deletions) console.log(`${entry.padEnd(44)} ${tell(verdicts)}`);
  console.log(`\nmanifest ${manifest}: ${entries} entries, of which code shows ${deletions.length}; complete, it gives ${tell(intact)}`);
  console.log(`${reported.length} of ${deletions.length} deletions reported (${((100 * reported.length) / Math.max(1, deletions.length)).toFixed(1)} %), ${reported.filter(({ error }) => error).length} by an error`);
}

const [dir] = process.argv.slice(2).filter((word) => !word.startsWith('--'));
if (dir === undefined) {
  console.error('usage: node bench/deletion.mjs DIR [--draft] [--json]');
  process.exitCode = 2;
} else {
  const result = measure(dir, process.argv.includes('--draft'));
  if (process.argv.includes('--json')) console.log(JSON.stringify(result));
  else print(result);
}
