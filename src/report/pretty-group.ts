import type { Hop } from '../model/evidence.ts';
import type { Finding } from '../model/finding.ts';
import type { CheckResult } from '../model/result.ts';
import { frameSpan } from './code-frame.ts';
import type { ReportContext } from './context.ts';
import { displayWidth } from './display-width.ts';
import { escapeTerminal } from './escape-terminal.ts';
import { foldYaml } from './fold-yaml.ts';
import type { Group } from './group.ts';
import { actionWords, dataWords, placeOf, strengthWords } from './labels.ts';
import { gutterWidth, kept, LABEL, labelled, listed, paintFrame, severityColor, usableWidth } from './paint.ts';
import { redact } from './redact.ts';
import { countOf } from './words.ts';
import { wrap } from './wrap.ts';

type ReadLines = (path: string, first: number, last: number) => string[];

const FLOW_LINES = 5;
const WIDEST_PLACE = 48;
const MORE_PLACES = 5;
const ENTRY_LINES = 4;

/** How much of a flow is shown. */
interface FlowOptions {
  /** All of its steps, however many. */
  whole?: boolean;
  /** Shows the line of code of each step. */
  read?: ReadLines;
}

/** One group as lines: headline, place, code frame, what was seen, and the ways out. */
export function renderGroup(group: Group, result: CheckResult, context: ReportContext, read: ReadLines, flow: FlowOptions = {}): string[] {
  const { first } = group;
  const frame = renderFrame(first, result, context, read);
  return [
    ...renderHeadline(group, context),
    '',
    `  ${context.color.cyan(escapeTerminal(placeOf(first)))}`,
    ...(frame.length > 0 ? ['', ...frame] : []),
    '',
    ...renderSeen(first, context),
    ...renderFlow(first.evidence?.flow ?? [], context, flow),
    ...renderDeclaration(first, context),
    ...renderFix(first, context),
    ...renderOthers(group, context),
  ];
}

function renderHeadline({ first, findings }: Group, context: ReportContext): string[] {
  const { color } = context;
  const mark = severityColor(first.severity, color).bold(first.severity);
  const count = findings.length > 1 ? `  ${countOf(findings.length, 'place')}` : '';
  const headline = wrap(escapeTerminal(redact(first.message)), usableWidth(context)).map((line) => color.bold(line));
  return [`${mark}  ${color.dim(escapeTerminal(`${first.verdict}${count}  ${first.id}`))}`, ...headline];
}

function renderFrame(finding: Finding, result: CheckResult, context: ReportContext, read: ReadLines): string[] {
  const inManifest = finding.path === result.manifest && finding.evidence === null;
  const lines = inManifest
    ? (from: number, to: number): string[] => context.manifestLines.slice(from - 1, to)
    : (from: number, to: number): string[] => read(finding.path, from, to);
  const width = usableWidth(context) - gutterWidth(finding.line + 4);
  const rows = frameSpan(lines, finding, width);
  return rows.length === 0 ? [] : paintFrame(rows, finding.severity, context);
}

function renderSeen({ evidence }: Finding, context: ReportContext): string[] {
  if (!evidence) return [];
  const seen = `${redact(evidence.api)} ${actionWords(evidence, context)} (${strengthWords(evidence)})`;
  const support = evidence.support.slice(0, 3).map((place) => `${place.path}:${place.line} (${place.strength})`);
  const more = evidence.support.length - support.length;
  return [
    ...labelled('seen', seen, context),
    ...(support.length > 0 ? labelled('', `also ${support.join(', ')}${more > 0 ? ` and ${more} more` : ''}`, context, context.color.dim) : []),
  ];
}

/** The way of the data, source first; a file is named where it differs from that of the step before. */
function renderFlow(flow: readonly Hop[], context: ReportContext, { whole = false, read }: FlowOptions = {}): string[] {
  if (flow.length === 0) return [];
  const hops: (Hop | null)[] = whole || flow.length <= FLOW_LINES ? [...flow] : [...flow.slice(0, 2), null, ...flow.slice(-2)];
  const places = hops.map((hop, i) => {
    if (!hop) return '…';
    const path = escapeTerminal(hop.path);
    return hop.path === hops[i - 1]?.path ? `${' '.repeat(displayWidth(path))}:${hop.line}` : `${path}:${hop.line}`;
  });
  const column = Math.min(WIDEST_PLACE, Math.max(...places.map(displayWidth)));
  return listed('flow', hops.flatMap((hop, i) => {
    const place = places[i] ?? '';
    if (!hop) return [`${place} ${flow.length - 4} more steps`];
    const code = read?.(hop.path, hop.line, hop.line)[0]?.trim();
    return [`${place}${' '.repeat(Math.max(2, column + 2 - displayWidth(place)))}${redact(hop.label)}`, ...(code ? [`${' '.repeat(column + 2)}│ ${redact(code)}`] : [])];
  }), context);
}

function renderDeclaration(finding: Finding, context: ReportContext): string[] {
  const { declaration, evidence } = finding;
  const cite = finding.cite === null || finding.message.includes(finding.cite) ? [] : labelled('policy', `“${finding.cite}”`, context);
  if (!declaration) {
    // What is decided outside of the code was held against no entry: that none is about it would be untrue.
    const none = evidence && finding.verdict !== 'opaque' ? labelled('nearest', `no entry of the manifest is about ${dataWords(evidence, context)}`, context) : [];
    return [...none, ...cite];
  }
  // The frame above already shows the entry when the finding is about it.
  if (!evidence && finding.line === declaration.line) return cite;
  return [
    ...labelled('nearest', `${declaration.id} (${declaration.path}:${declaration.line})`, context),
    ...listed('', quoteEntry(declaration.line, context.manifestLines).map(redact), context, context.color.dim),
    ...cite,
  ];
}

/** The line of an entry and what is indented below it, with line numbers. */
function quoteEntry(line: number, lines: readonly string[]): string[] {
  const depth = indentOf(lines[line - 1] ?? '');
  const quoted = lines.slice(line - 1, line - 1 + ENTRY_LINES);
  const end = quoted.findIndex((text, i) => i > 0 && indentOf(text) <= depth);
  return quoted.slice(0, end < 0 ? undefined : end).map((text, i) => `${line + i} │ ${text.slice(depth)}`);
}

const indentOf = (text: string): number => text.length - text.trimStart().length;

function renderFix({ fix }: Finding, context: ReportContext): string[] {
  const lines = fix.declare === null ? [] : fix.declare.replace(/\n+$/, '').split('\n');
  return [
    ...kept('declare it', lines.flatMap((line) => foldYaml(line, usableWidth(context) - LABEL)), context, context.color.green),
    ...(fix.instead === '' ? [] : labelled(lines.length > 0 ? 'or' : 'way out', fix.instead, context)),
  ];
}

function renderOthers({ findings }: Group, context: ReportContext): string[] {
  const others = findings.slice(1);
  const rest = others.length - MORE_PLACES;
  return [
    ...kept('also at', others.slice(0, MORE_PLACES).map(placeOf), context, context.color.cyan),
    ...(rest > 0 ? labelled('', `and ${countOf(rest, 'more place')}; --format compact lists all`, context, context.color.dim) : []),
  ];
}
