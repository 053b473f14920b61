import { describe, expect, it } from 'vitest';
import { judge } from '../../src/judge/judge.ts';
import { VERDICTS } from '../../src/model/finding.ts';
import { listConditions, listLicensing, listMixtures, listUses, type Case, type Group } from './cases.ts';
import { answer, type Answers } from './oracle.ts';
import { VENDORS } from './vendors.ts';

const context = ({ levels, prefix }: Case) =>
  ({ vendor: (id: string) => VENDORS[id], partial: true, prefix, levels: (control: string) => levels[control] ?? 0 });

interface Judged {
  answers: Answers;
  /** Categories that an entry licenses. */
  passed: boolean;
}

/** The gravest verdict on each category; what no finding names has to be declared. */
function judgeOne(one: Case): Judged {
  const { findings, declared } = judge([one.evidence], one.manifest, context(one));
  const ofCode = findings.filter(({ evidence }) => evidence).sort((a, b) => VERDICTS.indexOf(a.verdict) - VERDICTS.indexOf(b.verdict));
  const answers: Answers = {};
  for (const { verdict, severity, data = [] } of ofCode) {
    for (const category of data.length === 0 ? [''] : data) answers[category] ??= `${verdict} ${severity}`;
  }
  const silent = one.evidence.data.filter((category) => answers[category] === undefined);
  if (declared.length > 0) for (const category of silent) answers[category] = 'declared';
  if (one.evidence.data.length === 0 && declared.length > 0) answers[''] ??= 'declared';
  return { answers, passed: declared.length > 0 };
}

const tally = { cases: 0, strangers: 0, passedStrangers: 0 };

function agree(one: Case): string[] {
  const { answers, passed } = judgeOne(one);
  tally.cases++;
  if (one.isStranger) {
    tally.strangers++;
    if (passed) tally.passedStrangers++;
  }
  const expected = answer(one);
  const said = [...new Set([...Object.keys(expected), ...Object.keys(answers)])];
  return said.filter((category) => expected[category] !== answers[category])
    .map((category) => `${one.name}: ${category} is ${answers[category]}, not ${expected[category]}`);
}

const suites: [string, Group[]][] = [
  ['entity × action × data × purpose, via, paths, subjects, form', listLicensing()],
  ['entity × controls × other entries × prohibition × exception', listConditions()],
  ['controls of uses', listUses()],
  ['several entries, at random', listMixtures(100, 60)],
];

describe.each(suites)('the judge and an independent reading of the rules agree: %s', (_name, groups) => {
  it.each(groups)('$name', ({ cases }) => {
    expect(cases().flatMap(agree)).toEqual([]);
  });
});

describe('the suite as a whole', () => {
  it('is large, and reaches every verdict of the rules', () => {
    expect(tally.cases).toBeGreaterThan(40_000);
    const reached = new Set(suites.flatMap(([, groups]) => groups.filter((_, i) => i % 7 === 0).flatMap(({ cases }) => cases().flatMap((one) => Object.values(answer(one))))));
    expect([...reached].sort()).toEqual([
      'declared', 'missing-consent error', 'missing-consent warning', 'missing-opt-out error', 'prohibited error', 'purpose-mismatch warning', 'review note',
      'undeclared-collection error', 'undeclared-recipient error', 'undeclared-sharing error',
    ]);
  });

  it('lets no third-party flow pass by a first-party or other-recipient declaration', () => {
    expect(tally.strangers).toBeGreaterThan(3000);
    expect(tally.passedStrangers).toBe(0);
  });
});
