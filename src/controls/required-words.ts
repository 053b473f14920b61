const SPECIAL = /[\\^$.|?*+()[\]{}]/;
/** Shorter words are in nearly every text. */
const SHORTEST = 3;

/**
 * A quick test that a text must pass to match at all, so that most texts are never held against the whole pattern; null
 * where the pattern requires no word. Case is ignored, which only lets more pass.
 */
export function requiredByPattern(pattern: string): RegExp | null {
  return anyOf(alternativesOf(pattern.replace(/^\(\?i\)/, '')).map(longestWord));
}

/** The same for a name in which `*` stands for anything. */
export function requiredByWildcard(wildcard: string): RegExp | null {
  const words = wildcard.split('*').flatMap((part) => part.split('.'));
  return anyOf([words.reduce((a, b) => (b.length > a.length ? b : a), '')]);
}

function anyOf(words: readonly string[]): RegExp | null {
  if (words.some((word) => word.length < SHORTEST)) return null;
  return new RegExp(words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|'), 'i');
}

/** The options of a pattern at its top level. */
function alternativesOf(pattern: string): string[] {
  const found: string[] = [];
  let depth = 0;
  let inClass = false;
  let from = 0;
  for (let at = 0; at < pattern.length; at++) {
    const c = pattern[at];
    if (c === '\\') at++;
    else if (inClass) inClass = c !== ']';
    else if (c === '[') inClass = true;
    else if (c === '(') depth++;
    else if (c === ')') depth--;
    else if (c === '|' && depth === 0) {
      found.push(pattern.slice(from, at));
      from = at + 1;
    }
  }
  return [...found, pattern.slice(from)];
}

/** The longest run of plain characters that every match holds. */
function longestWord(alternative: string): string {
  let best = '';
  let run = '';
  let depth = 0;
  let inClass = false;
  const end = (dropLast: boolean): void => {
    const word = dropLast ? run.slice(0, -1) : run;
    if (word.length > best.length) best = word;
    run = '';
  };
  for (let at = 0; at < alternative.length; at++) {
    const c = alternative[at]!;
    if (inClass) inClass = c !== ']';
    else if (!SPECIAL.test(c)) {
      if (depth === 0) run += c;
    } else {
      // A quantifier makes the character before it optional.
      end(c === '?' || c === '*' || c === '{');
      if (c === '\\') at++;
      else if (c === '[') inClass = true;
      else if (c === '(') depth++;
      else if (c === ')') depth--;
      else if (c === '{') while (at + 1 < alternative.length && alternative[at] !== '}') at++;
    }
  }
  end(false);
  return best;
}
