import type { Finding } from './finding.ts';
import type { Collect, Manifest, ManifestProblem, Place, Prohibition, Share } from './manifest.ts';
import type { ClauseCounts } from './result.ts';

/** A piece of the policy text. Lines and columns are those of its file, 1-based, the end column exclusive. */
export interface Passage {
  /** As it is compared: white space, quotation marks and dashes folded, without markup. */
  text: string;
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
}

/** A quote of the manifest. */
export interface Quote {
  /** The entry that quotes, dotted: `collects.location`. */
  id: string;
  /** Of the quote itself. */
  place: Place;
  /** Of the entry. */
  entryPlace: Place;
  /** As the manifest has it. */
  text: string;
  /** All quotes of the entry, this one among them. */
  all: string[];
}

/** Where manifest and text say different things. */
export type Drift =
  | { kind: 'quote'; quote: Quote; /** What the text says that is most like it; null where nothing is. */ nearest: Passage | null }
  | { kind: 'date'; updated: string; place: Place; found: PolicyDate };

/** The date that a text bears. */
export interface PolicyDate extends Passage {
  /** YYYY-MM-DD; two where day and month could be taken for each other. */
  dates: string[];
}

/** How much of what a policy tells us do is quoted. */
export interface Coverage {
  /** Sentences that say what is done with data. */
  practices: number;
  /** Those of them that no quote touches. */
  uncited: Passage[];
}

/** The manifest held against the text of the policy. */
export interface PolicyComparison {
  /** The text, as shown to people. */
  file: string;
  quotes: number;
  drifts: Drift[];
  /** Null where the text bears none that can be read. */
  date: PolicyDate | null;
  coverage: Coverage;
}

/** Two entries of a manifest that cannot both be true. */
export interface Conflict {
  verdict: 'contradiction' | 'misleading-definition';
  entry: Collect | Share;
  prohibition: Prohibition;
  /** The categories of the entry that the prohibition speaks of. */
  data: string[];
}

/** What `privlint policy` says: the manifest without the code. */
export interface PolicyResult {
  manifest: Manifest;
  /** Warnings; errors end the run before. */
  problems: ManifestProblem[];
  findings: Finding[];
  /** Those that somebody answers for. */
  waived: number;
  /** Null where the manifest names no text. */
  comparison: PolicyComparison | null;
  clauses: ClauseCounts;
}

export type PolicyRun =
  | { kind: 'reviewed'; result: PolicyResult; /** The policy text, by its path. */ source(path: string): string | null; /** Level of the configuration from which findings fail. */ failOn?: Finding['severity'] }
  | { kind: 'no-manifest' }
  | { kind: 'invalid'; problems: ManifestProblem[] };
