/** A directive of a server's configuration; offsets are of the text. */
export interface Directive {
  name: string;
  /** Everything after the name, quotes included. */
  rest: string;
  start: number;
  restStart: number;
  end: number;
}

type Syntax = 'nginx' | 'lines';

/** The directives of nginx (ended by `;`, `{` or `}`) or of a format with one a line (Apache, Caddy); comments left out. */
export function readDirectives(text: string, syntax: Syntax): Directive[] {
  return syntax === 'nginx' ? readNginx(text) : readLines(text);
}

function readNginx(text: string): Directive[] {
  const directives: Directive[] = [];
  // Words: quoted ones may hold `;` and span lines, and `${name}` is no block.
  const word = /#[^\n]*|"[^"\\]*(?:\\[^][^"\\]*)*"|'[^'\\]*(?:\\[^][^'\\]*)*'|[;{}]|(?:\$\{\w*\}|\\[^]|[^\s;{}"'\\])+|["']/g;
  let current: Directive | null = null;
  for (const { 0: found, index } of text.matchAll(word)) {
    if (found.startsWith('#') && (current === null || /\s/.test(text[index - 1] ?? ' '))) continue;
    if (found === ';' || found === '{' || found === '}') {
      if (current) directives.push(finish(text, current, index));
      current = null;
    } else if (!current) {
      current = { name: found, rest: '', start: index, restStart: index + found.length, end: index + found.length };
    }
  }
  if (current) directives.push(finish(text, current, text.length));
  return directives;
}

function readLines(text: string): Directive[] {
  const directives: Directive[] = [];
  let at = 0;
  while (at < text.length) {
    let end = endOfLine(text, at);
    // A backslash carries a line on.
    while (text[end - 1] === '\\' && end < text.length) end = endOfLine(text, end + 1);
    const name = /^[^\S\n]*([^\s#]\S*)/.exec(text.slice(at, Math.min(end, at + 400)));
    if (name) {
      const start = at + name[0].length - name[1]!.length;
      directives.push(finish(text, { name: name[1]!, rest: '', start, restStart: at + name[0].length, end }, end));
    }
    at = end + 1;
  }
  return directives;
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

const finish = (text: string, directive: Directive, end: number): Directive => ({ ...directive, rest: text.slice(directive.restStart, end), end });
