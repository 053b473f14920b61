import { parse, type ParserOptions, type ParserPlugin } from '@babel/parser';
import type { File } from '@babel/types';

export type Language = 'js' | 'jsx' | 'ts' | 'tsx';

const DECORATORS: ParserPlugin[] = ['decorators-legacy', 'decoratorAutoAccessors', 'explicitResourceManagement'];
const PLUGINS: Record<Language, ParserPlugin[]> = {
  js: ['jsx', ...DECORATORS],
  jsx: ['jsx', ...DECORATORS],
  ts: ['typescript', ...DECORATORS],
  tsx: ['typescript', 'jsx', ...DECORATORS],
};

/** The grammar that a file's extension asks for. */
export function languageOf(path: string): Language {
  if (/\.[mc]?ts$/.test(path)) return 'ts';
  return path.endsWith('.tsx') ? 'tsx' : path.endsWith('.jsx') ? 'jsx' : 'js';
}

/**
 * Parses tolerantly: what one broken statement hides must not hide the rest of the file.
 * @param line 1-based line, @param column 1-based column of the first character in its file.
 * @throws SyntaxError where nothing can be made of the text; RangeError where it nests too deep.
 */
export function parseJavaScript(code: string, language: Language, line = 1, column = 1): File {
  const options: ParserOptions = {
    sourceType: 'unambiguous',
    allowReturnOutsideFunction: true,
    allowAwaitOutsideFunction: true,
    allowSuperOutsideMethod: true,
    allowUndeclaredExports: true,
    errorRecovery: true,
    attachComment: false,
    startLine: line,
    startColumn: column - 1,
    plugins: PLUGINS[language],
  };
  try {
    return parse(code, options);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    // Plain .js files are often Flow (React Native) or TypeScript; .ts files may hold JSX.
    const second: ParserPlugin[] = language === 'js' || language === 'jsx' ? ['flow', 'jsx', ...DECORATORS] : PLUGINS[language === 'ts' ? 'tsx' : 'ts'];
    try {
      return parse(code, { ...options, plugins: second });
    } catch {
      throw error;
    }
  }
}
