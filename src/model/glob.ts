/**
 * Globs whose cost is bounded by (pattern × text) whatever the pattern is: manifests and configurations come from
 * strangers' repositories, and a glob compiled to a regular expression can block for minutes.
 */

/** Whether `text` is `pattern`, in which `*` stands for any characters and, if `single`, `?` for one. */
export function matchesWildcard(pattern: string, text: string, single = false): boolean {
  let p = 0;
  let t = 0;
  let star = -1;
  let resume = 0;
  while (t < text.length) {
    const c = pattern[p];
    if (c === '*') {
      star = p++;
      resume = t;
    } else if (c !== undefined && (c === text[t] || (single && c === '?'))) {
      p++;
      t++;
    } else if (star >= 0) {
      p = star + 1;
      t = ++resume;
    } else {
      return false;
    }
  }
  while (pattern[p] === '*') p++;
  return p === pattern.length;
}

/**
 * A test for paths with `/`. `*` and `?` stay within one segment, `**` spans segments, `{a,b}` are alternatives and a
 * trailing `/` means everything below. Brackets and parentheses are plain characters, as in routes like `app/(shop)/[id]`.
 */
export function compileGlobs(globs: readonly string[]): (path: string) => boolean {
  const patterns = globs.flatMap((glob) => expandBraces(glob)).map(splitGlob);
  return (path) => {
    const segments = splitOnce(path);
    return patterns.some((pattern) => matchesSegments(pattern, segments));
  };
}

// Many globs are asked about one path after the other.
let lastPath = '';
let lastSegments: readonly string[] = [''];
function splitOnce(path: string): readonly string[] {
  if (path !== lastPath) {
    lastSegments = path.split('/');
    lastPath = path;
  }
  return lastSegments;
}

function splitGlob(glob: string): string[] {
  const clean = glob.replace(/^(\.?\/)+/, '');
  return (clean.endsWith('/') ? `${clean}**` : clean).split('/').filter((part, i, all) => part !== '**' || all[i - 1] !== '**');
}

function matchesSegments(pattern: readonly string[], segments: readonly string[]): boolean {
  let p = 0;
  let s = 0;
  let star = -1;
  let resume = 0;
  while (s < segments.length) {
    const part = pattern[p];
    if (part === '**') {
      star = p++;
      resume = s;
    } else if (part !== undefined && matchesWildcard(part, segments[s] ?? '', true)) {
      p++;
      s++;
    } else if (star >= 0) {
      p = star + 1;
      s = ++resume;
    } else {
      return false;
    }
  }
  // `a/**` is what lies below `a`, not `a` itself, save where `**` is the whole pattern.
  return p === pattern.length || (p === pattern.length - 1 && pattern[p] === '**' && (p === 0 || segments.length === 0));
}

const MAX_ALTERNATIVES = 256;

function expandBraces(glob: string): string[] {
  let done = [''];
  let rest = glob;
  for (let open = rest.indexOf('{'); open >= 0; open = rest.indexOf('{')) {
    const close = rest.indexOf('}', open);
    const options = rest.slice(open + 1, close < 0 ? open + 1 : close).split(',');
    if (close < 0 || options.some((option) => option.includes('{')) || done.length * options.length > MAX_ALTERNATIVES) break;
    const before = rest.slice(0, open);
    done = done.flatMap((head) => options.map((option) => head + before + option));
    rest = rest.slice(close + 1);
  }
  return done.map((head) => head + rest);
}
