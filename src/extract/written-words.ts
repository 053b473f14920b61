/** Tables whose rows are what somebody wrote, by the last word of their name: what that is. */
const KINDS: readonly (readonly [RegExp, string])[] = [
  [/^(?:messages?|chats?|conversations?|dms?|sms)$/, 'user.content.messages'],
  [/^(?:comments?|repl(?:y|ies)|posts?|reviews?|tweets?|toots?)$/, 'user.content.public'],
  [/^(?:notes?|journals?|diar(?:y|ies)|memos?)$/, 'user.content.private'],
  [/^(?:feedbacks?|tickets?|inquir(?:y|ies)|enquir(?:y|ies)|complaints?)$/, 'user.content.correspondence'],
];
/** The column that holds the words themselves. */
const WORDS = /^(?:(?:message|comment|reply|post|review|note)_?)?(?:contents?|body|text|parts|message|comment|note)(?:_?(?:html|markdown|md|json|raw))?$/i;

/** What people wrote is kept there: `messages.content`, `Comment.body`; null where no words of theirs are. */
export function writtenIn(table: string, column: string): string | null {
  if (!WORDS.test(column)) return null;
  const words = table.replace(/([a-z\d])([A-Z])/g, '$1_$2').toLowerCase().split(/[^a-z]+/).filter((word) => word.length > 1);
  const last = words.at(-1) ?? '';
  const kind = KINDS.find(([pattern]) => pattern.test(last));
  return kind?.[1] ?? null;
}
