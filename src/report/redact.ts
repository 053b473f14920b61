/**
 * Hides what looks like personal data or a secret in a line of code. Every pattern is bounded or free of nested
 * repetition, so that no line can block. The result has the length of the input: columns stay right.
 */
export function redact(line: string): string {
  if (!/[@\d:=]|-----/.test(line)) return line;
  let text = line.replace(EMAIL, (match) => match.replace(/[^@]/g, DOT));
  for (const [pattern, keep] of TOKENS) text = text.replace(pattern, (match) => hide(match, keep));
  return text
    .replace(CREDENTIALS, (_, scheme: string, secret: string) => `${scheme}${hide(secret, 0)}@`)
    .replace(ASSIGNED, (match, head: string, quote: string, value: string) => (isPlaceholder(value) ? match : `${head}${quote}${hide(value, 0)}`))
    .replace(RUN, (match) => (looksRandom(match) ? hide(match, 0) : match))
    .replace(DIGITS, (match) => (isCard(match) ? match.replace(/\d/g, DOT) : match));
}

const DOT = '•';
const EMAIL = /[\p{L}\p{N}._%+'-]{1,64}@(?:[\p{L}\p{N}-]{1,63}\.){1,8}\p{L}[\p{L}\p{N}-]{1,62}/gu;

/** Tokens that say by their first letters what they are, and how many of these to keep. */
const TOKENS: readonly (readonly [RegExp, number])[] = [
  [/\b[sprw]k_(?:live|test)_\w{8,}/g, 8],
  [/\bgh[pousr]_\w{16,}|\bgithub_pat_\w{16,}/g, 4],
  [/\bglpat-[\w-]{16,}/g, 6],
  [/\bxox[abeoprs]-[\w-]{8,}/g, 5],
  [/\bA[KS]IA[0-9A-Z]{12,}/g, 4],
  [/\bAIza[\w-]{20,}/g, 4],
  [/\bSG\.[\w-]{10,}\.[\w-]{10,}/g, 3],
  [/\bsk-[\w-]{16,}/g, 3],
  [/\bnpm_[0-9A-Za-z]{20,}/g, 4],
  [/\beyJ[\w-]{8,}(?:\.[\w-]+){0,4}/g, 3],
  [/\b\d{3}-\d{2}-\d{4}\b/g, 0],
];

const CREDENTIALS = /(:\/\/[^\s/:@"'`]{0,128}:)([^\s/@"'`]{1,256})@/g;
const ASSIGNED = /((?:passw(?:or)?d|passphrase|secret|token|api[_-]?key|access[_-]?key|private[_-]?key|auth[_-]?key|write[_-]?key)\w{0,16}["'`\]]{0,2}[ \t]{0,4}[:=][ \t]{0,4})(["'`])([^"'`\s]{6,512})(?=\2)/gi;
const RUN = /[A-Za-z0-9+/_=-]{20,}/g;
const DIGITS = /\b\d(?:[ -]?\d){12,18}\b/g;

const hide = (match: string, keep: number): string => match.slice(0, keep) + DOT.repeat(match.length - keep);

/** Values that name the place where the secret is kept, or its type, are no secret. */
const isPlaceholder = (value: string): boolean =>
  /\$\{|^[<{%]/.test(value) || /^(?:string|password|varchar|hidden|required|token|secret|bearer|nullable|boolean|number)$/i.test(value);

/** Keys are told from long names by how often letters and digits alternate. */
function looksRandom(run: string): boolean {
  let changes = 0;
  let upper = 0;
  let lower = 0;
  let digits = 0;
  let before = '';
  for (const c of run) {
    const kind = c >= '0' && c <= '9' ? 'd' : /[A-Z]/.test(c) ? 'u' : /[a-z]/.test(c) ? 'l' : '';
    if (kind === 'd') digits++;
    else if (kind === 'u') upper++;
    else if (kind === 'l') lower++;
    if (kind !== '' && before !== '' && (kind === 'd') !== (before === 'd')) changes++;
    if (kind !== '') before = kind;
  }
  if (digits >= 2 && changes >= Math.max(4, run.length / 10) && upper + lower > 0) return true;
  // Base64 without many digits: long, mixed case, no word boundaries to speak of.
  return run.length >= 40 && digits >= 1 && upper >= 8 && lower >= 8 && !run.includes('/');
}

/** Luhn's check, ISO/IEC 7812. */
function isCard(match: string): boolean {
  const digits = match.replace(/\D/g, '');
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i]);
    const double = digit * 2;
    sum += i % 2 === 0 ? digit : double > 9 ? double - 9 : double;
  }
  return sum % 10 === 0;
}
