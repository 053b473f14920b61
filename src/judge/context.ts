import type { Evidence } from '../model/evidence.ts';
import type { DeclarationRef, Finding } from '../model/finding.ts';
import type { ScopedNotice } from '../model/notice.ts';
import type { PlacedSetting } from '../model/setting.ts';
import type { ClauseCounts, ManualClause } from '../model/result.ts';

/** What a judge must know of a third party in the catalogue. */
export interface VendorFacts {
  name: string;
  company?: string;
  kind: string;
  npm: readonly string[];
  hosts: readonly string[];
}

/** 0: nothing in the repository shows the control; 1: it exists somewhere; 2: it guards this place. */
export type ControlLevel = 0 | 1 | 2;

export interface JudgeContext {
  vendor(id: string): VendorFacts | undefined;
  /** True where only a part of the tree was looked at: then nothing is said of the repository as a whole. */
  partial: boolean;
  /** Of the scanned root from the folder of the manifest, with a trailing slash; '' where they are one. */
  prefix?: string;
  /** What other files tell people about data; absent where the tree or its evidence is not whole. */
  notices?: readonly ScopedNotice[];
  /** The vendor that owns a host. */
  vendorOfHost?: (host: string) => string | undefined;
  /** What promises speak of, as files show it, by path and place. */
  settings?: readonly PlacedSetting[];
  /**
   * What code shows of a control at a place; null where too little of the tree was looked at to tell. Without it, only the
   * guards that evidence carries count: nothing is missing, and nothing else lifts a prohibition.
   */
  levels?: (control: string, evidence: Evidence) => ControlLevel | null;
}

/** An observation that an entry licenses: one for each entry that it needed. */
export interface Declared {
  evidence: Evidence;
  declaration: DeclarationRef;
}

export interface Judgement {
  /** By path, line, column, verdict and id. */
  findings: Finding[];
  declared: Declared[];
  clauses: ClauseCounts;
  /** What people have to attest, in the order of the manifest; empty for a part of the tree. */
  manual: ManualClause[];
}
