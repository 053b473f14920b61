const IMPORT = /(?:\bfrom|\bimport|\brequire)\s*\(?\s*['"`]([^'"`\n]+)['"`]/g;

/** Every specifier that a text imports, by its form alone: one in a comment counts too, which only costs a parse. */
export function importsOf(text: string): string[] {
  return Array.from(text.matchAll(IMPORT), (match) => match[1] ?? '');
}
