import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { buildProgram } from '../../src/cli/program.ts';
import { fakeTerminal } from '../cli/fake-terminal.ts';

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const { version } = JSON.parse(read('package.json')) as { version: string };
const doc = read('docs/ci.md');
const blocks = [...doc.matchAll(/^```(\w+)\n([\s\S]*?)^```/gm)].map(([, language = '', text = '']) => ({ language, text }));

/** Flags that the command line knows, by the parser itself. */
const program = buildProgram({ terminal: fakeTerminal([], '/'), version });
const flags = new Set(program.commands.flatMap((command) => command.options.map((option) => option.long)));

describe('the recipes', () => {
  it('each pin the version of this package', () => {
    const commands = blocks.flatMap(({ text }) => text.split('\n')).filter((line) => /\b(?:npx|npm install)\b/.test(line));
    expect(commands.length).toBeGreaterThan(8);
    for (const line of commands) expect(line).toContain(`privlint@${version}`);
    for (const { text } of blocks) {
      for (const [, rev] of text.matchAll(/^\s*rev: (.*)$/gm)) expect(rev).toBe(`v${version}`);
      for (const [, action, at] of text.matchAll(/uses: (\S+?)@(\S+)/g)) expect(at, action).toMatch(/^v\d/);
      expect(text).not.toMatch(/--no-install(?!-)/);
    }
  });

  it('of pipelines never take privlint from the checkout', () => {
    const lines = blocks.flatMap(({ text }) => text.split('\n')).filter((line) => /\bnpx\b.*--ci\b/.test(line));
    expect(lines.length).toBeGreaterThan(3);
    for (const line of lines) expect(line).toMatch(/npx --prefix (?:"\$RUNNER_TEMP"|\/tmp) /);
  });

  it('name only flags that exist', () => {
    const used = blocks.flatMap(({ text }) => text.split('\n')).flatMap((line) => [.../privlint(?:@[\d.]+|\.js)(.*)$/.exec(line)?.[1]?.matchAll(/--[\w-]+/g) ?? []]).map(([flag]) => flag);
    expect(used.length).toBeGreaterThan(8);
    for (const flag of used) expect(flags).toContain(flag);
  });

  it('are well-formed', () => {
    for (const { language, text } of blocks) {
      if (language === 'json') expect(() => JSON.parse(text)).not.toThrow();
      if (language === 'yaml') for (const document of parseAllDocuments(text)) expect('errors' in document ? document.errors : []).toEqual([]);
    }
  });
});

describe('.pre-commit-hooks.yaml', () => {
  interface Hook { id: string; name: string; entry: string; language: string; pass_filenames?: boolean; stages?: string[]; [key: string]: unknown }
  const hooks = parse(read('.pre-commit-hooks.yaml')) as Hook[];
  const KNOWN = new Set(['id', 'name', 'description', 'entry', 'language', 'files', 'exclude', 'types', 'types_or', 'exclude_types', 'always_run', 'fail_fast', 'verbose', 'pass_filenames', 'require_serial', 'language_version', 'minimum_pre_commit_version', 'args', 'stages', 'additional_dependencies', 'log_file', 'alias']);
  const STAGES = new Set(['commit-msg', 'manual', 'post-checkout', 'post-commit', 'post-merge', 'post-rewrite', 'pre-commit', 'pre-merge-commit', 'pre-push', 'pre-rebase', 'prepare-commit-msg']);

  it('offers a hook for the index and one for named files', () => {
    expect(hooks.map(({ id }) => id)).toEqual(['privlint', 'privlint-files']);
    const [index, files] = hooks;
    expect(index).toMatchObject({ entry: 'privlint --staged', language: 'node', pass_filenames: false });
    expect(files).toMatchObject({ entry: 'privlint', language: 'node' });
    expect(files!.pass_filenames ?? true).toBe(true);
  });

  it('has only fields and stages that pre-commit knows', () => {
    for (const hook of hooks) {
      for (const key of Object.keys(hook)) expect(KNOWN).toContain(key);
      for (const stage of hook.stages ?? []) expect(STAGES).toContain(stage);
      for (const key of ['id', 'name', 'entry', 'language'] as const) expect(hook[key]).toBeTruthy();
    }
  });
});

describe('action.yml', () => {
  interface Step { shell?: string; run?: string; env?: Record<string, string> }
  const action = parse(read('action.yml')) as { name: string; description: string; inputs: Record<string, { default: unknown; description: string }>; runs: { using: string; steps: Step[] } };

  it('is a composite action whose version is that of this package', () => {
    expect(action.runs.using).toBe('composite');
    expect(action.inputs['version']?.default).toBe(version);
    for (const step of action.runs.steps) if (step.run !== undefined) expect(step.shell).toBe('bash');
    for (const input of Object.values(action.inputs)) expect(input.description).not.toBe('');
  });

  it('writes no input into a script, where it could change it', () => {
    for (const { run } of action.runs.steps) expect(run ?? '').not.toContain('${{');
  });

  it('documents its inputs', () => {
    for (const name of Object.keys(action.inputs)) expect(doc).toContain(`| \`${name}\` |`);
  });
});
