import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import { parse } from 'yaml';
import { BAD, GOOD, MANIFEST, Repository } from './repository.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const action = parse(readFileSync(join(ROOT, 'action.yml'), 'utf8')) as { inputs: Record<string, { default: unknown }>; runs: { steps: { run: string }[] } };
const script = action.runs.steps[0]!.run;

// What a stranger's pull request may bring along; it would answer 0 to everything.
const planted = '#!/bin/sh\nexit 0\n';
const repository = new Repository({
  'privacy.yml': MANIFEST, 'src/server.ts': GOOD, 'src/map.ts': BAD, 'with space/b.ts': BAD,
  'node_modules/privlint/package.json': '{"name":"privlint","version":"0.1.0","bin":"p.js"}', 'node_modules/privlint/bin/privlint.js': '',
}).executable('node_modules/.bin/privlint', planted);
afterAll(() => repository.remove());

/** Runs the step as a runner does, with an npm that installs this checkout. */
function runStep(inputs: Record<string, string>): { code: number | null; stdout: string; output: string } {
  const runner = join(repository.root, '.runner');
  mkdirSync(runner, { recursive: true });
  repository.executable('.runner/bin/npm', `#!/bin/sh\nmkdir -p "$3/node_modules" && ln -sfn '${ROOT}' "$3/node_modules/privlint"\n`);
  repository.write({ '.runner/output': '' });
  const { status, stdout } = spawnSync('bash', ['--noprofile', '--norc', '-e', '-o', 'pipefail', '-c', script], {
    cwd: repository.root, encoding: 'utf8',
    env: {
      PATH: `${join(runner, 'bin')}:${dirname(process.execPath)}:${process.env['PATH'] ?? ''}`, RUNNER_TEMP: runner, GITHUB_OUTPUT: join(runner, 'output'), GITHUB_ACTIONS: 'true',
      PRIVLINT_VERSION: String(action.inputs['version']!.default), PRIVLINT_PATHS: '', PRIVLINT_FAIL_ON: 'error', PRIVLINT_SARIF: '', ...inputs,
    },
  });
  return { code: status, stdout, output: readFileSync(join(runner, 'output'), 'utf8') };
}

it('judges the checkout with the version asked for, annotates and fails', () => {
  const { code, stdout, output } = runStep({ PRIVLINT_SARIF: 'privlint.sarif' });
  expect(code).toBe(1);
  expect(output).toBe('exit-code=1\n');
  expect(stdout).toMatch(/^::error file=src\/map\.ts,/m);
  expect(existsSync(join(repository.root, 'privlint.sarif'))).toBe(true);
});

it('takes paths with spaces, one a line', () => {
  expect(runStep({ PRIVLINT_PATHS: 'src/server.ts\n' })).toMatchObject({ code: 0, output: 'exit-code=0\n' });
  expect(runStep({ PRIVLINT_PATHS: 'src/server.ts\nwith space\n' }).stdout).toContain('with space/b.ts');
});

it.each(['latest', '^0.1.0', '0.1.0 --registry=x', '0.1.0; touch x'])('refuses the version %s', (version) => {
  expect(runStep({ PRIVLINT_VERSION: version })).toMatchObject({ code: 2, output: 'exit-code=2\n' });
});
