/** The policy manifest: finding it, reading it, drafting one. */
export { draftManifest, type DraftNames } from './draft-manifest.ts';
export { findManifest, findRepository } from './find-manifest.ts';
export type { KnownVendors } from './known.ts';
export { checkPattern, compilePattern } from './linear-pattern.ts';
export { loadManifest } from './load-manifest.ts';
export { findPolicyText, loadPolicyText } from './load-policy-text.ts';
export { manifestSchema } from './manifest-schema.ts';
export { readManifest, type ManifestReading, type ReadBase } from './read-manifest.ts';
export { comparePolicy } from './policy-text/compare-policy.ts';
export { findConflicts } from './find-conflicts.ts';
