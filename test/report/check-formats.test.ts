import { Chalk } from 'chalk';
import { describe, expect, it } from 'vitest';
import { loadCheckReport } from '../../src/report/formats.ts';
import { displayWidth } from '../../src/report/display-width.ts';
import { reportGithub } from '../../src/report/github.ts';
import { reportJson } from '../../src/report/json.ts';
import { reportPretty } from '../../src/report/pretty.ts';
import { reportSarif } from '../../src/report/sarif.ts';
import { reportCompact } from '../../src/report/compact.ts';
import { makeContext, makeEvidence, makeFinding, makeResult } from './sample.ts';

const many = (count: number) => Array.from({ length: count }, (_, i) =>
  makeFinding({ id: `f${i}`, evidence: makeEvidence({ path: `src/p${String(i).padStart(5, '0')}.ts`, line: i + 1, endLine: i + 1 }) }));

describe('pretty', () => {
  it('shows place, frame, what was seen, the nearest entry and both ways out', () => {
    expect(reportPretty(makeResult(), makeContext())).toMatchInlineSnapshot(`
      "error  undeclared-sharing  f000000000000001
      The e-mail address goes to Segment (Twilio); privacy.yml lets segment have no
      such data here

        src/analytics.ts:4:3

          3 │ export function signUp(user: User) {
          4 │   analytics.identify(user.id, { email: user.email });
            │   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
          5 │ }

        seen        analytics.identify() shares e-mail address with Segment via a
                    vendor SDK (called with this data)
        nearest     shares.analytics (privacy.yml:5)
                    5 │ analytics:
                    6 │   with: segment
                    7 │   data: [user.unique_id]
        policy      “we share a user id with our analytics provider”
        declare it  shares:
                      analytics:
                        data: [user.contact.email]   # add to the list that is there
        or          Leave the e-mail address out of what is sent to Segment (Twilio)

      "
    `);
  });

  it('is silent without findings', () => {
    expect(reportPretty(makeResult({ findings: [] }), makeContext())).toBe('');
    expect(reportPretty(makeResult({ findings: [makeFinding({ verdict: 'opaque', declaration: null })] }), makeContext())).not.toContain('no entry');
    expect(reportPretty(makeResult({ findings: [makeFinding({ severity: 'off' })] }), makeContext())).toBe('');
  });

  it('shows one cause once, with five more places and the count of the rest', () => {
    const text = reportPretty(makeResult({ findings: many(41) }), makeContext());
    expect(text.match(/declare it/g)).toHaveLength(1);
    expect(text).toContain('src/p00005.ts:6:3');
    expect(text).not.toContain('src/p00006.ts');
    expect(text).toContain('and 35 more places');
  });

  it('puts the gravest first', () => {
    const text = reportPretty(makeResult({ findings: [makeFinding({ severity: 'note', verdict: 'review', cause: 'a', message: 'A note' }), makeFinding()] }), makeContext());
    expect(text.indexOf('undeclared-sharing')).toBeLessThan(text.indexOf('A note'));
  });

  it('cuts a long flow to five lines, with source and sink', () => {
    const flow = Array.from({ length: 9 }, (_, i) => ({ path: 'src/f.ts', line: i + 1, label: `step${i}` }));
    const text = reportPretty(makeResult({ findings: [makeFinding({ evidence: makeEvidence({ flow }) })] }), makeContext());
    expect(text.match(/step\d/g)).toEqual(['step0', 'step1', 'step7', 'step8']);
    expect(text).toContain('5 more steps');
  });

  it('names the file of a step where it differs from the one before', () => {
    const flow = [{ path: 'a/form.ts', line: 2, label: 'email' }, { path: 'a/form.ts', line: 31, label: 'send()' }, { path: 'b/mail.ts', line: 4, label: 'mail.send' }];
    const text = reportPretty(makeResult({ findings: [makeFinding({ evidence: makeEvidence({ flow }) })] }), makeContext());
    expect(text).toMatch(/a\/form\.ts:2 +email\n +:31 +send\(\)\n +b\/mail\.ts:4 +mail\.send/);
  });

  it('shows findings about the manifest with a frame of it', () => {
    const text = reportPretty(makeResult({ findings: [makeFinding({ evidence: null, verdict: 'stale-declaration', severity: 'note' })] }), makeContext());
    expect(text).toMatch(/5 │ {3}analytics:\n +│ {3}\^{9}/);
  });

  it('fits the width, also in colour', () => {
    const findings = [...many(8), makeFinding({ evidence: makeEvidence({ data: ['user.contact.email', 'user.name', 'user.location.precise', 'user.financial.credit_card'], guards: [] }) })];
    for (const width of [60, 80, 200]) {
      const lines = reportPretty(makeResult({ findings }), makeContext({ width })).split('\n');
      expect(Math.max(...lines.map(displayWidth))).toBeLessThanOrEqual(Math.max(80, Math.min(width, 110)));
      const colored = reportPretty(makeResult({ findings }), makeContext({ width, color: new Chalk({ level: 1 }) }));
      expect(colored.replace(/\u001b\[\d+m/g, '').split('\n')).toEqual(lines);
    }
  });

  it('handles many causes in linear time', () => {
    const findings = many(4_000).map((finding, i) => ({ ...finding, cause: String(i) }));
    const start = performance.now();
    reportPretty(makeResult({ findings }), makeContext());
    expect(performance.now() - start).toBeLessThan(4000);
  });
});

describe('compact', () => {
  it('is one line a finding, by place', () => {
    const lines = reportCompact(makeResult({ findings: many(3).reverse() }), makeContext()).trimEnd().split('\n');
    expect(lines.map((line) => line.split(':')[0])).toEqual(['src/p00000.ts', 'src/p00001.ts', 'src/p00002.ts']);
    expect(lines[0]).toMatch(/^src\/p00000\.ts:1:3: error: .* \[undeclared-sharing\]$/);
  });
});

describe('json', () => {
  it('has a stable order, whatever order findings come in', () => {
    const findings = many(5);
    const text = reportJson(makeResult({ findings }), makeContext());
    expect(reportJson(makeResult({ findings: [...findings].reverse() }), makeContext())).toBe(text);
    expect(text.endsWith('}\n')).toBe(true);
    const parsed = JSON.parse(text) as Record<string, unknown> & { findings: Record<string, unknown>[] };
    expect(Object.keys(parsed)).toEqual(['schemaVersion', 'tool', 'findings', 'suppressed', 'waived', 'baselined', 'stale', 'manual', 'summary', 'skipped', 'stats']);
    expect(Object.keys(parsed.findings[0]!)).toEqual(expect.arrayContaining(['verdict', 'severity', 'message', 'evidence', 'declaration', 'cite', 'fix']));
  });
});

interface Sarif {
  runs: [{ tool: { driver: { rules: { id: string; help: { text: string } }[] } }; results: SarifResult[]; invocations: { toolExecutionNotifications: unknown[] }[] }];
}
interface SarifResult {
  ruleId: string;
  ruleIndex: number;
  level: string;
  partialFingerprints: Record<string, string>;
  locations: { physicalLocation: { artifactLocation: { uri: string }; region: { startLine: number } } }[];
  relatedLocations?: { physicalLocation: { artifactLocation: { uri: string }; region: { startLine: number } } }[];
  codeFlows?: { threadFlows: { locations: unknown[] }[] }[];
}

describe('sarif', () => {
  const read = (result = makeResult(), context = makeContext()): Sarif => JSON.parse(reportSarif(result, context)) as Sarif;

  it('ties each result to a rule with help', () => {
    const { runs: [run] } = read(makeResult({ findings: [makeFinding(), makeFinding({ verdict: 'review', severity: 'note' })] }));
    for (const result of run.results) expect(run.tool.driver.rules[result.ruleIndex]?.id).toBe(result.ruleId);
    expect(run.tool.driver.rules.every((rule) => rule.help.text.length > 20)).toBe(true);
  });

  it('writes paths from the git root, percent-encoded', () => {
    const finding = makeFinding({ evidence: makeEvidence({ path: 'src/a b#[id].ts' }) });
    const { runs: [{ results: [result] }] } = read(makeResult({ findings: [finding] }), makeContext({ rootPrefix: 'packages/app/', manifestPath: 'privacy.yml' }));
    expect(result?.locations[0]?.physicalLocation.artifactLocation.uri).toBe('packages/app/src/a%20b%23%5Bid%5D.ts');
    expect(result?.relatedLocations?.[0]?.physicalLocation).toEqual({ artifactLocation: { uri: 'privacy.yml' }, region: { startLine: 5 } });
  });

  it('keeps fingerprints when lines move', () => {
    const moved = makeFinding({ evidence: makeEvidence({ line: 40, endLine: 40 }) });
    expect(read(makeResult({ findings: [moved] })).runs[0].results[0]?.partialFingerprints).toEqual(read().runs[0].results[0]?.partialFingerprints);
  });

  it('shows flows', () => {
    const flow = Array.from({ length: 9 }, (_, i) => ({ path: `${i}.ts`, line: i + 1, label: `step${i}` }));
    const { runs: [{ results }] } = read(makeResult({ findings: [makeFinding({ evidence: makeEvidence({ flow }) })] }));
    expect(results[0]?.codeFlows?.[0]?.threadFlows[0]?.locations).toHaveLength(9);
  });

  it('holds 25,000 results at most, the gravest, and says so', () => {
    const findings = [...many(25_003).map((finding) => ({ ...finding, severity: 'note' as const })), makeFinding({ id: 'grave' })];
    const { runs: [run] } = read(makeResult({ findings }));
    expect(run.results).toHaveLength(25_000);
    expect(run.results.some((result) => result.partialFingerprints['privlint/v1'] === 'grave')).toBe(true);
    expect(JSON.stringify(run.invocations)).toContain('4 results');
  });
});

describe('github', () => {
  it('annotates ten of a kind and lists the rest with a count', () => {
    const notes = many(3).map((finding) => ({ ...finding, severity: 'note' as const }));
    const lines = reportGithub(makeResult({ findings: [...many(13), ...notes] }), makeContext({ rootPrefix: 'app/' })).trimEnd().split('\n');
    expect(lines.filter((line) => line.startsWith('::error file=app/src/'))).toHaveLength(10);
    expect(lines.filter((line) => line.startsWith('::notice '))).toHaveLength(3);
    expect(lines).toContain('3 more errors without an annotation:');
  });

  it('lets one cause not crowd out the others', () => {
    const text = reportGithub(makeResult({ findings: [...many(30), makeFinding({ cause: 'other', message: 'Something else' })] }), makeContext());
    expect(text).toMatch(/^::error .*Something else/m);
  });
});

describe('loadCheckReport', () => {
  it('knows no names of Object', async () => {
    await expect(async () => loadCheckReport('constructor')).rejects.toThrow(RangeError);
  });
});
