import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { extractEnvironment } from '../../../src/extract/environment/extract-environment.ts';
import { fakeMatchers, vendor } from '../fake-matchers.ts';

const matchers = fakeMatchers({ vendors: [vendor('sentry', { env: ['SENTRY_*'], hosts: ['*.sentry.io'] }), vendor('segment', { env: ['SEGMENT_WRITE_KEY'] })] });
const found = (path: string, text: string): string[] => extractEnvironment(path, text, matchers).map(({ recipient, via, api, line, column, endColumn }) => `${recipient} ${via} ${api} ${line}:${column}-${endColumn}`);

describe('environment variables', () => {
  test.each([
    ['.env', '# SENTRY_DSN=x\nexport SEGMENT_WRITE_KEY="s3cret" # SENTRY_X=\nA=1', ['segment config SEGMENT_WRITE_KEY 2:8-25']],
    ['.env.example', 'NEXT_PUBLIC_SENTRY_DSN=', ['sentry config NEXT_PUBLIC_SENTRY_DSN 1:1-23']],
    ['docker-compose.yml', 'services:\n  web:\n    environment:\n      - SEGMENT_WRITE_KEY=abc\n      - SENTRY_DSN\n      OTHER: x\n      SENTRY_ENV: "y"', ['segment config SEGMENT_WRITE_KEY 4:9-26', 'sentry config SENTRY_DSN 5:9-19', 'sentry config SENTRY_ENV 7:7-17']],
    ['render.yaml', 'envVars:\n  - key: SEGMENT_WRITE_KEY\n    sync: false\n  - name: "SENTRY_DSN"', ['segment config SEGMENT_WRITE_KEY 2:10-27', 'sentry config SENTRY_DSN 4:12-22']],
    ['netlify.toml', '[context.production.environment]\n  SENTRY_DSN = "x"\n  environment = { SEGMENT_WRITE_KEY = "a", NODE_ENV = "b" }', ['sentry config SENTRY_DSN 2:3-13', 'segment config SEGMENT_WRITE_KEY 3:19-36']],
    ['eas.json', '{ "env": { "SENTRY_DSN": "x" } }', ['sentry config SENTRY_DSN 1:13-23']],
    ['Dockerfile.env', 'AA=https://api.x.io/v1?key=1\nBB=postgres://user:pw@db.sentry.io:5432/x\nBC=postgres://user:pw@db.x.io/x\nCC=http://localhost:3000', ['api.x.io network api.x.io 1:4-29', 'sentry network db.sentry.io 2:4-42']],
  ])('%s', (path, text, expected) => {
    expect(found(path, text)).toEqual(expected);
  });

  test('settings name the services they use', () => {
    expect(found('src/app-config.json', '{\n "dataUrl": "https://o1.ingest.sentry.io/a", "docs": "https://x.io" }')).toEqual(['sentry network o1.ingest.sentry.io 2:14-43']);
    expect(found('data/posts.json', '{ "url": "https://o1.ingest.sentry.io/a" }')).toEqual([]);
  });

  test('what a container is built and run with', () => {
    expect(found('Dockerfile.web', 'FROM node\nARG SENTRY_DSN\nENV NODE_ENV=production\nRUN echo SENTRY_DSN')).toEqual(['sentry config SENTRY_DSN 2:5-15']);
  });

  test('a vendor with its own host in the value is one fact', () => {
    expect(found('.env', 'SENTRY_DSN=https://abc@o1.ingest.sentry.io/1')).toEqual(['sentry config SENTRY_DSN 1:1-11']);
  });

  test.each([
    ['package-lock.json', '{"SENTRY_DSN": "x"}'],
    ['a.yml', 'title: SENTRY_DSN is needed\nurl: https://x.io'],
    ['a.json', '{"homepage": "https://x.io"}'],
  ])('nothing in %s', (path, text) => {
    expect(found(path, text)).toEqual([]);
  });

  test('secrets never leave', () => {
    fc.assert(fc.property(fc.stringMatching(/^[\w/+=-]{8,40}$/), fc.constantFrom('.env', 'a.yml'), (secret, path) => {
      const text = `SENTRY_DSN=qq${secret}\nSEGMENT_WRITE_KEY: "qq${secret}"\nX=https://qq${secret}@api.x.io/qq${secret}?k=qq${secret}`;
      expect(JSON.stringify(extractEnvironment(path, text, matchers))).not.toContain(`qq${secret}`);
    }));
  });

  test.each(['A=', '{A: ', '- ', ' ', '"A": {', 'A_B\n', 'https://a.', '{,'])('%j, very often, takes a moment', (part) => {
    const before = performance.now();
    extractEnvironment('.env', part.repeat(100_000), matchers);
    expect(performance.now() - before).toBeLessThan(2000);
  });
});
