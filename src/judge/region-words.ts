const EEA = 'AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE';
const GROUPS: Readonly<Record<string, string>> = {
  EU: EEA, EEA: `${EEA} IS LI NO`, EUROPE: `${EEA} IS LI NO CH GB`, DACH: 'DE AT CH', BENELUX: 'BE NL LU', NORDICS: 'DK FI IS NO SE',
  UK: 'GB', USA: 'US', 'UNITED STATES': 'US', 'UNITED KINGDOM': 'GB', 'EUROPEAN UNION': EEA, 'NORTH AMERICA': 'US CA MX', APAC: 'JP KR SG AU ID MY TH IN HK TW CN NZ',
};
const NAMES: Readonly<Record<string, string>> = {
  US: 'the United States', CA: 'Canada', MX: 'Mexico', BR: 'Brazil', CL: 'Chile', IE: 'Ireland', GB: 'the United Kingdom', FR: 'France', DE: 'Germany', IT: 'Italy',
  ES: 'Spain', SE: 'Sweden', CH: 'Switzerland', BE: 'Belgium', NL: 'the Netherlands', FI: 'Finland', PL: 'Poland', NO: 'Norway', JP: 'Japan', KR: 'South Korea',
  SG: 'Singapore', AU: 'Australia', ID: 'Indonesia', MY: 'Malaysia', TH: 'Thailand', IN: 'India', HK: 'Hong Kong', TW: 'Taiwan', CN: 'China',
  AE: 'the United Arab Emirates', BH: 'Bahrain', QA: 'Qatar', SA: 'Saudi Arabia', IL: 'Israel', ZA: 'South Africa',
};
const BY_NAME = new Map(Object.entries(NAMES).map(([code, name]) => [name.replace(/^the /, '').toUpperCase(), code]));

/** The countries (ISO 3166-1) that a word under `to` or `from` stands for; none for words that are no place. */
export function countriesOf(word: string): ReadonlySet<string> {
  const upper = word.toUpperCase();
  const group = GROUPS[upper];
  if (group !== undefined) return new Set(group.split(' '));
  if (upper in NAMES) return new Set([upper]);
  const code = BY_NAME.get(upper);
  if (code !== undefined) return new Set([code]);
  return new Set(/^[A-Z]{2}$/.test(word) ? [word] : []);
}

/** Whether the word is about a place, be it a country, a region of a provider or any place at all. */
export const isPlaceWord = (word: string): boolean => countriesOf(word).size > 0 || /^(?:any|anywhere|worldwide|local-region|local)$/i.test(word) || /^[a-z]{2,}-?[a-z]+-?\d$/.test(word);

export const nameCountry = (code: string): string => NAMES[code] ?? code;
