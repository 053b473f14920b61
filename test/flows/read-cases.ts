import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

const ROOT = fileURLToPath(new URL('../../fixtures/flows/', import.meta.url));

/** A flow that must be found. */
export interface ExpectedFlow {
  /** Of the sink's call, the last hop: `path:line`. */
  at: string;
  /** Vendor id, host, or the first-party sink: cookie, web-storage, log, database, file, url. */
  to: string;
  /** All categories that reach this sink (with `from`, from there), no others. */
  data: string[];
  /** Of the first hop: `path:line`. */
  from?: string;
}

export interface Side {
  files: Record<string, string>;
  flows?: ExpectedFlow[];
}

export interface FlowCase {
  name: string;
  /** A known gap: shown as such while a side differs; once both agree, the run fails until the mark is taken off. */
  todo?: true;
  found: Side & { flows: ExpectedFlow[] };
  /** Looks alike, yet none of it is a flow, but for the listed ones. */
  silent: Side;
}

export interface Theme {
  theme: string;
  file: string;
  cases: FlowCase[];
}

export function readThemes(): Theme[] {
  const files = readdirSync(ROOT).filter((file) => file.endsWith('.yml')).sort();
  return files.map((file) => ({ theme: file.slice(0, -'.yml'.length), file: ROOT + file, cases: parse(readFileSync(ROOT + file, 'utf8')) as FlowCase[] }));
}
