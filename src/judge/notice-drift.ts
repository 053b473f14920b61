import type { Evidence } from '../model/evidence.ts';
import type { Finding } from '../model/finding.ts';
import { NOTICE_KINDS, type ScopedNotice } from '../model/notice.ts';
import type { Rulebook } from './evaluate.ts';
import { push } from './indexing.ts';
import { findUndeclaredClaims } from './notice-claims.ts';
import { findGaps } from './notice-gaps.ts';
import { Application } from './notice-reach.ts';
import { findTrackingDrift } from './notice-tracking.ts';

/**
 * Where other notices in the repository and the manifest say different things, in both directions. Several notices of
 * one application in one vocabulary (an app and its extensions, a configuration and what is generated from it) count as
 * one. Where it cannot be known whether the application does what is declared, nothing is said.
 */
export function findNoticeDrift(notices: readonly ScopedNotice[], evidence: readonly Evidence[], book: Rulebook): Finding[] {
  const groups = new Map<string, ScopedNotice[]>();
  for (const notice of notices) push(groups, `${NOTICE_KINDS[notice.kind].vocabulary} ${notice.scope}`, notice);
  return [...groups.values()].flatMap((group) => {
    const application = new Application(group, evidence, book);
    return [...findUndeclaredClaims(application, book), ...findGaps(application, book), ...findTrackingDrift(application, book)];
  });
}
