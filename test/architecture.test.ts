import { readFileSync, readdirSync } from 'node:fs';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const SRC = fileURLToPath(new URL('../src', import.meta.url));
const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).map((file) => file.replaceAll('\\', '/')).filter((file) => file.endsWith('.ts')).sort();
const imports = new Map(files.map((file) => [file, importsIn(readFileSync(join(SRC, file), 'utf8'))]));
const folderOf = (file: string): string => (file.includes('/') ? file.slice(0, file.indexOf('/')) : '.');

function importsIn(text: string): string[] {
  return [...text.matchAll(/^\s*(?:import|export)\b[^'"]*?\bfrom\s*'([^']+)'|\bimport\(\s*'([^']+)'\s*\)|^import '([^']+)'/gm)].map((m) => m[1] ?? m[2] ?? m[3] ?? '');
}

function foldersImportedBy(folder: string): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const [file, specifiers] of imports) {
    if (folderOf(file) !== folder) continue;
    for (const specifier of specifiers) {
      if (!specifier.startsWith('.')) continue;
      const target = folderOf(posix.normalize(posix.join(posix.dirname(file), specifier)));
      if (target !== folder) found.set(target, [...(found.get(target) ?? []), file]);
    }
  }
  return found;
}

/** What a folder may import besides itself, and why not more. */
const ALLOWED: Record<string, { may: string[]; because: string }> = {
  model: { may: [], because: 'everything depends on it' },
  taxonomy: { may: ['model'], because: 'a vocabulary knows no code' },
  discover: { may: ['model', 'taxonomy'], because: 'stages never call one another' },
  extract: { may: ['model', 'taxonomy'], because: 'it sees one file and the rules, no policy' },
  controls: { may: ['model', 'taxonomy'], because: 'it sees facts, evidence and texts, no stage' },
  link: { may: ['model', 'taxonomy'], because: 'it sees facts, no files' },
  judge: { may: ['model', 'taxonomy'], because: 'it sees evidence and the manifest alone' },
  filter: { may: ['model', 'taxonomy'], because: 'it sees findings alone' },
  report: { may: ['model', 'taxonomy'], because: 'reports are pure functions' },
  catalogue: { may: ['model', 'taxonomy'], because: 'rules know no stage' },
  config: { may: ['model', 'taxonomy'], because: 'configuration knows no stage' },
  fides: { may: ['model', 'taxonomy', 'manifest'], because: 'it is another notation of manifests' },
  manifest: { may: ['model', 'taxonomy'], because: 'the manifest knows no code' },
};

describe.each(Object.entries(ALLOWED))('%s', (folder, { may, because }) => {
  it(`imports only ${may.join(', ') || 'nothing'}: ${because}`, () => {
    const others = [...foldersImportedBy(folder)].filter(([target]) => !may.includes(target));
    expect(others).toEqual([]);
  });
});

it('only the entry points join the stages', () => {
  const stages = ['discover', 'extract', 'link', 'judge', 'filter'];
  const joining = files.filter((file) => !file.includes('/') && imports.get(file)!.some((specifier) => stages.includes(folderOf(posix.normalize(specifier)))));
  expect(joining).toEqual(['control-levels.ts', 'extract-pool.ts', 'extract-worker.ts', 'review-policy.ts', 'run-policy.ts', 'run.ts', 'scan.ts', 'test-rules.ts']);
});

describe('what code may touch', () => {
  const using = (pattern: RegExp): string[] => files.filter((file) => imports.get(file)!.some((specifier) => pattern.test(specifier)));

  it('opens no network connection', () => {
    expect(using(/^(?:node:)?(?:net|http|https|http2|dns|dgram|tls|inspector)(?:\/|$)|^(?:undici|axios|got|node-fetch|ws)$/)).toEqual([]);
    const fetching = files.filter((file) => /(?<![.\w'"`$])(?:fetch|WebSocket|EventSource)\(/.test(readFileSync(join(SRC, file), 'utf8').replace(/'[^'\n]*'|`[^`]*`|\/\/.*|\/\*[\s\S]*?\*\//g, '')));
    expect(fetching).toEqual([]);
  });

  it('reads files and runs programs only where that is its work', () => {
    const folders = new Set(using(/^(?:node:)?(?:fs|child_process|worker_threads)(?:\/|$)/).map(folderOf));
    expect([...folders].filter((folder) => !['config', 'manifest', 'catalogue', 'discover', 'cache', 'cli', '.'].includes(folder))).toEqual([]);
  });

  it('reads the process only in cli', () => {
    const touching = files.filter((file) => folderOf(file) !== 'cli' && /(?<![.\w'"`:])process\.(?!env\b)\w+/.test(readFileSync(join(SRC, file), 'utf8').replace(/'[^'\n]*'|`[^`]*`|\/\/.*|\/\*[\s\S]*?\*\/|\/(?![*/]).*?[^\\]\//g, '')));
    expect(touching).toEqual([]);
  });

  it('never ends the process by force', () => {
    expect(files.filter((file) => /process\.exit\(/.test(readFileSync(join(SRC, file), 'utf8').replace(/'[^'\n]*'|`[^`]*`|\/\/.*|\/\*[\s\S]*?\*\//g, '')))).toEqual([]);
  });
});
