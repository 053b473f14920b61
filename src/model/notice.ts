import type { Span } from './evidence.ts';

/** Whose words a notice uses for data and purposes. */
export type NoticeVocabulary = 'apple' | 'play' | 'firefox' | 'ccpa';

/** The forms of notice that are read. */
export const NOTICE_KINDS = {
  'apple-privacy-manifest': { vocabulary: 'apple', title: 'Apple privacy manifest' },
  'expo-privacy-manifest': { vocabulary: 'apple', title: 'Apple privacy manifest of the Expo configuration' },
  'firefox-data-collection': { vocabulary: 'firefox', title: 'Firefox list of collected data' },
  'play-data-safety': { vocabulary: 'play', title: 'Play data-safety form' },
  'ccpa-table': { vocabulary: 'ccpa', title: 'CCPA table of categories' },
} as const satisfies Record<string, { vocabulary: NoticeVocabulary; title: string }>;
export type NoticeKind = keyof typeof NOTICE_KINDS;

/** Among the unclear terms: parts of the list are computed, so that any term may be in it. */
export const ANYTHING = '*';

/** One kind of data that a notice says is collected or shared. */
export interface NoticeItem extends Span {
  /** In the notice's own vocabulary, without its prefix: `PreciseLocation`, `EMAIL`, `A`. */
  term: string;
  /** Categories any of which it may mean, the likeliest first; empty for a term that says too little. */
  data: string[];
  collected: boolean;
  shared: boolean;
  /** Null where the notice does not say. */
  linked: boolean | null;
  tracking: boolean | null;
  /** In the notice's vocabulary, without prefix: `Analytics`, `APP_FUNCTIONALITY`. */
  purposes: string[];
}

/** What a file other than the manifest tells people about data: a claim, no evidence. The span is that of its list. */
export interface Notice extends Span {
  kind: NoticeKind;
  path: string;
  items: NoticeItem[];
  /** Whether what it does not list is thereby denied; false for one without a list or with parts that are computed. */
  complete: boolean;
  /** Terms of which it says something, but neither yes nor no. */
  unclear: string[];
  /** Apple's NSPrivacyTracking. */
  tracking: (Span & { value: boolean }) | null;
  trackingDomains: (Span & { host: string })[];
  /** Apple's required-reason API groups, without prefix: `UserDefaults`. */
  accessedApis: string[];
}

/** A notice and the folder of the application that it speaks for: POSIX, from the scanned root, '' = all of it. */
export interface ScopedNotice extends Notice {
  scope: string;
}
