export type ColorLevel = 0 | 1 | 2 | 3;

/** Colour by `--color`, then FORCE_COLOR, then NO_COLOR, then whether the stream is a terminal. */
export function decideColor(flag: boolean | undefined, environment: Readonly<Record<string, string | undefined>>, isTerminal: boolean): ColorLevel {
  if (flag === false) return 0;
  const forced = readForced(environment['FORCE_COLOR']);
  if (flag === true) return forced === null || forced === 0 ? 1 : forced;
  if (forced !== null) return forced;
  if ((environment['NO_COLOR'] ?? '') !== '') return 0;
  return isTerminal && environment['TERM'] !== 'dumb' ? 1 : 0;
}

function readForced(value: string | undefined): ColorLevel | null {
  switch (value) {
    case undefined: return null;
    case '0': case 'false': return 0;
    case '2': return 2;
    case '3': return 3;
    default: return 1;
  }
}
