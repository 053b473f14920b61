import fc from 'fast-check';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readComments } from '../../src/manifest/format-comments.ts';
import { formatJson } from '../../src/manifest/format-json.ts';
import { formatManifest } from '../../src/manifest/format-manifest.ts';
import { readManifest } from '../../src/manifest/index.ts';
import { arbitraryManifest } from './arbitrary-manifest.ts';
import { known } from './known-vendors.ts';

const words = (text: string): string[] => readComments(text).map((comment) => comment.text.trim()).sort();

describe('formatManifest', () => {
  it('writes block style in canonical order', () => {
    expect(formatManifest('shares: {}\ncollects: { a: { cite: "x y", for: [analytics], data: [user.name] } }\nprivlint: 1\n')).toBe([
      'privlint: 1', '', 'collects:', '  a:', '    data:', '      - user.name', '    for:', '      - analytics', '    cite: x y', '', 'shares: {}', '',
    ].join('\n'));
  });

  it('keeps a comment with what it speaks of', () => {
    expect(formatManifest([
      '# yaml-language-server: $schema=x.json', '', '# who', '# we are', 'shares: {} # nobody', 'collects:  # what',
      '  # the first', '  a: { data: [user.name, # who', '    # reached', '    user.contact.email], cite: x } # a', '', '  b:', '    data: user.name', '    # via: form', '  # c: later',
      'privlint: 1   # version', '', '# the end', '',
    ].join('\n'))).toBe([
      '# yaml-language-server: $schema=x.json', '', 'privlint: 1 # version', '', 'collects: # what',
      '  # the first', '  a: # a', '    data:', '      - user.name # who', '      # reached', '      - user.contact.email', '    cite: x', '',
      '  b:', '    data: user.name', '    # via: form', '  # c: later', '', '# who', '# we are', 'shares: {} # nobody', '', '# the end', '',
    ].join('\n'));
  });

  it('quotes only what needs it, and globs always', () => {
    const quoted = 'privlint: 1\ncollects: { "a": { "data": \'user.name\', cite: ["it\'s: so", \'# not\', "true", \'12\', "plain words"], paths: [a/*, "*"] } }\nshares: {}\n';
    const formatted = formatManifest(quoted);
    for (const line of ['data: user.name', '- "it\'s: so"', '- "# not"', '- "true"', '- "12"', '- plain words', '- "a/*"', '- "*"']) expect(formatted).toContain(`${line}\n`);
  });

  it('keeps aliases behind what they repeat', () => {
    const text = 'privlint: 1\nshares: { s: { with: stripe, data: &d [user.name] } }\ncollects: { c: { data: *d } }\n';
    expect(parse(formatManifest(text))).toEqual(parse(text));
  });

  it('keeps the line ends of the file', () => {
    expect(formatManifest('privlint: 1\r\ncollects: {}\r\nshares: {} # x\r\n')).toBe('privlint: 1\r\ncollects: {}\r\nshares: {} # x\r\n');
  });

  it.each(['fixtures/apps/in-line/privacy.yml', 'fixtures/apps/drifted/privacy.yml'])('leaves %s as it is but for its form', (file) => {
    holds(readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8'));
  });

  it('loses nothing, says the same and is stable, however a manifest is written', () => {
    fc.assert(fc.property(arbitraryManifest, holds), { numRuns: 60 });
  });
});

function holds(text: string): void {
  expect(readManifest('privacy.yml', text, known).problems.filter(({ message }) => message.startsWith('not readable')), text).toEqual([]);
  const formatted = formatManifest(text);
  expect(parse(formatted)).toEqual(parse(text));
  expect(words(formatted)).toEqual(words(text));
  expect(formatManifest(formatted)).toBe(formatted);
  expect(formatted).not.toMatch(/[ \t]$/m);
}

const reference = new URL('../../../shared/design/cipo-privacy.yml', import.meta.url);
describe.skipIf(!existsSync(reference))('the reference manifest', () => {
  it('is one entry a block afterwards', () => {
    const text = readFileSync(reference, 'utf8');
    holds(text);
    const formatted = formatManifest(text);
    expect(formatted).not.toMatch(/^[^#"]*[{[](?![\]}])/m);
    expect(formatted.split('\n').findIndex((line) => line.startsWith('collects: # REQUIRED'))).toBeGreaterThan(0);
  });
});

describe('formatJson', () => {
  it('keeps it JSON, in canonical order, stable', () => {
    const text = '{"shares":{},"collects":{"10":{"for":["analytics"],"data":["user.name"]},"2":{"data":"user.name"}},\t"privlint":1}';
    const formatted = formatJson(text);
    expect(JSON.parse(formatted)).toEqual(JSON.parse(text));
    expect(formatted.indexOf('"privlint"')).toBeLessThan(formatted.indexOf('"collects"'));
    expect(formatted.indexOf('"10"')).toBeLessThan(formatted.indexOf('"2"'));
    expect(formatted.indexOf('"data"')).toBeLessThan(formatted.indexOf('"for"'));
    expect(formatJson(formatted)).toBe(formatted);
  });
});
