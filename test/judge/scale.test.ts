import { expect, it } from 'vitest';
import { judge } from '../../src/judge/judge.ts';
import { collect, context, evidence, manifest, recipient, share, shared } from './make.ts';

it('judges 100,000 observations against 200 entries without anything quadratic', () => {
  const seen = Array.from({ length: 100_000 }, (_, i) => {
    const more = { id: `e${i}`, path: `src/d${i % 5000}/f.ts`, line: i % 300 + 1, purpose: i % 5 === 0 ? 'analytics' : null };
    if (i % 4 === 0) return shared(['segment', 'sentry', 'api.other.net'][i % 3]!, ['user.contact.email', 'user.name'], more);
    return evidence({ ...more, data: [i % 10 === 1 ? 'user.location.precise' : 'user.contact.email', 'user.device.ip_address'] });
  });
  const stated = manifest({
    collects: Array.from({ length: 100 }, (_, i) => collect(`c${i}`, ['user.contact.email', 'user.location.imprecise'], { paths: [`src/d${i}*/**`], for: ['analytics'] })),
    shares: Array.from({ length: 100 }, (_, i) => share(`s${i}`, `r${i}`, ['user.contact.email'])),
    recipients: Array.from({ length: 100 }, (_, i) => recipient(`r${i}`, { [i < 3 ? 'segment' : `vendor${i}`]: null, [`npm:@s${i}/*`]: null, 'host:*.acme.io': null })),
  });
  const start = performance.now();
  const { findings } = judge(seen, stated, context({ partial: false }));
  const spent = performance.now() - start;
  expect(findings.length).toBeGreaterThan(10_000);
  expect(spent).toBeLessThan(5000);
});
