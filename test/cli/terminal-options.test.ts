import { describe, expect, it } from 'vitest';
import { decideColor } from '../../src/cli/color-level.ts';
import { defaultFormats, readFormats } from '../../src/cli/format-targets.ts';
import { createProgress } from '../../src/cli/progress.ts';
import { UsageError } from '../../src/cli/usage-error.ts';
import { CHECK_FORMATS, INVENTORY_FORMATS } from '../../src/report/formats.ts';
import { fakeStream } from './fake-terminal.ts';

describe('colour', () => {
  it.each<[boolean | undefined, Record<string, string>, boolean, number]>([
    [undefined, {}, true, 1],
    [undefined, {}, false, 0],
    [undefined, { TERM: 'dumb' }, true, 0],
    [undefined, { NO_COLOR: '1' }, true, 0],
    [undefined, { NO_COLOR: '' }, true, 1],
    [undefined, { FORCE_COLOR: '1', NO_COLOR: '1' }, false, 1],
    [undefined, { FORCE_COLOR: '3' }, false, 3],
    [undefined, { FORCE_COLOR: '0' }, true, 0],
    [undefined, { FORCE_COLOR: '' }, false, 1],
    [true, { NO_COLOR: '1' }, false, 1],
    [true, { FORCE_COLOR: '0' }, false, 1],
    [false, { FORCE_COLOR: '3' }, true, 0],
  ])('flag %s, %o, terminal %s', (flag, environment, isTerminal, level) => {
    expect(decideColor(flag, environment, isTerminal)).toBe(level);
  });
});

describe('--format', () => {
  it('reads names and files', () => {
    expect(readFormats(['pretty', 'sarif=out/a=b.sarif'], CHECK_FORMATS)).toEqual([{ name: 'pretty', file: null }, { name: 'sarif', file: 'out/a=b.sarif' }]);
    expect(readFormats(['md'], INVENTORY_FORMATS)).toEqual([{ name: 'markdown', file: null }]);
  });

  it.each([[['xml']], [['toString']], [['json=']], [['json', 'pretty']], [['json', 'sarif']]])('refuses %j', (values) => {
    expect(() => readFormats(values, CHECK_FORMATS)).toThrow(UsageError);
  });

  it('allows machine formats beside others when they go to files', () => {
    expect(() => readFormats(['json', 'sarif=x', 'json=y'], CHECK_FORMATS)).not.toThrow();
    expect(() => readFormats(['pretty', 'github'], CHECK_FORMATS)).not.toThrow();
  });

  it('adds annotations under GitHub Actions', () => {
    expect(defaultFormats({ GITHUB_ACTIONS: 'true' }).map(({ name }) => name)).toEqual(['pretty', 'github']);
    expect(defaultFormats({}).map(({ name }) => name)).toEqual(['pretty']);
  });
});

describe('progress', () => {
  it('shows nothing in short runs, then a bar now and then, and erases it', () => {
    let time = 0;
    const stream = fakeStream(true);
    const progress = createProgress(stream, () => time, true);
    for (time = 0; time < 500; time += 10) progress.update(time, 1000);
    expect(stream.text).toBe('');
    for (time = 500; time < 900; time += 10) progress.update(time, 1000);
    expect(stream.text.split('\r').length - 1).toBeLessThanOrEqual(6);
    expect(stream.text).toContain('500/1000 files');
    progress.end();
    expect(stream.text.endsWith('\r\u001b[2K')).toBe(true);
  });

  it('is only for terminals', () => {
    let time = 0;
    for (const [stream, enabled] of [[fakeStream(false), true], [fakeStream(true), false]] as const) {
      const progress = createProgress(stream, () => time, enabled);
      time += 5000;
      progress.update(1, 2);
      progress.end();
      expect(stream.text).toBe('');
    }
  });
});
