/** Words by which a policy says what is done with data. A trailing `*` stands for any ending. */
const VERBS = `
collect collects collected collecting collection gather* obtain obtains obtained obtaining capture captures captured
use uses used using share shares shared sharing disclos* sell sells sold selling rent rents rented lease leases trade trades traded
store stores stored storing storage retain* retention keep keeps kept transfer* transmit* process processes processed processing send sends sent sending
pass passes passed track tracks tracked tracking monitor* receiv* combin* analyz* analys* delet* eras* anonymi* display displays displayed publish*
access accesses accessed profil* log logs logged
erheb* verarbeit* speicher* weitergeb* weitergegeben übermittel* verwend* nutzen nutzt genutzt verkauf* erfass*
collectons recueill* utilisons utilisées partageons vendons conservons transmet* traitons
recopil* utilizamos usamos compartimos vendemos conservamos transferimos tratamos
`.trim().split(/\s+/);
const EXACT = new Set(VERBS.filter((verb) => !verb.endsWith('*')));
const STEMS = VERBS.filter((verb) => verb.endsWith('*')).map((verb) => verb.slice(0, -1));

/** Between "you" or "your" and a verb whose subject they are. */
const AFTER_YOU = new Set([
  'may', 'can', 'could', 'will', 'must', 'should', 'shall', 'might', 'would', 'to', 'choose', 'chose', 'wish', 'want', 'decide', 'not', 'please', 'also',
  'never', 'always', 'then', 'first', 'continue', 'continued', 'access', 'and', 'or', 'do', 'voluntarily', 'by', 'in',
]);
/** Words that are as often nouns, which an article or adjective before them shows. */
const NOUNS = new Set(['process', 'processes', 'log', 'logs', 'store', 'stores', 'display', 'displays', 'track', 'tracks', 'trade', 'trades', 'share', 'shares', 'access']);
const BEFORE_NOUN = new Set(['a', 'an', 'the', 'this', 'our', 'each', 'any', 'legal', 'business', 'app', 'unauthorized', 'unauthorised']);
/** A policy that speaks of itself. */
const OF_ITSELF = /^(?:this|the|our) (?:privacy )?(?:policy|notice|statement|page|document) /i;
const FEWEST_WORDS = 4;

/** Whether a sentence tells something that is, or is never, done with data, by others than its reader. */
export function tellsPractice(sentence: string): boolean {
  const words = sentence.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.length >= FEWEST_WORDS && !OF_ITSELF.test(sentence) && !/\?["')\]]{0,3}(?: ?\|)?$/.test(sentence) && words.some((word, i) => isVerb(word) && !isNoun(words, i) && !isReaders(words, i));
}

const isVerb = (word: string): boolean => EXACT.has(word) || STEMS.some((stem) => word.startsWith(stem));

const isNoun = (words: readonly string[], at: number): boolean => NOUNS.has(words[at]!) && BEFORE_NOUN.has(words[at - 1] ?? '');

/** Whether it is the reader, or somebody's use of the product, that the verb speaks of. */
function isReaders(words: readonly string[], at: number): boolean {
  if (words[at] === 'keep' && words[at + 1] === 'in' && words[at + 2] === 'mind') return true;
  // Somebody's use of the product is no use of data.
  if (/^us(?:e|ing)$/.test(words[at]!) && /^(?:of )?(?:the|our|its) (?:\p{L}+ )?(?:services?|sites?|websites?|apps?|platform|software|products?)$/u.test(words.slice(at + 1, at + (words[at + 1] === 'of' ? 4 : 3)).join(' '))) return true;
  for (let i = at - 1; i >= Math.max(0, at - 5); i--) {
    if (words[i] === 'you' || words[i] === 'your') return true;
    if (!AFTER_YOU.has(words[i]!)) return false;
  }
  return false;
}
