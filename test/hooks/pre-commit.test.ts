import { afterEach, describe, expect, it } from 'vitest';
import { BAD, BINARY, GOOD, MANIFEST, Repository } from './repository.ts';

let repository: Repository;
afterEach(() => repository.remove());

/** As husky lays it out: scripts in `.husky/`, to which core.hooksPath leads. */
function withHusky(): Repository {
  const made = new Repository({ 'privacy.yml': MANIFEST, 'src/server.ts': GOOD, 'src/old.ts': 'navigator.geolocation.watchPosition(show);\n' });
  made.git('add', '-A');
  made.git('commit', '-q', '-m', 'start');
  made.executable('.husky/_/pre-commit', `#!/bin/sh\nexec sh -e .husky/pre-commit "$@"\n`);
  made.write({ '.husky/pre-commit': `'${process.execPath}' '${BINARY}' --staged\n` });
  made.git('config', 'core.hooksPath', '.husky/_');
  return made;
}

describe('--staged', () => {
  it('judges the index, never the working tree', async () => {
    repository = withHusky();
    expect((await repository.run(['--staged'])).code).toBe(0);

    repository.stage({ 'src/map.ts': BAD }).write({ 'src/map.ts': GOOD });
    const staged = await repository.run(['--staged', '--format', 'compact']);
    expect(staged.code).toBe(1);
    expect(staged.stdout).toContain('src/map.ts:1:1');
    expect(staged.stdout).not.toContain('old.ts');

    repository.stage({ 'src/map.ts': GOOD }).write({ 'src/map.ts': BAD });
    expect((await repository.run(['--staged'])).code).toBe(0);
    expect((await repository.run([])).code).toBe(1);
  });

  it('says nothing of what is only stale', async () => {
    repository = withHusky();
    repository.stage({ 'src/other.ts': 'export const a = navigator.userAgent.length + 0;\n' });
    expect((await repository.run(['--staged', '--format', 'compact'])).stdout).not.toContain('stale-declaration');
  });
});

describe('a real commit', () => {
  it('is blocked by what the policy does not say, and passes without it', () => {
    repository = withHusky();
    repository.stage({ 'src/map.ts': BAD });
    const blocked = repository.commit();
    expect(blocked.code).not.toBe(0);
    expect(blocked.stdout + blocked.stderr).toContain('undeclared-collection');
    expect(repository.git('log', '--format=%s').trim()).toBe('start');

    repository.stage({ 'src/map.ts': GOOD });
    expect(repository.commit().code).toBe(0);
    expect(repository.git('log', '--format=%s').trim().split('\n')).toHaveLength(2);
  });

  it('with -a is judged by what it takes along', () => {
    repository = withHusky();
    repository.write({ 'src/server.ts': GOOD + BAD });
    expect(repository.commit('-a').code).not.toBe(0);
    repository.write({ 'src/server.ts': `// new\n${GOOD}` });
    expect(repository.commit('-a').code).toBe(0);
  });
});
