/** What calls make of the data they are given, by the name of what is called. */

/** A digest of a datum stands for it: it tells people apart without naming them. */
export const DIGEST = /^(?:hash\w*|\w*Hash|digest|hexdigest|md5|sha\d*|sha\d+\w*|hmac\w*|createHmac|pbkdf2\w*|scrypt\w*|argon2\w*|fnv\w*|murmur\w*|xxhash\w*|pseudonymi[sz]e\w*)$/i;

/** Nothing of the datum is left. */
export const REMOVES = /^(?:mask\w*|redact\w*|anonymi[sz]e\w*|scrub\w*|obfuscate\w*|obscure\w*|censor\w*|strip(?:PII|Pii|Personal)\w*|Boolean|isNaN|typeof|validate\w*|verify\w*|check\w*|assert\w*|test|count\w*|compare\w*|equals?|exists\w*|includes|startsWith|endsWith|indexOf|lastIndexOf|search|localeCompare|charCodeAt|some|every|keys|has|is[A-Z]\w*|has[A-Z]\w*|can[A-Z]\w*|should[A-Z]\w*|slice|substring|substr|charAt|truncate\w*)$/;

/** Functions that read a number of a text: what is a number is the same still. */
export const NUMBERS = /^(?:parse(?:Int|Float)|Number|BigInt)$/;
/** What no number is. */
export const WORDY = /^user\.(?:name|contact\.(?:email|url)|content|account\.username|authorization\.password|device\.user_agent|demographic\.(?:language|gender))/;

/** Methods that give what they are called on, in another form. */
export const SAME = new Set([
  'trim', 'trimStart', 'trimEnd', 'toLowerCase', 'toUpperCase', 'toLocaleLowerCase', 'toLocaleUpperCase', 'normalize', 'toString', 'toJSON', 'valueOf', 'replace',
  'replaceAll', 'padStart', 'padEnd', 'repeat', 'match', 'matchAll', 'exec', 'toISOString', 'toFixed', 'toLocaleString', 'toLocaleDateString', 'toPrecision', 'toObject', 'lean', 'get', 'data', 'json', 'text', 'arrayBuffer', 'stream', 'bytes', 'blob', 'values', 'entries',
  'filter', 'sort', 'toSorted', 'reverse', 'toReversed', 'flat', 'fill', 'copyWithin', 'slice', 'toSpliced', 'concat', 'at', 'find', 'findLast', 'pop', 'shift', 'then', 'catch', 'finally', 'unwrap', 'clone', 'copy', 'promise', 'exec', 'freeze', 'seal', 'next', 'bind', 'asString',
]);
/** Of a list, these leave its elements at other places. */
export const MOVES = new Set(['filter', 'sort', 'toSorted', 'reverse', 'toReversed', 'fill', 'copyWithin', 'toSpliced', 'values']);
/** Of a list, these give one of its elements. */
export const ELEMENT = new Set(['find', 'findLast', 'at', 'pop', 'shift', 'next']);
/** Methods whose callback is given the elements of what they are called on. */
export const EACH = new Set(['map', 'forEach', 'filter', 'find', 'findLast', 'some', 'every', 'flatMap', 'findIndex', 'sort', 'toSorted', 'each']);
/** Methods that make one text of what they are called on. */
export const JOINS = new Set(['join', 'toString', 'stringify']);

/** Functions that give their arguments, in another form. */
export const FORMS = /^(?:String|stringify|parse|encodeURIComponent|encodeURI|decodeURIComponent|decodeURI|escape|unescape|btoa|atob|structuredClone|cloneDeep|clone|from|of|assign|merge|defaults|extend|freeze|seal|entries|values|fromEntries|compact|flatten|uniq|toArray|resolve|all|allSettled|race|any|format\w*|to[A-Z]\w*|as[A-Z]\w*|normali[sz]e\w*|trim\w*|clean\w*|encode\w*|serialize\w*|sanitize\w*|capitalize\w*|lower\w*|upper\w*|concat\w*|join\w*|copy\w*|with[A-Z]\w*|\w*[aA]uth\w*Headers?|authHeaders?|useMemo|useRef|useState|ref|reactive|shallowRef|toRaw|unref|toValue|computed|signal|memo|readonly|json|template\w*|render\w*|plainToInstance|plainToClass|instanceToPlain|instanceToInstance|URLSearchParams|URL|FormData|Blob|Buffer|Map|Set|Array|Object|Headers|Request|Error|TextEncoder|encode|Date|querystring|qs|i18n|sprintf|printf|inspect|Promise|wrap\w*|build\w*|construct\w*|make\w*|create\w*(?:Payload|Body|Message|Text|Params|Data|Event|Object))$/;

/** Methods that put what they are given into what they are called on, and which arguments those are. */
export const PUTS: Readonly<Record<string, { from: number; key?: number }>> = {
  push: { from: 0 }, unshift: { from: 0 }, add: { from: 0 }, append: { from: 1, key: 0 }, set: { from: 1, key: 0 }, fill: { from: 0 }, splice: { from: 2 }, concat: { from: 0 }, write: { from: 0 }, setItem: { from: 1, key: 0 },
};

/** Methods whose callback is given where the device is, and which argument that callback is. */
export const LOCATES: Readonly<Record<string, number>> = { getCurrentPosition: 0, watchPosition: 0, watchPositionAsync: 1 };
