import { Chalk } from 'chalk';
import type { Evidence } from '../../src/model/evidence.ts';
import type { Finding } from '../../src/model/finding.ts';
import type { CheckResult, InventoryResult } from '../../src/model/result.ts';
import type { ReportContext } from '../../src/report/context.ts';
import { describe } from '../../src/taxonomy/index.ts';

export const MANIFEST = `privlint: 1
collects:
  contact: { data: [user.name] }
shares:
  analytics:
    with: segment
    data: [user.unique_id]
`.split('\n');

export const SOURCES: Record<string, string> = {
  'src/analytics.ts': `import { AnalyticsBrowser } from '@segment/analytics-next';

export function signUp(user: User) {
  analytics.identify(user.id, { email: user.email });
}
`,
  'src/locate.ts': 'navigator.geolocation.getCurrentPosition(show);\n',
};

export function makeEvidence(parts: Partial<Evidence> = {}): Evidence {
  return {
    id: 'b1c2d3e4f5a6b7c8', rule: 'segment', action: 'share', data: ['user.contact.email'], recipient: 'segment', purpose: 'analytics',
    via: 'sdk', api: 'analytics.identify()', strength: 'flow', confidence: 'high', path: 'src/analytics.ts',
    line: 4, column: 3, endLine: 4, endColumn: 53, subject: null, guards: [], flow: [], support: [], ...parts,
  };
}

export function makeFinding(parts: Partial<Finding> = {}): Finding {
  const evidence = parts.evidence === undefined ? makeEvidence() : parts.evidence;
  const { path, line, column, endLine, endColumn } = evidence ?? { path: 'privacy.yml', line: 5, column: 3, endLine: 5, endColumn: 12 };
  return {
    verdict: 'undeclared-sharing', severity: 'error', message: 'The e-mail address goes to Segment (Twilio); privacy.yml lets segment have no such data here',
    evidence, path, line, column, endLine, endColumn,
    declaration: { id: 'shares.analytics', path: 'privacy.yml', line: 5 }, cite: 'we share a user id with our analytics provider',
    fix: { declare: 'shares:\n  analytics:\n    data: [user.contact.email]   # add to the list that is there', instead: 'Leave the e-mail address out of what is sent to Segment (Twilio)' },
    cause: 'undeclared-sharing|segment|user.contact.email', id: 'f000000000000001', ...parts,
  };
}

export function makeInventory(parts: Partial<InventoryResult> = {}): InventoryResult {
  return { evidence: [], skipped: [], excluded: [], stats: { files: 812, parsed: 240, lines: 101962 }, ...parts };
}

export function makeResult(parts: Partial<CheckResult> = {}): CheckResult {
  return {
    ...makeInventory(), findings: [makeFinding()], suppressed: [], waived: [], baselined: [], stale: [], manual: [],
    summary: { verdicts: { 'undeclared-sharing': 1 }, declared: 31, clauses: { checked: 40, partly: 12, manual: 8 } },
    problems: [], manifest: 'privacy.yml', partial: false, ...parts,
  };
}

export function makeContext(parts: Partial<ReportContext> = {}): ReportContext {
  return {
    source: (path) => SOURCES[path] ?? null, color: new Chalk({ level: 0 }), width: 80, version: '0.1.0',
    vendorName: (id) => (id === 'segment' ? 'Segment' : id), describe, rootPrefix: '', manifestPath: 'privacy.yml', manifestLines: MANIFEST, ...parts,
  };
}
