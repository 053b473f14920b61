import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { judge } from '../../src/judge/judge.ts';
import type { Evidence } from '../../src/model/evidence.ts';
import type { Manifest } from '../../src/model/manifest.ts';
import * as arbitrary from './arbitrary.ts';
import { apply } from './apply-declaration.ts';
import { collect, context, prohibit } from './make.ts';

const certain = (one: Evidence): Evidence => ({ ...one, confidence: 'high', strength: 'called' });
const failing = (evidence: Evidence[], stated: Manifest) =>
  judge(evidence, stated, context()).findings.filter(({ verdict }) => verdict.startsWith('undeclared'));

describe('always', () => {
  it('an aggregate entry never admits identifiable data', () => {
    fc.assert(fc.property(arbitrary.observations, arbitrary.manifests, (one, stated) => {
      const aggregate = { ...stated, collects: stated.collects.map((c) => ({ ...c, form: 'aggregate' as const })), shares: stated.shares.map((s) => ({ ...s, form: 'aggregate' as const })) };
      expect(judge([one], aggregate, context()).declared).toEqual([]);
    }));
  });

  it('sharing is never excused by a collects entry', () => {
    fc.assert(fc.property(arbitrary.sharings.map(certain), arbitrary.manifests, (one, stated) => {
      const without = { ...stated, collects: [], entity: { ...stated.entity, firstParty: [] } };
      const everything = { ...without, collects: [collect('all', ['user', ...one.data])] };
      expect(failing([one], everything)).toHaveLength(failing([one], without).length);
    }));
  });

  it('adding a declaration never adds an undeclared finding', () => {
    fc.assert(fc.property(fc.array(arbitrary.observations.map(certain), { maxLength: 3 }), arbitrary.manifests, arbitrary.collects, arbitrary.shares, (seen, stated, collects, shares) => {
      const more = { ...stated, collects: [...stated.collects, ...collects], shares: [...stated.shares, ...shares] };
      expect(failing(seen, more).length).toBeLessThanOrEqual(failing(seen, stated).length);
    }), { numRuns: 300 });
  });

  it('prohibitions win', () => {
    fc.assert(fc.property(arbitrary.observations.map(certain), arbitrary.manifests, (one, stated) => {
      const forbidden = { ...stated, prohibits: [prohibit('all', 'collect', '*'), prohibit('all2', 'share', '*')] };
      const { findings, declared } = judge([one], forbidden, context());
      expect(declared).toEqual([]);
      const verdicts = new Set(findings.filter(({ evidence }) => evidence).map(({ verdict }) => verdict));
      for (const verdict of verdicts) expect(verdict).toBe('prohibited');
    }));
  });

  it('the order of input does not matter', () => {
    fc.assert(fc.property(fc.array(arbitrary.observations, { maxLength: 5 }), arbitrary.manifests, (seen, stated) => {
      const full = context({ partial: false });
      expect(judge([...seen].reverse(), stated, full)).toEqual(judge(seen, stated, full));
    }));
  });

  it('every category is declared or in a finding', () => {
    fc.assert(fc.property(arbitrary.observations, arbitrary.manifests, (one, stated) => {
      const { findings, declared } = judge([one], stated, context());
      const named = new Set(findings.flatMap((finding) => (finding.evidence ? finding.data ?? [] : [])));
      if (declared.length === 0) expect([...named].sort()).toEqual(one.recipient === 'api.us.com' && one.data.length === 0 ? [] : [...one.data].sort());
    }));
  });

  it('ids are unique among findings of distinct evidence', () => {
    fc.assert(fc.property(fc.uniqueArray(arbitrary.observations, { maxLength: 4, selector: ({ id }) => id }), arbitrary.manifests, (seen, stated) => {
      const ids = judge(seen, stated, context({ partial: false })).findings.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
    }));
  });

  it('the YAML that a finding offers declares what it is about', () => {
    fc.assert(fc.property(arbitrary.observations.map(certain), arbitrary.manifests, (one, drawn) => {
      const stated = { ...drawn, prohibits: [] };
      for (const finding of judge([one], stated, context()).findings) {
        if (!finding.verdict.startsWith('undeclared') || finding.fix.declare === null) continue;
        const after = apply(stated, parse(finding.fix.declare) as object);
        const left = judge([{ ...one, data: finding.data ?? [] }], after, context()).findings.filter(({ evidence }) => evidence);
        expect(left.map(({ verdict, message }) => `${verdict} ${message}\n${finding.fix.declare}`)).toEqual([]);
      }
    }), { numRuns: 600 });
  });
});
