import type { SettingText } from './setting-text.ts';

const AGGREGATE = /(?:^|[/._-])(?:aggregates?|aggregated|statistics|stats|research|heat-?maps?|demographics)(?:[/._-]|$)/i;
const IDENTIFIER = '(?:userId|user_id|customerId|customer_id|memberId|member_id|deviceId|device_id|email|phone|ipAddress|ip_address)';
const PLACES: readonly RegExp[] = [
  new RegExp(`(?<![.\\w])(${IDENTIFIER})["']?\\s*:\\s*(?:true\\b|[\\w$]+(?:\\??\\.[\\w$]+)+)`, 'g'),
  new RegExp(`\\bby\\s*:\\s*\\[[^\\]\\n]{0,120}["'\`](${IDENTIFIER})["'\`]`, 'g'),
  new RegExp(`\\bselect\\b(?!\\s*:)[^;"'\`()]{0,200}?(?<![(.\\w])(?:\\w\\.)?(${IDENTIFIER})\\b`, 'gi'),
];
/** A condition, or a count of the different ones, gives no identifier away. */
const COUNTED = /(?:where|_count|count|distinct|by)["']?\s*(?:\(|:\s*\{)[^{}]{0,80}$/i;

export const mayHoldAggregates = (path: string): boolean => AGGREGATE.test(path);

/** Identifiers in a file that is named for statistics. */
export function findAggregateIdentifiers(file: SettingText): void {
  const seen = new Set<number>();
  for (const pattern of PLACES) {
    for (const { 0: whole, 1: name = '', index } of file.text.matchAll(pattern)) {
      const start = index + whole.lastIndexOf(name);
      if (pattern === PLACES[0] && COUNTED.test(file.text.slice(Math.max(0, index - 120), index))) continue;
      if (seen.has(start)) continue;
      seen.add(start);
      file.add('aggregate-identifier', name, name, start, start + name.length, { confidence: 'medium' });
    }
  }
}
