/** An environment variable as configuration names it; offsets are of the text. */
export interface Variable {
  name: string;
  start: number;
  end: number;
  /** The rest of its line, or of its pair; '' where the value stands elsewhere. */
  value: string;
  valueStart: number;
}

const MAX_LINE = 4000;
/** `NAME=…`, `export NAME=…`, `- NAME=…`, `NAME: …`, `"NAME": …`, `NAME = …` (TOML, ini), `ENV NAME …`. */
const ASSIGNED = /^[\s-]*(?:export\s+|set\s+|ENV\s+|ARG\s+)?["']?([A-Z][A-Z0-9_]{1,99})["']?\s*[:=]\s*(.*)$/;
/** `ARG NAME`, `ENV NAME …` of a container: the first is passed on from outside. */
const BUILT = /^\s*(?:ENV|ARG)\s+([A-Z][A-Z0-9_]{1,99})(?:\s+(.*))?$/;
/** `- key: NAME`, `name: "NAME"`: the value stands on another line. A bare list item is passed on from outside. */
const NAMED = /^[\s-]*["']?(?:key|name|variable|envVar|env_var)["']?\s*:\s*["']?([A-Z][A-Z0-9_]{2,99})["']?\s*,?\s*$/;
const LISTED = /^\s*-\s+["']?([A-Z][A-Z0-9]*_[A-Z0-9_]{1,99})["']?\s*$/;
/** Inline objects: `{ NAME: …, OTHER: … }`. */
const INLINE = /[{,]\s*["']?([A-Z][A-Z0-9_]{2,99})["']?\s*[:=]\s*([^,{}]*)/g;

/** Every environment variable that a text configures, a line at a time; comments are left out. */
export function* readVariables(text: string): Iterable<Variable> {
  let at = 0;
  while (at <= text.length) {
    const newline = text.indexOf('\n', at);
    const end = newline < 0 ? text.length : newline;
    // Longer lines are bundled or generated; a value that long is a certificate.
    const line = text.slice(at, Math.min(end, at + MAX_LINE)).trimEnd();
    if (line !== '' && !/^\s*(?:#|;|\/\/)/.test(line)) yield* variablesOf(line, at);
    at = end + 1;
  }
}

function* variablesOf(line: string, offset: number): Iterable<Variable> {
  const assigned = BUILT.exec(line) ?? ASSIGNED.exec(line);
  if (assigned) {
    yield place(assigned, assigned[1]!, withoutComment(assigned[2] ?? ''), offset);
    return;
  }
  const named = NAMED.exec(line) ?? LISTED.exec(line);
  if (named) yield place(named, named[1]!, '', offset);
  else if (line.includes('{')) for (const inline of line.matchAll(INLINE)) yield place(inline, inline[1]!, inline[2]!, offset);
}

function place(match: RegExpExecArray, name: string, value: string, offset: number): Variable {
  const start = offset + match.index + match[0].indexOf(name);
  const after = match[0].indexOf(name) + name.length;
  const valueAt = value === '' ? after : match[0].indexOf(value, after);
  return { name, start, end: start + name.length, value, valueStart: offset + match.index + valueAt };
}

const withoutComment = (value: string): string => value.replace(/\s#.*$/, '');
