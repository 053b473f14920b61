import { loadCatalogue } from '../../src/catalogue/index.ts';
import { link } from '../../src/link/link.ts';
import type { Evidence, Via } from '../../src/model/evidence.ts';
import { scanFiles } from '../../src/scan.ts';
import type { ExpectedFlow, Side } from './read-cases.ts';

/** Evidence of strength `flow` in the terms of a fixture. */
export interface FoundFlow {
  /** Where it is reported: at the sink, and at each call in another file that leads there. */
  place: string;
  at: string;
  to: string;
  data: readonly string[];
  from: string;
}

const SINKS: Partial<Record<Via, string>> = { 'server-log': 'log', request: 'url', network: 'url' };

/** The flows that the whole pipeline up to `link` shows in these files. */
export async function findFlows(files: Side['files']): Promise<FoundFlow[]> {
  const { matchers } = await loadCatalogue();
  const sources = Object.entries(files).map(([path, text]) => ({ path, size: Buffer.byteLength(text), read: () => text }));
  const { facts, skipped } = await scanFiles(sources.sort((a, b) => (a.path < b.path ? -1 : 1)), { matchers, rulePaths: [] });
  if (skipped.length > 0) throw new Error(`not read: ${skipped.map(({ path, reason, detail }) => `${path} (${reason}: ${detail})`).join(', ')}`);
  const lines = (path: string): string[] => (files[path] ?? '').split('\n');
  return link(facts, matchers, (path, span) => lines(path).slice(span.line - 1, span.endLine).join('\n')).filter(({ strength }) => strength === 'flow').map(toFlow);
}

function toFlow({ flow, path, line, recipient, via, data }: Evidence): FoundFlow {
  const place = (hop: { path: string; line: number } | undefined): string => (hop ? `${hop.path}:${hop.line}` : '?');
  return { place: `${path}:${line}`, at: place(flow.at(-1) ?? { path, line }), to: recipient ?? SINKS[via] ?? via, data, from: place(flow[0]) };
}

const sorted = (values: Iterable<string>): string[] => [...new Set(values)].sort();
const sinkOf = ({ at, to }: { at: string; to: string }): string => `${at} -> ${to}`;

/** One line a sink with all its data; for a `from` that is asked for, one line with the data that come from there. */
export function describeFlows(flows: readonly Omit<FoundFlow, 'place'>[], expected: readonly ExpectedFlow[]): string[] {
  const whole = sorted(flows.map(sinkOf)).map((sink) => `${sink}: ${sorted(flows.filter((flow) => sinkOf(flow) === sink).flatMap(({ data }) => data)).join(' ')}`);
  const asked = sorted(expected.flatMap((one) => (one.from === undefined ? [] : [`${one.from} -> ${sinkOf(one)}`])));
  const alone = (sink: string): boolean => expected.filter((one) => sinkOf(one) === sink).length === 1;
  const parts = asked.flatMap((ask) => {
    const found = flows.filter((flow) => `${flow.from} -> ${sinkOf(flow)}` === ask);
    if (found.length === 0) return [];
    return [alone(sinkOf(found[0]!)) ? ask : `${ask}: ${sorted(found.flatMap(({ data }) => data)).join(' ')}`];
  });
  return [...whole, ...parts].sort();
}
