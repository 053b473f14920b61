import { hash } from 'node:crypto';

/** What makes a piece of evidence the same piece in another version of the file. */
export interface FingerprintParts {
  path: string;
  rule: string;
  recipient: string | null;
  api: string;
  detail: string;
  /** The source text of its span. */
  excerpt: string;
}

/**
 * 16 hexadecimal digits for each item, the same while lines move, the file is reformatted or code is inserted
 * above. Items alike in every part are told apart by their order, so give each file's in order of position.
 */
export function fingerprintAll(items: readonly FingerprintParts[]): string[] {
  const seen = new Map<string, number>();
  return items.map(({ path, rule, recipient, api, detail, excerpt }) => {
    const parts = JSON.stringify([path, rule, recipient, api, detail, foldLayout(excerpt)]);
    const ordinal = seen.get(parts) ?? 0;
    seen.set(parts, ordinal + 1);
    return hash('sha256', `${ordinal}${parts}`, 'hex').slice(0, 16);
  });
}

/** Drops what formatters change: white space, the kind of quotes, semicolons and trailing commas. */
function foldLayout(excerpt: string): string {
  return excerpt.replace(/[\s;]+/g, '').replace(/['`]/g, '"').replace(/,(?=[)\]}])/g, '');
}
