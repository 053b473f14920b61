/** Lines of scanned files by number (1-based). Remembers the last file, as neighbours ask for the same one. */
export function createLineReader(source: (path: string) => string | null): (path: string, first: number, last: number) => string[] {
  let path: string | null = null;
  let lines: string[] = [];
  return (wanted, first, last) => {
    if (wanted !== path) {
      lines = splitLines(source(wanted) ?? '');
      path = wanted;
    }
    return lines.slice(Math.max(0, first - 1), last);
  };
}

export const splitLines = (text: string): string[] => text.split(/\r\n|[\n\r]/);
