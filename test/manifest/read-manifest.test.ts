import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readManifest } from '../../src/manifest/index.ts';
import { known } from './known-vendors.ts';

const read = (text: string) => readManifest('privacy.yml', text, known);

describe('readManifest', () => {
  it('reads the shortest useful manifest', () => {
    const { manifest, problems } = read([
      'privlint: 1',
      'collects: { signup: { data: [user.name, user.contact.email] }, logs: { data: [user.device.ip_address] } }',
      'shares: { payments: { with: stripe, data: [user.financial.credit_card] } }',
    ].join('\n'));
    expect(problems).toEqual([]);
    expect(manifest!.collects[0]).toMatchObject({
      id: 'collects.signup', kind: 'collects', place: { line: 2, column: 13 }, data: ['user.name', 'user.contact.email'],
      form: 'identifiable', status: 'reviewed', observable: true, everything: false, requires: [], basis: null,
    });
    expect(manifest!.shares[0]).toMatchObject({ with: 'stripe', kind: 'shares', limit: null });
  });

  it('reads JSON, tabs and all', () => {
    const { manifest, problems } = read('{\n\t"privlint": 1,\n\t"collects": {\n\t\t"a": { "data": ["user.name"] }\n\t},\n\t"shares": {}\n}\n');
    expect(problems).toEqual([]);
    expect(manifest!.collects[0]!.place).toEqual({ line: 4, column: 3 });
  });

  it('keeps NO, yes and dates as text', () => {
    const { manifest, problems } = read('privlint: 1\ncollects: {}\nshares: {}\ntransfers: { t: { to: [NO, yes], from: on } }\npolicy: { updated: 2025-03-20 }\n');
    expect(problems).toEqual([]);
    expect(manifest!.transfers[0]).toMatchObject({ to: ['NO', 'yes'], from: ['on'] });
    expect(manifest!.policy.updated).toBe('2025-03-20');
  });

  it('reads a list that an alias repeats', () => {
    const { manifest, problems } = read('privlint: 1\ncollects:\n  a: { data: &id [user.name, user.contact.email] }\n  b: { data: *id }\nshares: {}\n');
    expect(problems).toEqual([]);
    expect(manifest!.collects[1]!.data).toEqual(['user.name', 'user.contact.email']);
  });

  it('reads every form of bind', () => {
    const { manifest, problems } = read([
      'privlint: 1', 'collects: { a: { data: user.name } }', 'shares: {}', 'recipients:',
      '  a: { kind: processor, bind: stripe }',
      '  b: { kind: processor, bind: [segment, "host:*.example.com", "npm:@acme/*"] }',
      '  c: { kind: processor, bind: { sentry: , stripe: "*", "host:x.io": [user.contact.email] } }',
      '  d: { kind: public }',
    ].join('\n'));
    expect(problems).toEqual([]);
    expect(manifest!.recipients.map(({ bind }) => bind.map(({ target, data }) => [target, data]))).toEqual([
      [['stripe', null]],
      [['segment', null], ['host:*.example.com', null], ['npm:@acme/*', null]],
      [['sentry', null], ['stripe', ['user.name']], ['host:x.io', ['user.contact.email']]],
      [],
    ]);
  });

  it('accepts hosts and packages as recipients', () => {
    const { problems } = read('privlint: 1\ncollects: {}\nshares: { a: { with: "host:api.example.com", data: user.name }, b: { with: "npm:@acme/x", data: user.name } }\n');
    expect(problems).toEqual([]);
  });

  it('maps a withdrawn key to its successor', () => {
    const { manifest } = read('privlint: 1\ncollects: { a: { data: user.name, for: personalize.profiling } }\nshares: {}\n');
    expect(manifest!.collects[0]!.for).toEqual(['personalize.content.profiling']);
  });

  it('reports all problems, sorted, and counts what is too many', () => {
    const entries = Array.from({ length: 200 }, (_, i) => `  e${i}: { data: emial${i} }`).join('\n');
    const { problems } = read(`privlint: 1\ncollects:\n${entries}\nshares: {}\n`);
    expect(problems).toHaveLength(51);
    expect(problems.map((problem) => problem.line)).toEqual(Array.from({ length: 51 }, (_, i) => i + 3));
    expect(problems.at(-1)!.message).toContain('150');
  });
});

describe('a hostile manifest', () => {
  it.each([
    ['deep brackets', `privlint: ${'['.repeat(20_000)}`],
    ['deep braces', `a: ${'{ a: '.repeat(20_000)}`],
    ['deep blocks', Array.from({ length: 300 }, (_, i) => `${' '.repeat(i)}a:`).join('\n')],
    ['many keys', `privlint: 1\ncollects: {}\nshares: {}\n${Array.from({ length: 20_000 }, (_, i) => `colect${i}: 1`).join('\n')}`],
    ['an alias bomb', `privlint: 1\na: &a [x,x,x,x]\n${Array.from({ length: 9 }, (_, i) => `a${i}: &b${i} [${Array(9).fill(i ? `*b${i - 1}` : '*a').join(',')}]`).join('\n')}`],
    ['many aliases', `privlint: 1\na: &a [x]\nb: [${Array(20_000).fill('*a').join(',')}]`],
    ['too much text', `privlint: 1\n${'# '.repeat(2_000_000)}`],
    ['quotes', '"'.repeat(20_000)],
  ])('%s: refused, and soon', (_, text) => {
    const started = performance.now();
    const { manifest, problems } = read(text);
    expect(manifest).toBeNull();
    expect(problems.length).toBeGreaterThan(0);
    expect(problems.length).toBeLessThanOrEqual(51);
    expect(performance.now() - started).toBeLessThan(5000);
  });

  it('pollutes no prototype', () => {
    read('privlint: 1\n__proto__: { polluted: 1 }\ncollects: { __proto__: { polluted: 1 } }\nshares: { toString: { with: stripe, data: user.name } }\n');
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('never throws, and every problem lies in the text', () => {
    const piece = fc.constantFrom(
      'privlint: 1\n', 'collects:\n', 'shares:\n', '  a:\n', '    data: ', '{', '}', '[', ']', ',', 'user.name', '"*"', '*a', '&a ', '\n',
      ' ', ': ', '- ', '? ', '"', "'", '|\n', '!!x ', '<<', '#', '%', '\u0000', '\r\n', '\uFEFF', '😀', '---\n', 'with: stripe', '__proto__', '1e999', 'null',
    );
    fc.assert(fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const text = pieces.join('');
      const { manifest, problems } = read(text);
      expect(manifest === null).toBe(problems.some((problem) => problem.severity === 'error'));
      const lines = text.replace(/^\uFEFF/, '').split('\n');
      for (const { line, column } of problems) {
        expect(line).toBeLessThanOrEqual(lines.length);
        expect(column).toBeLessThanOrEqual(lines[line - 1]!.length + 1);
      }
    }), { numRuns: 500 });
  });
});
