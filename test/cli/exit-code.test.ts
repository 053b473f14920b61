import { describe, expect, it } from 'vitest';
import { judgeCheck, judgeScan, type ExitPolicy, type ScanScope } from '../../src/cli/exit-code.ts';
import type { Severity } from '../../src/model/finding.ts';
import type { CheckResult } from '../../src/model/result.ts';
import { makeFinding, makeInventory, makeResult } from '../report/sample.ts';

const policy: ExitPolicy = { failOn: 'error', exitZero: false, ci: false };
const scope: ScanScope = { staged: false, namedFiles: false };
const found = (...severities: Severity[]): CheckResult => makeResult({ findings: severities.map((severity) => makeFinding({ severity })) });
const nothing = { findings: [], stats: { files: 0, parsed: 0, lines: 0 } };
const unreadable = { skipped: [{ path: 'a.ts', reason: 'unreadable' as const, detail: '' }] };

describe('the exit code of a check', () => {
  it.each<[string, CheckResult, Partial<ExitPolicy>, Partial<ScanScope>, number]>([
    ['clean', found(), {}, {}, 0],
    ['an error', found('error'), {}, {}, 1],
    ['a warning below the level', found('warning', 'note'), {}, {}, 0],
    ['a warning at the level', found('warning'), { failOn: 'warning' }, {}, 1],
    ['an error above the level', found('error'), { failOn: 'note' }, {}, 1],
    ['a note at the level', found('note'), { failOn: 'note' }, {}, 1],
    ['never a count', found(...Array<Severity>(300).fill('error')), {}, {}, 1],
    ['off', found('off'), { failOn: 'note' }, {}, 0],
    ['as many warnings as allowed', found('warning', 'warning'), { maxWarnings: 2 }, {}, 0],
    ['one warning too many', found('warning', 'warning'), { maxWarnings: 1 }, {}, 1],
    ['no warnings allowed', found('warning'), { maxWarnings: 0 }, {}, 1],
    ['--exit-zero', found('error', 'warning'), { exitZero: true, maxWarnings: 0 }, {}, 0],
    ['stale baseline entries', makeResult({ findings: [], stale: [{ id: 'a', path: 'b', rule: 'c' }] }), {}, {}, 0],
    ['stale baseline entries under --ci', makeResult({ findings: [], stale: [{ id: 'a', path: 'b', rule: 'c' }] }), { ci: true }, {}, 1],
    ['nothing scanned', makeResult(nothing), {}, {}, 3],
    ['nothing scanned, --exit-zero', makeResult(nothing), { exitZero: true }, {}, 3],
    ['nothing staged', makeResult(nothing), {}, { staged: true }, 0],
    ['only files that are left out, by name', makeResult({ ...nothing, excluded: [{ group: 'config:ignore', files: 1 }] }), {}, { namedFiles: true }, 0],
    ['only files that are left out, by folder', makeResult({ ...nothing, excluded: [{ group: 'config:ignore', files: 1 }] }), {}, {}, 3],
    ['an unreadable file', makeResult({ findings: [], ...unreadable }), {}, {}, 3],
    ['an unreadable file and an error', makeResult(unreadable), {}, {}, 1],
    ['a minified file', makeResult({ findings: [], skipped: [{ path: 'a', reason: 'minified', detail: '' }] }), {}, {}, 0],
  ])('%s', (_, result, flags, where, code) => {
    expect(judgeCheck(result, { ...policy, ...flags }, { ...scope, ...where }).code).toBe(code);
  });

  it('says why, where the findings do not', () => {
    expect(judgeCheck(found('warning'), { ...policy, maxWarnings: 0 }, scope).reasons.join()).toContain('--max-warnings');
    expect(judgeScan(makeInventory(nothing), scope).reasons.join()).toContain('nothing was scanned');
    expect(judgeCheck(found('error'), policy, scope).reasons).toEqual([]);
  });
});
