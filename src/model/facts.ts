import type { Address } from './address.ts';
import type { Channel, Handed, Invocation, Put, Read } from './channel.ts';
import type { Evidence, Span } from './evidence.ts';
import type { Datum } from './datum.ts';
import type { TextImport } from './imports.ts';
import type { ModuleNames } from './module-names.ts';
import type { Notice } from './notice.ts';
import type { Setting } from './setting.ts';
import type { Skipped } from './source.ts';

/** What is known of the checks on the way to a place. */
export interface Guarded {
  /** Names of what must have come out as "yes" for the place to be reached, as written, the innermost first. */
  guards?: string[];
  /** Names of checks that came out as "no" there. */
  unless?: string[];
}

/** A piece of evidence as one file shows it, before files are joined: no identity, guards or flow yet. */
export interface Sighting extends Span, Guarded, Pick<Evidence, 'rule' | 'action' | 'data' | 'recipient' | 'purpose' | 'via' | 'api' | 'strength' | 'confidence' | 'opaque'> {
  /** Arguments whose text another file holds: `link` reads the key from them anew. */
  pending?: ArgumentFacts[];
  /** What is passed, by the names in the code: the source of a flow whose sink is this place. `path` where another file holds it. */
  passed?: Passed[];
  /** Where the call leads in the end, where the sink is another place: the calls from here to it. */
  leadsTo?: Passed[];
  /** The particular thing: a cookie or storage key, a host, an environment variable. Part of the identity. */
  detail?: string;
}

export interface Passed {
  line: number;
  label: string;
  path?: string;
}

/** A suppression comment. Without a reason it does not suppress and is itself reported. */
export interface Suppression {
  line: number;
  /** The line whose findings it silences; null for the whole file. */
  target: number | null;
  /** Rule, vendor, verdict or category; several are separated by commas. */
  ids: string[];
  reason: string;
}

/**
 * An access path: where a value comes from and what was done to it, e.g.
 * `['npm:@sentry/node', '.init', '()']` or `['global:navigator', '.geolocation']`.
 * The first element is a root (`global:`, `npm:`, `module:` for a file of the project, `request:`, `response:`),
 * the others are steps: `.name`, `()` (a call or construction).
 */
export type AccessPath = string[];

/** One argument of a call, as far as its text tells. */
export interface ArgumentFacts {
  /** Its constant text; parts that are not constant are `*`. */
  text: string | null;
  /** Names in it: variables, properties, keys. */
  names: string[];
  /** Where another file of the project holds its text. */
  from?: AccessPath;
}

/** A use of something that another file of the project exports: `link` finds out what it is. */
export interface ForeignUse extends Span, Guarded {
  path: AccessPath;
  /** Of the call that ends the path. */
  arguments: ArgumentFacts[];
  /** What each argument may hold; absent where none holds anything. */
  given?: Datum[][];
  /** The address that each argument may be, or hold among its options; absent where none does. */
  addresses?: (Address | null)[];
}

/**
 * A place that data reach: a call of an API that keeps or sends them, or of a function of another file that may, or a
 * channel. `address`: of a request whose recipient depends on it; the sighting then only says where it is made.
 * `addresses`: of the arguments of the call.
 */
export type Sink =
  | { kind: 'place'; sighting: Sighting; path?: string; address?: Address }
  | { kind: 'call'; call: AccessPath; argument: number; at: readonly string[]; span: Span & Guarded; addresses?: (Address | null)[] }
  | { kind: 'put'; channel: Channel; argument: number; at: readonly string[]; span: Span & Guarded };

/** What a function does with a parameter: what callers give there reaches the sink. */
export interface Reach {
  /** Exported name. */
  name: string;
  index: number;
  /** What is taken of the parameter. */
  steps: readonly string[];
  sink: Sink;
}

/** A sink that gets what another file gives: `link` finds out what that is. */
export interface OpenFlow {
  sink: Sink;
  data: Datum[];
}

/** A request whose address another file holds. */
export interface OpenRequest extends Span, Guarded {
  address: Address;
}

/** A function that hands a parameter to an API: its callers do what the API does, with their argument. */
export interface Wrapper {
  /** Exported name. */
  name: string;
  rule: string;
  api: string;
  /** Which parameter names the cookie or storage key, and which holds the value; null where neither. */
  key: number | null;
  value: number | null;
  /** Where the API is called. */
  place: Span;
}

/** What `link` needs to know of a module. */
export interface ModuleFacts {
  /** Specifiers of every import, require and re-export. */
  imports: string[];
  /** Exported name → what it is, where that is known: its access path. A constant string is the root `text:…`. */
  exports: Record<string, AccessPath>;
  /** `export * from` specifiers. */
  reexports: string[];
  wrappers: Wrapper[];
  uses: ForeignUse[];
  reaches: Reach[];
  /** Exported name → what the function gives, in terms of its parameters. */
  returns: Record<string, Datum[]>;
  open: OpenFlow[];
  /** Absent where there is none. */
  requests?: OpenRequest[];
  /** Exported name of a type, schema or model → what its values have. Absent where there is none that says anything. */
  types?: Record<string, Datum[]>;
  /** Exported name → where requests of a client of that name go; `name()`: the address that a function gives. Absent where there is none. */
  addresses?: Record<string, Address>;
  /** Exported name of a constant with addresses → the imported or own type that it is declared to be of. Absent where there is none. */
  typed?: Record<string, AccessPath>;
  /** What the default export is called in the file. */
  defaultName?: string;
  /** What goes through channels, and what frameworks call; absent where there is nothing. */
  puts?: Put[];
  reads?: Read[];
  handed?: Handed[];
  /** Exported name → what the function gives to functions that it is given. */
  invocations?: Record<string, Invocation[]>;
}

/** Everything that one file shows. A pure function of its bytes and the rules; plain JSON. */
export interface Facts {
  path: string;
  lines: number;
  /** False where the text holds no keyword of any rule, so that it was never parsed. */
  parsed: boolean;
  sightings: Sighting[];
  suppressions: Suppression[];
  /** What promises speak of: regions, ages, addresses, periods. Absent where there is none. */
  settings?: Setting[];
  module?: ModuleFacts;
  /** Models of a database schema → what their rows have. */
  models?: Record<string, Datum[]>;
  /** Imports of a module that was not parsed: it is, once one of them turns out to matter. */
  unread?: TextImport[];
  /** Of a package manifest: the name by which other packages of the repository import it. */
  packageName?: string;
  /** Of a configuration file: the names by which modules are imported. */
  names?: ModuleNames;
  /** Of a package manifest: dependencies that stand for another than their vendor here, see `Vendor.except`. */
  excepted?: string[];
  /** Of a package manifest: the host of its homepage. */
  homepage?: string;
  /** What the file tells people about data: claims, no evidence. */
  notices?: Notice[];
  skipped?: Skipped;
}

export type { Evidence };
