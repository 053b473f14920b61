import type { Catalogue } from '../model/rules.ts';
import { createLineReader } from '../report/source-lines.ts';
import { renderGroup } from '../report/pretty-group.ts';
import { EXIT } from './exit-code.ts';
import { explain, suggestId } from './explain/explain.ts';
import { explainRejections, explainRule } from './explain/explain-finding.ts';
import { explainVerdict } from './explain/explain-verdict.ts';
import { makeReportContext, paintFor, readRunOptions, type Session } from './session.ts';
import { UsageError } from './usage-error.ts';
import { readScope } from './scan-scope.ts';

export interface ExplainFlags {
  color?: boolean;
}

/** Offline text for an id. The id of a finding needs a scan of the working directory. Returns the exit code. */
export async function runExplainCommand(id: string, flags: ExplainFlags, session: Session): Promise<number> {
  const { terminal } = session;
  const { loadCatalogue } = await import('../catalogue/index.ts');
  const catalogue = await loadCatalogue();
  const painter = { color: paintFor(terminal.stdout, flags.color, session), width: terminal.stdout.columns };
  const text = explain(id, catalogue, painter) ?? (looksLikeFinding(id) ? await explainFinding(id, catalogue, flags, session) : null);
  if (text === null) {
    const near = suggestId(id, catalogue);
    throw new UsageError(`nothing is called "${id}"`, near ? `did you mean ${near}?` : 'privlint rules list shows the rules and vendors; a finding shows its id in its first line');
  }
  terminal.stdout.write(text);
  return EXIT.clean;
}

/** Fingerprints are hexadecimal, those of manifest entries `ENTRY:VERDICT`. */
const looksLikeFinding = (id: string): boolean => /^[0-9a-f]{6,64}$/.test(id) || id.includes(':');

async function explainFinding(id: string, catalogue: Catalogue, flags: ExplainFlags, session: Session): Promise<string | null> {
  const { terminal } = session;
  const scope = readScope(terminal.directory, []);
  const { runCheck } = await import('../run.ts');
  const scan = { include: [], only: [], skip: [], format: [], progress: false };
  const run = await runCheck(readRunOptions(scan, scope, { update: () => undefined, end: () => undefined }, session));
  if (run.kind !== 'checked') return null;
  const { findings, suppressed, waived, baselined } = run.result;
  const all = [...findings, ...baselined, ...[...suppressed, ...waived].map(({ finding }) => finding)];
  const exact = all.filter((finding) => finding.id === id);
  const [finding] = exact.length > 0 ? exact : all.filter((one) => one.id.startsWith(id));
  if (!finding) return null;
  const context = makeReportContext(run, scope, terminal.stdout, flags.color, session);
  const read = createLineReader(run.source);
  const lines = [
    ...renderGroup({ first: finding, findings: [finding] }, run.result, context, read, { whole: true, read }),
    ...explainRule(finding, catalogue, context),
    ...explainRejections(run.rejectionsOf(finding), context),
    '',
    ...explainVerdict(finding.verdict, context),
  ];
  return lines.map((line) => `${line}\n`).join('');
}
