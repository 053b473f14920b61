import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CHECK_FORMATS, INVENTORY_FORMATS, loadCheckReport, loadInventoryReport } from '../../src/report/formats.ts';
import { escapeCsv } from '../../src/report/escape-csv.ts';
import { escapeGithub } from '../../src/report/escape-github.ts';
import { escapeMarkdown } from '../../src/report/escape-markdown.ts';
import { escapeTerminal } from '../../src/report/escape-terminal.ts';
import { summariseCheck } from '../../src/report/summary.ts';
import { renderProblem } from '../../src/report/problem.ts';
import { makeContext, makeEvidence, makeFinding, makeInventory, makeResult } from './sample.ts';

const PIECES = [
  '\n', '\r', '\r\n', '\t', '\u001b[2J', '\u009b31m', '\u0007', '\u202e', '\u2028', '\0', '::', ' ::', '::error ', '::set-output name=a::', '##[', '##[error]', '%0A', '%', ',', ':',
  '|', '<script>', '</td>', '&', '`', '```', '[a](http://x)', '![', '@team', '#1', 'https://x.y', 'www.x.y', '=', '=cmd', '+1', '-1', '@SUM', '"', "'", ';', '\\', '{0}', 'a', ' ', 'é', '位', '\ud800', '😀', '$x$',
];
const hostile = fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 4 }), fc.string({ unit: 'binary', maxLength: 4 })), { maxLength: 12 }).map((parts) => parts.join(''));

const CONTROL = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/;

/** What the runner of GitHub Actions takes for a command. */
const isCommand = (line: string): boolean => line.trimStart().startsWith('::') || line.includes('##[');

function plant(text: string) {
  const evidence = makeEvidence({
    api: text, path: text, recipient: text, data: [text], rule: text, subject: text,
    flow: [{ path: text, line: 1, label: text }], support: [{ path: text, line: 2, strength: 'declared' }],
  });
  const finding = makeFinding({
    evidence, message: text, cite: text, path: text, fix: { declare: text, instead: text }, cause: text,
    declaration: { id: text, path: text, line: 2 }, id: text,
  });
  const aside = { skipped: [{ path: text, reason: 'unreadable' as const, detail: text }], excluded: [{ group: text, files: 2 }] };
  const result = makeResult({ findings: [finding, { ...finding, line: 5 }], stale: [{ id: text, path: text, rule: text }], manifest: text, ...aside });
  const context = makeContext({
    source: () => `${text}\n${text}\n${text}\n${text}\n`, manifestLines: [text, text], vendorName: (id) => id, describe: (key) => key, manifestPath: text,
  });
  return { result, inventory: makeInventory({ evidence: [evidence, evidence], ...aside }), context };
}

describe('no path, message or name can smuggle anything into a report', () => {
  for (const format of CHECK_FORMATS) {
    it(`check, ${format}`, async () => {
      const report = await loadCheckReport(format);
      fc.assert(fc.property(hostile, (text) => {
        const { result, context } = plant(text);
        const output = report(result, context);
        expect(output).not.toMatch(CONTROL);
        expect(output).not.toMatch(/\p{Surrogate}/u);
        const commands = output.split('\n').filter(isCommand);
        // JSON inside braces and quotes never starts a line with a command; annotations are the report's own two.
        if (format === 'github') expect(commands.every((line) => /^::error file=[^:,]*,line=\d+,endLine=\d+(?:,col=\d+,endColumn=\d+)?,title=[^:]*::/.test(line))).toBe(true);
        if (format === 'github') expect(commands).toHaveLength(2);
        if (format === 'pretty' || format === 'compact') expect(commands).toEqual([]);
        if (format === 'compact') expect(output.split('\n')).toHaveLength(3);
        if (format === 'json' || format === 'sarif') expect(() => JSON.parse(output)).not.toThrow();
      }), { numRuns: 300 });
    });
  }

  for (const format of INVENTORY_FORMATS) {
    it(`inventory, ${format}`, async () => {
      const report = await loadInventoryReport(format);
      fc.assert(fc.property(hostile, (text) => {
        const { inventory, context } = plant(text);
        const output = report(inventory, context);
        expect(output).not.toMatch(CONTROL);
        if (format !== 'json') expect(output.split('\n').filter(isCommand)).toEqual([]);
        if (format === 'csv') expect(output.split('\n')).toHaveLength(4);
        if (format === 'markdown') {
          const rows = output.split('\n').filter((line) => line.startsWith('|'));
          expect(rows).toHaveLength(4);
          expect(new Set(rows.map((row) => row.replace(/\\[\\|]/g, '').split('|').length)).size).toBe(1);
          expect(output).not.toMatch(/<|@|:\/\/|(?<!\\)`/);
        }
      }), { numRuns: 300 });
    });
  }

  it('summary and problems', () => {
    fc.assert(fc.property(hostile, (text) => {
      const { result, context } = plant(text);
      const problem = renderProblem({ severity: 'error', file: text, line: 1, column: 1, message: text, hint: text }, [text, text], context);
      for (const output of [summariseCheck(result, context), problem]) {
        expect(output).not.toMatch(CONTROL);
        expect(output.split('\n').filter(isCommand)).toEqual([]);
      }
    }));
  });
});

describe('each escaping function', () => {
  it('leaves plain words alone', () => {
    for (const escape of [escapeTerminal, escapeMarkdown, escapeCsv, (text: string) => escapeGithub(text, 'property')]) {
      expect(escape('src/locate.ts')).toBe('src/locate.ts');
    }
    expect(escapeTerminal('std::string in Foo::bar, 位置 é 👩‍💻')).toBe('std::string in Foo::bar, 位置 é 👩‍💻');
  });

  it('lets no spreadsheet see a formula', () => {
    fc.assert(fc.property(hostile, (text) => {
      const bare = escapeCsv(text).replace(/^"|"$/g, '').replaceAll('""', '"');
      expect(bare).not.toMatch(/^\s*[=+\-@\t\r]/);
    }));
    expect(escapeCsv('=1+1')).toBe(`"'=1+1"`);
    expect(escapeCsv('a "b", c')).toBe('"a ""b"", c"');
  });

  it('keeps GitHub properties apart', () => {
    expect(escapeGithub('a,b:c%\n', 'property')).toBe('a%2Cb%3Ac%25␊');
    expect(escapeGithub('a,b:c%\n', 'message')).toBe('a,b:c%25␊');
  });
});
