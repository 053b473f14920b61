/** The parts of a pattern. `test` decides about one character. */
export type Part =
  | { kind: 'one'; test: (character: string) => boolean }
  | { kind: 'edge'; edge: '^' | '$' | 'b' | 'B' }
  | { kind: 'sequence'; parts: Part[] }
  | { kind: 'choice'; options: Part[] }
  | { kind: 'repeat'; part: Part; least: number; most: number };

export class PatternError extends Error {}

const LONGEST = 400;
const MOST_REPEATS = 64;
const DEEPEST = 8;
const CLASSES: Record<string, RegExp> = { d: /\d/, D: /\D/, w: /\w/, W: /\W/, s: /\s/, S: /\S/ };
const CONTROLS: Record<string, string> = { n: '\n', r: '\r', t: '\t' };

/**
 * Parses the safe subset of regular expressions: literals, `.`, classes, anchors, groups, alternatives and quantifiers.
 * @throws PatternError for what could not be matched in linear time, or makes no sense
 */
export function parsePattern(source: string): Part {
  if (source.length > LONGEST) throw new PatternError(`longer than ${LONGEST} characters`);
  const ignoreCase = source.startsWith('(?i)');
  let at = ignoreCase ? 4 : 0;

  const literal = (character: string): Part => {
    if (!ignoreCase) return { kind: 'one', test: (other) => other === character };
    const folded = character.toLowerCase();
    return { kind: 'one', test: (other) => other.toLowerCase() === folded };
  };

  function parseChoice(depth: number): Part {
    if (depth > DEEPEST) throw new PatternError('groups nested too deeply');
    const options = [parseSequence(depth)];
    while (source[at] === '|') {
      at++;
      options.push(parseSequence(depth));
    }
    return options.length === 1 ? options[0]! : { kind: 'choice', options };
  }

  function parseSequence(depth: number): Part {
    const parts: Part[] = [];
    while (at < source.length && source[at] !== '|' && source[at] !== ')') parts.push(parseRepeat(parseAtom(depth)));
    return { kind: 'sequence', parts };
  }

  function parseAtom(depth: number): Part {
    const character = source[at++]!;
    if (character === '(') return parseGroup(depth);
    if (character === '[') return parseClass();
    if (character === '\\') return parseEscape();
    if (character === '.') return { kind: 'one', test: (other) => other !== '\n' && other !== '\r' };
    if (character === '^' || character === '$') return { kind: 'edge', edge: character };
    if ('*+?'.includes(character)) throw new PatternError(`nothing before "${character}" to repeat`);
    return literal(character);
  }

  function parseGroup(depth: number): Part {
    if (source[at] === '?') {
      if (/^\?<?[=!]/.test(source.slice(at))) throw new PatternError('look-around is not supported');
      if (source[at + 1] !== ':') throw new PatternError('only plain groups and (?: ) are supported, and (?i) at the very start');
      at += 2;
    }
    const inner = parseChoice(depth + 1);
    if (source[at++] !== ')') throw new PatternError('a group is not closed');
    return inner;
  }

  function parseEscape(): Part {
    const character = source[at++];
    if (character === undefined) throw new PatternError('ends in a backslash');
    if (/[1-9k]/.test(character)) throw new PatternError('back-references are not supported');
    if (character === 'b' || character === 'B') return { kind: 'edge', edge: character };
    const set = CLASSES[character];
    if (set) return { kind: 'one', test: (other) => set.test(other) };
    if (/[a-z0-9]/i.test(character) && !CONTROLS[character]) throw new PatternError(`the escape \\${character} is not supported`);
    return literal(CONTROLS[character] ?? character);
  }

  function parseClass(): Part {
    // The built-in engine judges single characters safely and knows every detail of classes.
    const end = /^\^?\]?(?:\\.|[^\]\\])*\]/s.exec(source.slice(at));
    if (!end) throw new PatternError('a class is not closed');
    const body = `[${end[0]}`;
    at += end[0].length;
    let set: RegExp;
    try {
      set = new RegExp(`^${body}$`, ignoreCase ? 'i' : '');
    } catch {
      throw new PatternError(`the class ${body} is not valid`);
    }
    return { kind: 'one', test: (other) => set.test(other) };
  }

  function parseRepeat(part: Part): Part {
    const found = /^(?:[*+?]|\{(\d{1,4})(,?)(\d{0,4})\})/.exec(source.slice(at, at + 12));
    if (!found) return part;
    at += found[0].length;
    if (source[at] === '?') at++;
    if (/^[*+]|^\{\d/.test(source.slice(at))) throw new PatternError('a quantifier after a quantifier');
    const [sign, from, comma, to] = found;
    const least = sign === '+' ? 1 : sign === '*' || sign === '?' ? 0 : Number(from);
    const most = sign === '?' ? 1 : sign === '*' || sign === '+' || (comma && !to) ? Infinity : Number(comma ? to : from);
    if (least > MOST_REPEATS || (most !== Infinity && most > MOST_REPEATS)) throw new PatternError(`more than ${MOST_REPEATS} repetitions`);
    if (most < least) throw new PatternError('the bounds of a repetition are the wrong way round');
    if (part.kind === 'edge') throw new PatternError('an anchor cannot be repeated');
    if (most > 1 && holds(part)) throw new PatternError('a repeated group may hold neither quantifiers nor alternatives');
    return { kind: 'repeat', part, least, most };
  }

  const whole = parseChoice(0);
  if (at < source.length) throw new PatternError('a ")" without its "("');
  return whole;
}

/** Whether a part holds repetitions or choices: repeating it is what makes backtracking explode. */
function holds(part: Part): boolean {
  if (part.kind === 'sequence') return part.parts.some(holds);
  return part.kind === 'repeat' || part.kind === 'choice';
}
