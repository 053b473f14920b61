/** An import as the text alone shows it. */
export interface TextImport {
  specifier: string;
  /** What is imported and under which name; null where that may be everything. Without a local name it is only handed on. */
  names: readonly { name: string; local: string }[] | null;
}

const IMPORT = /(?:\bfrom|\bimport|\brequire)\s*\(?\s*['"`]([^'"`\n]+)['"`]/g;

/** Every specifier that a text imports, by its form alone: one in a comment counts too, which only costs a parse. */
export function importsOf(text: string): string[] {
  return Array.from(text.matchAll(IMPORT), (match) => match[1] ?? '');
}

/** Longer clauses are read as if everything were imported. */
const MAX_CLAUSE = 3000;
const CLAUSE = /^(?:import|export)\s+([\w$\s,{}*]*)$/;

/** Every import of a text with the names that it takes, types left out. */
export function readImports(text: string): TextImport[] {
  const imports: TextImport[] = [];
  for (const { 0: match, 1: specifier = '', index } of text.matchAll(IMPORT)) {
    const names = match.startsWith('from') ? namesBefore(text, index) : null;
    if (names === null || names.length > 0) imports.push({ specifier, names });
  }
  return imports;
}

/** The names of the clause that ends before a `from`. */
function namesBefore(text: string, end: number): TextImport['names'] {
  const before = text.slice(Math.max(0, end - MAX_CLAUSE), end);
  const start = Math.max(before.lastIndexOf('import'), before.lastIndexOf('export'));
  const clause = start < 0 ? undefined : CLAUSE.exec(before.slice(start))?.[1]?.trim();
  if (clause === undefined || clause.includes('*')) return null;
  if (/^type\s+[\w${]/.test(clause) && !/^type\s*,/.test(clause)) return [];
  const isExport = before.startsWith('export', start);
  const names: { name: string; local: string }[] = [];
  const braces = clause.indexOf('{');
  const fallback = (braces < 0 ? clause : clause.slice(0, braces)).replace(',', '').trim();
  if (fallback !== '') names.push({ name: 'default', local: fallback });
  if (braces >= 0) {
    for (const part of clause.slice(braces + 1).replace('}', '').split(',')) {
      const [name = '', as, local = name] = part.trim().split(/\s+/);
      if (name !== '' && (name !== 'type' || as === undefined || as === 'as')) names.push({ name, local: isExport ? '' : local });
    }
  }
  return names;
}
