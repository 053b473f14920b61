import { parseDocument, type ErrorCode } from 'yaml';
import { report, type Source } from './source.ts';
import { buildTree, type MapNode, type Node } from './tree.ts';

export interface Limits {
  what: string;
  /** In characters. */
  largest: number;
  /** Levels of nesting; absent = what a manifest may have. */
  deepest?: number;
}

const LIMITS: Limits = { what: 'manifest', largest: 512 * 1024 };

/** In our words, where the parser's presuppose that one knows the grammar of YAML. */
const SYNTAX: Partial<Record<ErrorCode, readonly [message: string, hint: string | null]>> = {
  ALIAS_PROPS: ['an alias stands alone', null],
  BAD_ALIAS: ['an alias needs a name', 'a value that starts with * must be in quotes: "*"'],
  BAD_INDENT: ['the indentation does not fit, or a bracket is not closed', 'close [ with ] and { with }; indent the fields of an entry equally, with spaces'],
  BAD_SCALAR_START: ['this character cannot start a plain value', 'put the value in quotes'],
  BLOCK_AS_IMPLICIT_KEY: ['a second ": " on one line', 'put a value that contains ": " in quotes, or use one line a field'],
  BLOCK_IN_FLOW: ['an indented block inside brackets', 'inside { } and [ ], separate by commas'],
  KEY_OVER_1024_CHARS: ['this key is too long', null],
  MISSING_CHAR: ['something is missing here', 'close quotes and brackets; write a space after each colon; separate by commas inside { } and [ ]'],
  MULTILINE_IMPLICIT_KEY: ['a key must be on one line, followed by a colon', 'is a colon missing?'],
  MULTIPLE_DOCS: ['a second document', 'a manifest is one document: remove the line ---'],
  RESOURCE_EXHAUSTION: ['nested too deeply', null],
  UNEXPECTED_TOKEN: ['something that does not belong here', 'is a comma, a colon or a quote missing just before?'],
  TAB_AS_INDENT: ['a tab as indentation', 'indent with spaces'],
};

/** Reads a manifest, YAML 1.2 (so JSON too), into a tree; null, with problems reported, where that is no use. */
export function parseYaml(source: Source): MapNode | null {
  const tree = parseTree(source, LIMITS);
  if (tree === null || tree.kind === 'map') return tree;
  const start = { source, offset: 0 };
  const empty = tree.kind === 'scalar' && tree.value === null && !source.hasErrors;
  if (!source.hasErrors) {
    report(empty ? start : tree.at, empty ? 'the manifest is empty' : 'a manifest is a map of sections',
      'it starts with "privlint: 1", then "collects:" and "shares:"');
  }
  return null;
}

/** Reads any YAML 1.2 within limits; null, with problems reported, where it is none. */
export function parseTree(source: Source, { what, largest, deepest }: Limits): Node | null {
  const { text } = source;
  const start = { source, offset: 0 };
  if (text.length > largest) {
    report(start, `the ${what} is too large`, `the limit is ${largest / 1024} KiB`);
    return null;
  }
  const control = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/.exec(text);
  if (control) {
    const code = control[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    report({ source, offset: control.index }, `a control character (U+${code})`, `a ${what} is plain text in UTF-8: remove it`);
    return null;
  }
  // Duplicate keys are found by buildTree: the parser's own check is quadratic.
  const document = parseDocument(text, {
    version: '1.2', schema: 'core', merge: false, uniqueKeys: false, prettyErrors: false, logLevel: 'error',
  });
  let errorLine = 0;
  for (const { code, message, pos } of document.errors) {
    // One slip makes a parser stumble on: the first error of a line is the telling one.
    const { line } = source.placeAt(pos[0]);
    if (line === errorLine) continue;
    errorLine = line;
    const [words, hint] = SYNTAX[code] ?? [message, null];
    report({ source, offset: pos[0] }, `not readable as YAML: ${words}`, hint);
  }
  const { yaml } = document.directives;
  if (yaml.explicit && yaml.version !== '1.2') report(start, `a ${what} is YAML 1.2`, 'remove the %YAML line');
  if (source.hasErrors) return null;
  return buildTree(document, source, deepest);
}
