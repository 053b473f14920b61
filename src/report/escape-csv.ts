import { escapeTerminal } from './escape-terminal.ts';

/** A field of a CSV file (RFC 4180) that no spreadsheet takes for a formula. */
export function escapeCsv(value: string): string {
  const line = escapeTerminal(value);
  // Spreadsheets skip blanks, and fold full-width forms, before they look for a formula.
  const safe = /^\s*[=+\-@|\uff1d\uff0b\uff0d\uff20]/.test(line) ? `'${line}` : line;
  return /[",;\s']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
