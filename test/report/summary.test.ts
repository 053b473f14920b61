import { describe, expect, it } from 'vitest';
import { summariseCheck, summariseInventory } from '../../src/report/summary.ts';
import { makeContext, makeEvidence, makeFinding, makeInventory, makeResult } from './sample.ts';

describe('the summary of a check', () => {
  it('counts what was scanned, left out, found and left to people', () => {
    const text = summariseCheck(makeResult({
      findings: [makeFinding(), makeFinding(), makeFinding({ severity: 'note', verdict: 'review' })],
      suppressed: [{ finding: makeFinding(), reason: 'r' }],
      skipped: [{ path: 'a', reason: 'binary', detail: '' }, { path: 'b', reason: 'binary', detail: '' }],
      excluded: [{ group: 'tests', files: 1204 }, { group: 'config:ignore', files: 3 }, { group: 'vendored', files: 0 }],
    }), makeContext());
    for (const part of ['2 errors, 1 note', '2 causes', '1 suppressed', '2 binary', '1,204 tests (--include tests)', '3 config:ignore', '31 places', '40 checked', '12 partly', '8 left to people', '812 files', '101,962 lines']) {
      expect(text.replace(/\s+/g, ' ')).toContain(part);
    }
    expect(text).not.toContain('--include config');
    expect(text).not.toContain('vendored');
  });

  it('says that the rest was not parsed only where there is a rest', () => {
    const { stats } = makeResult();
    const scanned = (parsed: number): string => summariseCheck(makeResult({ stats: { ...stats, parsed } }), makeContext());
    expect(scanned(stats.files - 1)).toContain('parsed');
    expect(scanned(stats.files)).not.toContain('parsed');
  });

  it('never calls a clean run compliant', () => {
    const text = summariseCheck(makeResult({ findings: [] }), makeContext());
    expect(text).not.toMatch(/complian/i);
    expect(text).toMatch(/findings +none/);
  });
});

describe('the summary of an inventory', () => {
  it('counts places, kinds of data and third parties', () => {
    const text = summariseInventory(makeInventory({ evidence: [makeEvidence(), makeEvidence({ recipient: null })] }), makeContext());
    expect(text).toContain('2 places, 1 kind of personal data, 1 third party');
    expect(summariseInventory(makeInventory(), makeContext())).toContain('no collection');
  });
});
