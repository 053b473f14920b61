import { CST, Lexer } from 'yaml';

export interface Comment {
  offset: number;
  /** Without `#` and without white space at its end. */
  text: string;
  /** 0-based. */
  line: number;
  column: number;
  /** Nothing else stands on its line. */
  alone: boolean;
  /** A blank line before it. */
  apart: boolean;
}

/** Every comment of a YAML text, in order. The parser's own idea of whose they are loses or moves some of them. */
export function readComments(text: string): Comment[] {
  const comments: Comment[] = [];
  let offset = 0;
  let line = 0;
  let lineStart = 0;
  for (const lexeme of new Lexer().lex(text)) {
    if (lexeme === CST.DOCUMENT || lexeme === CST.FLOW_END || lexeme === CST.SCALAR) continue;
    if (CST.tokenType(lexeme) === 'comment') {
      const alone = text.slice(lineStart, offset).trim() === '';
      comments.push({
        offset, line, column: offset - lineStart, alone,
        text: lexeme.slice(1).trimEnd(),
        apart: alone && lineStart > 0 && isBlank(text, lineStart - 1),
      });
    }
    for (let at = lexeme.indexOf('\n'); at >= 0; at = lexeme.indexOf('\n', at + 1)) {
      line++;
      lineStart = offset + at + 1;
    }
    offset += lexeme.length;
  }
  return comments;
}

/** Whether the line that ends at this line break is blank. */
export function isBlank(text: string, lineBreak: number): boolean {
  return text.slice(text.lastIndexOf('\n', lineBreak - 1) + 1, lineBreak).trim() === '';
}
