import type { Confidence, Span } from './evidence.ts';

/**
 * What code can say of a promise without any personal data being there:
 * `region` where something runs (value: country, or `?`), `minimum-age` in years, `child-directed`, `contact` an address
 * for questions about privacy, `response-time` and `retention-period` in days, `person-store` a table of `user`s or
 * `tenant`s, `deletion-path` something named for deleting them, `erasure` a statement that deletes them, `soft-delete`,
 * `prechecked-consent` a marketing choice that is made already, `list-join` a mailing list joined by signing up,
 * `marketing-mail` a template without a way out, `harvested-field` a
 * control that nobody sees but browsers fill in, `insecure-transport` (value: host), `replay-unmasked` an option that
 * lets a recorder see inputs, `link-data` personal data in a link to another site (value: host), `whole-object` a
 * person's record passed on as it is, `aggregate-identifier` an identifier where only counts should be, `page` and
 * `terms-link` a page for people and its link to the terms.
 */
export const SETTING_KINDS = [
  'region', 'minimum-age', 'child-directed', 'contact', 'response-time', 'retention-period', 'person-store', 'deletion-path', 'erasure',
  'soft-delete', 'prechecked-consent', 'list-join', 'marketing-mail', 'harvested-field', 'insecure-transport', 'replay-unmasked', 'link-data',
  'whole-object', 'aggregate-identifier', 'page', 'terms-link',
] as const;
export type SettingKind = (typeof SETTING_KINDS)[number];

/** A fact that is no personal data but that a promise may speak of. */
export interface Setting extends Span {
  kind: SettingKind;
  value: string;
  /** As the code has it. */
  api: string;
  /** Catalogue id, where it is about a third party. */
  vendor?: string;
  data?: string[];
  confidence: Confidence;
}

export interface PlacedSetting extends Setting {
  path: string;
}
