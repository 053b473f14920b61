import type { Span } from '../model/evidence.ts';
import type { Finding } from '../model/finding.ts';
import type { Declaration } from '../model/manifest.ts';
import { NOTICE_KINDS, type ScopedNotice } from '../model/notice.ts';
import { DEFAULT_SEVERITIES } from '../model/severity.ts';
import { refer } from './manifest-findings.ts';
import type { Rulebook } from './evaluate.ts';

export interface DriftDetails {
  notice: ScopedNotice;
  span: Span;
  /** What differs, for the identity: `EmailAddress`. */
  what: string;
  /** In which way: findings of one way in one notice are shown together. */
  way: 'undeclared' | 'not-shared' | 'purpose' | 'left-out' | 'tracking' | 'tracking-domain';
  message: string;
  data: readonly string[];
  /** The entry of the manifest that it is held against. */
  entry: Declaration | null;
  declare: string | null;
  instead: string;
}

export function buildDrift({ notice, span, what, way, message, data, entry, declare, instead }: DriftDetails, { manifest }: Rulebook): Finding {
  const { line, column, endLine, endColumn } = span;
  return {
    verdict: 'notice-drift',
    severity: DEFAULT_SEVERITIES['notice-drift'],
    message,
    evidence: null,
    ...(data.length > 0 ? { data: [...data].sort() } : {}),
    path: notice.path,
    line, column, endLine, endColumn,
    declaration: entry && refer(manifest, entry),
    cite: entry?.cite[0] ?? null,
    fix: { declare, instead },
    cause: `notice-drift|${notice.path}|${way}`,
    id: `${notice.path}:${what}:${way}:notice-drift`,
  };
}

const lastPart = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** The manifest, as sentences name it. */
export const nameManifest = ({ manifest }: Rulebook): string => lastPart(manifest.file);

/** e.g. "PrivacyInfo.xcprivacy". */
export const nameNotice = ({ path }: ScopedNotice): string => lastPart(path);

/** e.g. "the Apple privacy manifest". */
export const titleNotice = ({ kind }: ScopedNotice): string => `the ${NOTICE_KINDS[kind].title}`;

/** `category B` for a letter of the statute; other terms by themselves. */
export const nameTerm = ({ kind }: ScopedNotice, term: string): string => (kind === 'ccpa-table' ? `category ${term}` : term);
