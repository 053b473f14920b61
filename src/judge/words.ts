import type { Evidence } from '../model/evidence.ts';
import { describe } from '../taxonomy/index.ts';
import type { JudgeContext } from './context.ts';

/** "a", "a and b", "a, b and c". */
export function enumerate(items: readonly string[], conjunction = 'and'): string {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} ${conjunction} ${last}`;
}

/** Categories as the subject of a sentence, with the number of its verb. */
export interface Subject {
  /** e.g. "The e-mail address and phone number". */
  text: string;
  plural: boolean;
}

export function nameData(categories: readonly string[]): Subject {
  const words = [...categories].sort().map(describe);
  if (words.length === 0) return { text: 'Data', plural: false };
  const text = enumerate(words);
  const bare = /^(any|data|the|a) /.test(text);
  return { text: bare ? text[0]?.toUpperCase() + text.slice(1) : `The ${text}`, plural: words.length > 1 || /(?:[^s]s|s visited)$/.test(text) };
}

/** e.g. "Segment (Twilio)"; a host for what is in no catalogue. */
export function nameRecipient(recipient: string | null, context: JudgeContext): string {
  if (recipient === null) return 'the public or other users';
  const vendor = context.vendor(recipient);
  if (!vendor) return recipient;
  return vendor.company && vendor.company !== vendor.name ? `${vendor.name} (${vendor.company})` : vendor.name;
}

/** What happens to the data, as a whole sentence without its full stop: "The e-mail address goes to Segment (Twilio)". */
export function tellShare(evidence: Evidence, data: readonly string[], context: JudgeContext): string {
  const { text, plural } = nameData(data);
  const whom = nameRecipient(evidence.recipient, context);
  if (evidence.recipient === null) return `${text} ${plural ? 'are' : 'is'} shown to ${whom}`;
  if (data.length === 0) return `The code uses ${whom}, which receives data`;
  return `${text} ${plural ? 'go' : 'goes'} to ${whom}`;
}

const DONE = { collect: 'collected', share: 'sent', store: 'stored', log: 'logged' } as const;

/** "The precise location is collected (navigator.geolocation.getCurrentPosition)". */
export function tellCollection(evidence: Evidence, data: readonly string[]): string {
  const { text, plural } = nameData(data);
  return `${text} ${plural ? 'are' : 'is'} ${DONE[evidence.action]} (${evidence.api})`;
}
