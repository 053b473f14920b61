import { DATA_WORDS, KIND_WORDS, PURPOSE_QUOTE_WORDS } from './draft-words.ts';
import type { PolicyText } from './policy-text/policy-text.ts';

/** What a quote is looked for. */
export interface QuoteTopic {
  action: 'collect' | 'share';
  data: readonly string[];
  purposes: readonly string[];
  vias: readonly string[];
  /** Of a vendor: its names, and its kind. */
  names: readonly string[];
  kind: string | null;
}

const LONGEST_QUOTE = 140;
const MOST_COUNTED = 3;
/** A category named exactly; for a share, what its kind does. */
const LEAST_SCORE = 4;
const NEVER = /\b(?:never|not|no|nor|none|nothing)\b/i;
const GIVES_AWAY = /\b(?:shar|disclos|third part|provider|partner|vendor|processor|compan|recipient|transfer|advertis|functions|on our behalf|for us)/i;
const PASSES_ON = /\b(?:shar(?:e|es|ed|ing)|disclos|third part|transfer)/i;
const TAKES = /\b(?:collect|gather|receiv|give us|you provide|ask|stor|keep|kept|log\b|record|use|using|read)/i;
const VIA: Readonly<Record<string, RegExp>> = {
  cookie: /\bcookie/i, 'web-storage': /\b(?:browser|device|storage|settings)\b/i, form: /\b(?:you (?:give|enter|provide)|give us|sign up|form|become)\b/i,
  'server-log': /\b(?:logs?|automatically)\b/i, request: /\b(?:automatically|log)\b/i, 'device-sensor': /\b(?:device|phone|app|gps)\b/i, permission: /\b(?:allow|permission|enable|app)\b/i,
};

/** A sentence, and where it has the words of a key: looked for once. */
interface Candidate {
  text: string;
  words: Map<string, RegExpExecArray | null>;
}

/** Proposes the sentence of a policy that says most of a topic, cut to a short quote; null where none says enough. */
export class QuoteFinder {
  readonly #sentences: readonly Candidate[];

  constructor({ folded, sentences }: PolicyText) {
    this.#sentences = sentences
      .filter(({ heading }) => !heading)
      .map(({ start, end }) => folded.text.slice(start, end))
      .filter((text) => !text.endsWith('?'))
      .map((text) => ({ text, words: new Map() }));
  }

  find(topic: QuoteTopic): string | null {
    let best: { score: number; text: string; hits: RegExpExecArray[] } | null = null;
    for (const sentence of this.#sentences) {
      const rated = topic.action === 'collect' ? this.#rateCollection(sentence, topic) : this.#rateShare(sentence, topic);
      if (rated && (best === null || rated.score > best.score)) best = { ...rated, text: sentence.text };
    }
    return best && cut(best.text, best.hits);
  }

  #rateCollection(sentence: Candidate, { data, purposes, vias }: QuoteTopic): { score: number; hits: RegExpExecArray[] } | null {
    const { text } = sentence;
    const named = hitsOf(sentence, data, DATA_WORDS);
    if (named.length === 0 || NEVER.test(text)) return null;
    const hits = [...named, ...hitsOf(sentence, purposes, PURPOSE_QUOTE_WORDS).slice(0, 1)];
    const exact = data.filter((key) => Object.hasOwn(DATA_WORDS, key) && hitsOf(sentence, [key], DATA_WORDS).length > 0).length;
    const score = Math.min(named.length, MOST_COUNTED) * 2 + Math.min(exact, MOST_COUNTED) * 2 + (hits.length - named.length) * 2
      + (TAKES.test(text) ? 2 : 0) + (vias.some((via) => VIA[via]?.test(text)) ? 2 : 0) - (PASSES_ON.test(text) ? 3 : 0);
    return score >= LEAST_SCORE ? { score, hits } : null;
  }

  #rateShare(sentence: Candidate, { data, purposes, names, kind }: QuoteTopic): { score: number; hits: RegExpExecArray[] } | null {
    const { text } = sentence;
    const called = names.flatMap((name) => findName(text, name));
    if (called.length === 0 && (NEVER.test(text) || !GIVES_AWAY.test(text))) return null;
    const does = kind === null ? [] : hitsOf(sentence, [kind], KIND_WORDS);
    const named = hitsOf(sentence, data, DATA_WORDS);
    const meant = hitsOf(sentence, purposes, PURPOSE_QUOTE_WORDS).slice(0, 1);
    if (called.length + does.length + meant.length === 0) return null;
    const score = (called.length > 0 ? 8 : 0) + does.length * 4 + meant.length * 2 + Math.min(named.length, MOST_COUNTED);
    return score >= LEAST_SCORE ? { score, hits: [...called, ...does, ...meant, ...named] } : null;
  }
}

/** Where a sentence names these keys, or what they lie below: a hit each. */
function hitsOf(sentence: Candidate, keys: readonly string[], table: Readonly<Record<string, string>>): RegExpExecArray[] {
  return [...new Set(keys.map((key) => nearestKey(key, table)).filter((key) => key !== null))].flatMap((key) => {
    const { text, words } = sentence;
    const id = `${table === DATA_WORDS ? 'd' : table === KIND_WORDS ? 'k' : 'p'}${key}`;
    let hit = words.get(id);
    if (hit === undefined) words.set(id, (hit = patternOf(id, table[key]!).exec(text)));
    return hit ? [hit] : [];
  });
}

const patterns = new Map<string, RegExp>();
function patternOf(id: string, words: string): RegExp {
  let pattern = patterns.get(id);
  if (!pattern) patterns.set(id, (pattern = new RegExp(`\\b(?:${words})`, 'i')));
  return pattern;
}

function nearestKey(key: string, table: Readonly<Record<string, string>>): string | null {
  for (let at = key; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('.')))) if (Object.hasOwn(table, at)) return at;
  return null;
}

function findName(text: string, name: string): RegExpExecArray[] {
  if (name.length < 3) return [];
  const hit = new RegExp(`(?<![\\p{L}\\p{N}])${name.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')}(?![\\p{L}\\p{N}])`, 'iu').exec(text);
  return hit ? [hit] : [];
}

/** The clauses around what was hit; always a stretch of the sentence as it is. */
function cut(text: string, hits: readonly RegExpExecArray[]): string {
  const whole = text.replace(/[.!?:;]+["')]*$/, '');
  if (whole.length <= LONGEST_QUOTE) return whole;
  const first = Math.min(...hits.map(({ index }) => index));
  const marks = [0, ...[...whole.matchAll(/[,;:(] ?/g)].map(({ index, 0: mark }) => index + mark.length), whole.length];
  let start = Math.max(...marks.filter((mark) => mark <= first));
  // The clause before, as long as there is room: it has the verb.
  const before = Math.max(0, ...marks.filter((mark) => mark < start));
  if (start > 0 && first - before < LONGEST_QUOTE / 2) start = before;
  const end = Math.max(...marks.filter((mark) => mark <= start + LONGEST_QUOTE && mark > first), 0);
  const stretch = end > start ? whole.slice(start, end) : whole.slice(start, start + LONGEST_QUOTE).replace(/\S*$/, '');
  return stretch.trim().replace(/\s*\([^()]*$/, '').replace(/[,;:]$/, '').trim();
}
