/** The policy manifest, `privacy.yml`, after reading: ids are keys of the file, every place is kept. */

/** Position of an entry in the manifest file, 1-based. */
export interface Place {
  line: number;
  column: number;
  /** The file, as shown to people, where it is another one than `Manifest.file`: an entry taken over by `extends`. */
  file?: string;
}

export type ControlEvidence =
  | { 'os-permission': string } | { call: string } | { package: string } | { text: string } | { file: string } | { manual: string };

export interface Control {
  id: string;
  place: Place;
  type: 'opt-in' | 'opt-out';
  channel: string[];
  evidence: ControlEvidence[];
  cite: string[];
  citePlaces?: Place[];
}

/** Fields that `collects`, `shares` and `uses` have in common. */
export interface DeclarationBase {
  /** Dotted, as findings cite it: `collects.location`. */
  id: string;
  place: Place;
  /** Categories; `"*"` = every category declared under `collects`, already expanded here. */
  data: string[];
  /** True where the file says `"*"`. */
  everything: boolean;
  for: string[];
  via: string[];
  paths: string[];
  from: string[];
  form: 'identifiable' | 'aggregate';
  requires: string[];
  subjects: string[];
  cite: string[];
  /** Of each quote, in the order of `cite`. */
  citePlaces?: Place[];
  basis: string | null;
  /** `to-review`: a draft that passes no gate. */
  status: 'reviewed' | 'to-review';
  /** False for what code can never show: never stale. */
  observable: boolean;
}
export interface Collect extends DeclarationBase { kind: 'collects' }
export interface Use extends DeclarationBase { kind: 'uses' }
export interface Share extends DeclarationBase {
  kind: 'shares';
  /** Recipient class, or a catalogue vendor directly. */
  with: string;
  /** `necessary` makes the per-vendor subset in `bind` mandatory. */
  limit: 'necessary' | null;
}
export type Declaration = Collect | Share | Use;

export const RECIPIENT_KINDS = ['processor', 'affiliate', 'third-party', 'ad-network', 'data-broker', 'user-directed', 'public', 'authority', 'successor', 'any'] as const;
export type RecipientKind = (typeof RECIPIENT_KINDS)[number];

/** One tie of a recipient class to what code shows. */
export interface Binding {
  /** A catalogue id, `npm:GLOB` or `host:GLOB`. */
  target: string;
  /** What this vendor may get; null where the share alone decides. */
  data: string[] | null;
  place: Place;
}
export interface Recipient {
  id: string;
  place: Place;
  kind: RecipientKind;
  bind: Binding[];
}

export interface Prohibition {
  id: string;
  place: Place;
  action: 'collect' | 'share';
  data: string[];
  everything: boolean;
  /** Vendor or recipient kinds it speaks of; empty = all. */
  kinds: string[];
  via: string[];
  paths: string[];
  subjects: string[];
  unless: string[];
  cite: string[];
  citePlaces?: Place[];
}

export interface Exclusion {
  id: string;
  place: Place;
  data: string[];
  cite: string[];
  citePlaces?: Place[];
}

/** An entry that is only held, so that the text is covered completely. */
export interface Clause {
  id: string;
  place: Place;
  cite: string[];
  citePlaces?: Place[];
}

export interface Right extends Clause {
  channel: string[];
  within: string | null;
  /** Empty: looked at by people. */
  evidence: ControlEvidence[];
}

export interface Retention extends Clause {
  data: string[];
  everything: boolean;
  until: string | null;
  extendedBy: string[];
}

export interface Transfer extends Clause {
  data: string[];
  everything: boolean;
  from: string[];
  to: string[];
  safeguards: string[];
}

export interface Manifest {
  /** Path as shown to people, from the working directory. */
  file: string;
  /** Its lines, for excerpts in reports. */
  lines: string[];
  policy: {
    /** Path from the folder of the manifest that says so. */
    text: string | null;
    textPlace?: Place;
    updated: string | null;
    updatedPlace?: Place;
    role: 'controller' | 'processor' | 'both';
  };
  entity: { name: string | null; contact: string | null; firstParty: string[] };
  collects: Collect[];
  shares: Share[];
  uses: Use[];
  recipients: Recipient[];
  controls: Control[];
  prohibits: Prohibition[];
  exclusions: Exclusion[];
  rights: Right[];
  retention: Retention[];
  transfers: Transfer[];
  promises: Clause[];
}

/** Something wrong with, or worth saying of, a manifest. */
export interface ManifestProblem {
  severity: 'error' | 'warning';
  file: string;
  line: number;
  column: number;
  message: string;
  /** What was expected or how to fix it. */
  hint: string | null;
}
