const TOKEN = /[\w$][\w$.?#!]*/g;
const KEYWORD_OF_DEFINITION = /(?:^|[^\w$])(?:function\s*\*?|def|fun|func|class|interface|type|enum)\s*$/;
const MODIFIER = /(?:^|[^\w$.])(?:async|static|public|private|protected|override|abstract|readonly|get|set|export|default|declare)\s*$/;
/** Far enough for the parameters of a method. */
const MAX_PARAMETERS = 400;

/** Dotted names of what the code calls, constructs or renders, of those wanted. @param code without comments and strings, see `codeText` */
export function* callNames(code: string, isWanted: (name: string) => boolean): Iterable<string> {
  for (const { 0: token, index } of code.matchAll(TOKEN)) {
    const next = skipBlank(code, index + token.length);
    const isElement = code[index - 1] === '<' && /^[A-Z]/.test(token);
    if (!isElement && code[next] !== '(') continue;
    const name = token.replace(/[?!#]/g, '').split('.').filter((part) => part !== '').join('.');
    if (name !== '' && isWanted(name) && (isElement || !isDefinition(code, index, next))) yield name;
  }
}

function skipBlank(code: string, from: number): number {
  let at = from;
  while (at < from + 100 && (code[at] === ' ' || code[at] === '\n' || code[at] === '\t' || code[at] === '\r')) at++;
  return at;
}

/** What is only defined is no control: somebody must call it. */
function isDefinition(code: string, index: number, open: number): boolean {
  const before = code.slice(Math.max(0, index - 40), index);
  if (KEYWORD_OF_DEFINITION.test(before)) return true;
  const last = before.trimEnd().at(-1);
  if (last !== undefined && !/[{};,*)]/.test(last) && !MODIFIER.test(before)) return false;
  const after = code[skipBlank(code, closeOf(code, open) + 1)];
  return after === '{' || (after === ':' && last !== undefined);
}

function closeOf(code: string, open: number): number {
  let depth = 0;
  for (let at = open; at < code.length && at < open + MAX_PARAMETERS; at++) {
    if (code[at] === '(') depth++;
    else if (code[at] === ')' && --depth === 0) return at;
  }
  return code.length;
}
