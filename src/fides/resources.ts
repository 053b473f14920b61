import type { Located } from '../manifest/shape.ts';
import type { Spot } from '../manifest/source.ts';

/** The resources of Fideslang that a manifest can take something from, as their files have them. */
export interface Resources {
  organizations: Organization[];
  systems: System[];
  datasets: Dataset[];
  rules: Rule[];
  /** Keys that the files themselves add to the vocabularies, each with its parent. */
  parents: Map<string, string | null>;
}

export interface Organization {
  name: string | null;
  contact: string | null;
}

/** Where a system sends data to, or gets it from. */
export interface DataFlow {
  key: string;
  type: string;
  /** Null where the flow leaves it to the declarations. */
  data: Located[] | null;
}

export interface PrivacyDeclaration {
  at: Spot;
  name: string | null;
  data: Located[];
  use: Located;
  subjects: Located[];
  egress: string[];
  ingress: string[];
  basis: string | null;
  retention: string | null;
  cookies: string[];
  aggregate: boolean;
  /** Who else gets it, in the words of the file; null if nobody does. */
  thirdParties: string | null;
  sharedData: Located[];
}

export interface System {
  at: Spot;
  key: string;
  name: string | null;
  /** Somebody else's. */
  external: boolean;
  processor: boolean;
  /** What an export of ours left in `meta`. */
  kind: string | null;
  bind: Map<string, Located[] | null>;
  egress: DataFlow[];
  ingress: DataFlow[];
  declarations: PrivacyDeclaration[];
}

export interface Collection {
  at: Spot;
  name: string;
  retention: string | null;
  fields: { path: string; data: Located[] }[];
}
export interface Dataset {
  key: string;
  collections: Collection[];
}

export type Match = 'ANY' | 'ALL' | 'NONE' | 'OTHER';
export interface Matching {
  matches: Match;
  values: Located[];
}
/** A rule of a policy: what it matches is forbidden. */
export interface Rule {
  at: Spot;
  policy: string;
  name: string;
  categories: Matching;
  uses: Matching;
  subjects: Matching | null;
}
