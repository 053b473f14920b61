import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runBuilt } from '../cli/run-built.ts';
import { runPrivlint } from '../cli/run-privlint.ts';
import { BAD, GOOD, MANIFEST, Repository } from './repository.ts';

const repository = new Repository({ 'privacy.yml': MANIFEST, 'src/server.ts': GOOD, 'src/map.ts': BAD });
afterAll(() => repository.remove());

describe('a developer', () => {
  it('sees the place, the datum and both ways out', async () => {
    const { code, stdout, stderr } = await repository.run([]);
    expect(code).toBe(1);
    expect(stdout).toContain('src/map.ts:1:1');
    expect(stdout).toContain('user.location.precise');
    expect(stdout).toContain('undeclared-collection');
    expect(stdout).not.toContain('src/server.ts');
    expect(stdout).not.toContain('::error');
    expect(stderr).not.toBe('');
  });

  it('may name files, and a folder below which to look', async () => {
    expect((await repository.run(['src/server.ts'])).code).toBe(0);
    const { code, stdout } = runPrivlint(join(repository.root, 'src'), ['map.ts', '--format', 'compact']);
    expect(code).toBe(1);
    expect(stdout).toContain('map.ts:1:1');
  });
});

describe('continuous integration', () => {
  it('under GitHub Actions annotates by itself, fails and writes SARIF', async () => {
    const { code, stdout } = await repository.run(['--ci', '--format', 'pretty', '--format', 'github', '--format', 'sarif=reports/privlint.sarif']);
    const byItself = runPrivlint(repository.root, [], { GITHUB_ACTIONS: 'true' });
    for (const ended of [{ code, stdout }, byItself]) {
      expect(ended.code).toBe(1);
      expect(ended.stdout).toMatch(/^::error file=src\/map\.ts,line=1,.*undeclared-collection/m);
    }
    const sarif = JSON.parse(readFileSync(join(repository.root, 'reports/privlint.sarif'), 'utf8')) as {
      version: string;
      runs: { results: { ruleId: string; partialFingerprints: object; locations: { physicalLocation: { artifactLocation: { uri: string }; region: { startLine: number } } }[] }[] }[];
    };
    expect(sarif.version).toBe('2.1.0');
    const [result] = sarif.runs[0]!.results.filter(({ locations }) => locations[0]!.physicalLocation.artifactLocation.uri === 'src/map.ts');
    expect(result!.ruleId).toBe('undeclared-collection');
    expect(Object.keys(result!.partialFingerprints)).not.toHaveLength(0);
  });

  it('writes paths from the repository whatever folder it runs in', async () => {
    mkdirSync(join(repository.root, 'src'), { recursive: true });
    const { stdout } = await runBuilt(join(repository.root, 'src'), ['--format', 'github'], { GITHUB_ACTIONS: 'true' });
    expect(stdout).toMatch(/^::error file=src\/map\.ts,/m);
  });

  it('keeps findings and failure apart', async () => {
    expect((await repository.run(['--exit-zero'])).code).toBe(0);
    expect((await repository.run(['--rule', 'undeclared-collection=warning'])).code).toBe(0);
    expect((await repository.run(['--rule', 'undeclared-collection=warning', '--max-warnings', '0'])).code).toBe(1);
  });
});
