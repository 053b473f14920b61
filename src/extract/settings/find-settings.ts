import type { Matchers } from '../../model/matchers.ts';
import type { Setting } from '../../model/setting.ts';
import { findAges, mayHoldAge } from './ages.ts';
import { findAggregateIdentifiers, mayHoldAggregates } from './aggregates.ts';
import { findPrecheckedBoxes, mayHoldBoxes } from './consent-boxes.ts';
import { findContacts, mayHoldContact } from './contacts.ts';
import { findHarvestedFields, mayHoldHarvest } from './harvested-fields.ts';
import { findLinkData, mayHoldLink } from './links.ts';
import { findListJoins, mayHoldListJoin } from './list-joins.ts';
import { findPages, mayHoldPage } from './pages.ts';
import { findPeriods, mayHoldPeriod } from './periods.ts';
import { findRecords, mayHoldRecords } from './records.ts';
import { findRegions, mayHoldRegion } from './regions.ts';
import { findUnmaskedReplay, mayHoldReplay } from './replay-options.ts';
import { SettingText } from './setting-text.ts';
import { findInsecureTransport, mayHoldTransport } from './transport.ts';

type Finder = (file: SettingText, matchers: Matchers) => void;

/** A quick look at the text, and what looks closer once it says yes. */
const FINDERS: readonly (readonly [mayHold: (text: string, path: string) => boolean, find: Finder])[] = [
  [mayHoldRegion, findRegions],
  [mayHoldAge, findAges],
  [mayHoldContact, findContacts],
  [mayHoldPeriod, findPeriods],
  [mayHoldTransport, findInsecureTransport],
  [mayHoldBoxes, findPrecheckedBoxes],
  [mayHoldHarvest, findHarvestedFields],
  [mayHoldListJoin, findListJoins],
  [mayHoldReplay, findUnmaskedReplay],
  [mayHoldLink, findLinkData],
  [mayHoldRecords, findRecords],
  [mayHoldPage, findPages],
  [(_, path) => mayHoldAggregates(path), findAggregateIdentifiers],
];

/** No person writes settings into longer files. */
const MAX_LENGTH = 500_000;

/** What a file says that promises speak of, by its text alone: in any language, parsed or not. In order of place. */
export function findSettings(path: string, text: string, matchers: Matchers): Setting[] {
  if (text.length > MAX_LENGTH) return [];
  const finders = FINDERS.filter(([mayHold]) => mayHold(text, path));
  if (finders.length === 0) return [];
  const file = new SettingText(path, text);
  for (const [, find] of finders) find(file, matchers);
  return file.settings.sort((a, b) => a.line - b.line || a.column - b.column || (a.kind < b.kind ? -1 : a.kind > b.kind ? 1 : 0));
}
