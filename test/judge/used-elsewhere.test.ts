import { expect, it } from 'vitest';
import { judge } from '../../src/judge/judge.ts';
import { context, manifest, shared } from './make.ts';

const dependency = shared('segment', [], { id: 'd1', strength: 'declared', path: 'package.json' });
const call = shared('segment', [], { id: 'c1', strength: 'called', path: 'src/a.ts' });
const verdicts = (...evidence: (typeof call)[]): string[] => judge(evidence, manifest(), context()).findings.map(({ verdict, path }) => `${verdict} ${path}`);

it('reports the dependency of a vendor only where no code uses it', () => {
  expect(verdicts(dependency)).toEqual(['review package.json']);
  expect(verdicts(dependency, call)).toEqual(['undeclared-recipient src/a.ts']);
  expect(verdicts(dependency, shared('sentry', [], { id: 'c2' }))).toEqual(['review package.json', 'undeclared-recipient src/a.ts']);
});
