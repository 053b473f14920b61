import type { Clause, Manifest, Transfer } from '../model/manifest.ts';
import { isPlaceWord } from './region-words.ts';

/** Transfers that name places; the others name recipients. */
export const transfersOfPlaces = ({ transfers }: Manifest): Transfer[] => transfers.filter(({ to }) => to.some((word) => isPlaceWord(word)));

export const promiseOfSecurity = ({ promises }: Manifest): Clause | undefined =>
  promises.find(({ id, cite }) => /secur|encrypt|protect/i.test([id, ...cite].join(' ')));

export const promiseOfTerms = ({ promises }: Manifest): Clause | undefined =>
  promises.find(({ id, cite }) => /^(?:promises\.)?terms$/.test(id) || /terms (?:of|and)/i.test(cite.join(' ')));
