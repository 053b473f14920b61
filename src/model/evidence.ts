/**
 * Evidence: facts about code, true whatever any policy says. This is the public JSON contract of
 * `privlint inventory --format json` (schemaVersion 1).
 */

/** What the code does with the data. */
export type Action = 'collect' | 'share' | 'store' | 'log';

/** The mechanism through which the data is obtained, kept or sent. */
export const VIAS = [
  'device-sensor', 'permission', 'cookie', 'web-storage', 'request', 'server-log', 'form',
  'database', 'schema', 'sdk', 'network', 'file', 'config',
] as const;
export type Via = (typeof VIAS)[number];

/** How much the code shows, weakest first: a dependency that nothing imports is weaker than a call with a datum. */
export const STRENGTHS = ['declared', 'imported', 'initialised', 'called', 'flow'] as const;
export type Strength = (typeof STRENGTHS)[number];

export type Confidence = 'high' | 'medium' | 'low';

/** 1-based lines and columns; the end column is exclusive. */
export interface Span {
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
}

/** A place in a flow: where the datum was, in words a reader of the code uses. */
export interface Hop {
  path: string;
  line: number;
  label: string;
}

/** A weaker place that shows the same fact. */
export interface Support {
  path: string;
  line: number;
  strength: Strength;
}

export interface Evidence extends Span {
  /** Content fingerprint: the same while lines move or the file is reformatted. */
  id: string;
  /** The API model, vendor or extractor rule that made it. */
  rule: string;
  action: Action;
  /** Category keys; empty when the categories are unknown. */
  data: string[];
  /** Catalogue id of the third party, its host when it is in no catalogue, null for first party. */
  recipient: string | null;
  /** Purpose key, when known. */
  purpose: string | null;
  via: Via;
  /** The API, header, package, element or key, as written in rules. */
  api: string;
  strength: Strength;
  confidence: Confidence;
  /** POSIX path from the scanned root. */
  path: string;
  subject: string | null;
  /** True where the recipient or payload cannot be known from code: tag managers, computed hosts. */
  opaque?: true;
  /** Names of the controls whose evidence dominates this place. */
  guards: string[];
  flow: Hop[];
  support: Support[];
}
