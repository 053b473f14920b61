import { holdsAny, type SettingText } from './setting-text.ts';

const PERSON = 'users?|accounts?|customers?|members?|profiles?|people|subscribers?';
const TENANT = 'tenants?|organi[sz]ations?|workspaces?|companies|company|clients?|teams?';
const BOTH = `${PERSON}|${TENANT}`;

const IS_TENANT = new RegExp(`^(?:${TENANT})$`, 'i');

const STORES: readonly RegExp[] = [
  new RegExp(`^[ \\t]*model[ \\t]+(${BOTH})[ \\t]*\\{`, 'gim'),
  new RegExp(`\\bcreate[ \\t]+table[ \\t]+(?:if[ \\t]+not[ \\t]+exists[ \\t]+)?["\`\\w.]{0,40}?\\b(${BOTH})\\b["\`]?\\s*\\(`, 'gi'),
  new RegExp(`\\b(?:model|define|createTable|(?:pg|mysql|sqlite)Table|Entity|Table)(?:<[^>\\n]{0,60}>)?\\(\\s*["'\`](${BOTH})["'\`]`, 'gi'),
  new RegExp(`@Entity\\([^)\\n]{0,80}\\)\\s*(?:export\\s+)?(?:default\\s+)?class\\s+(${BOTH})\\b`, 'gi'),
];
const NAMED: readonly RegExp[] = [
  new RegExp(`\\b(?:delete|remove|erase|destroy|purge|anonymi[sz]e|close|offboard)_?(?:my|current|own|all|the)?_?(${BOTH}|Me|PersonalData|UserData)(?![a-z])`, 'gi'),
  new RegExp(`(?:\\.delete\\(|\\bDELETE)\\s*["'\`]?\\s*/(?:[\\w:-]{1,40}/){0,5}(${BOTH}|me)(?:["'\`/:]|$)`, 'gim'),
];
const ERASING: readonly RegExp[] = [
  new RegExp(`\\b(${BOTH.replace('clients?', 'clients')})(?:Repository|Repo|Model|Service|Table|Collection)?\\)?\\s*\\.(?:delete|deleteOne|deleteMany|remove|destroy|findByIdAndDelete|findOneAndDelete|findByIdAndRemove|hardDelete|deleteUser)\\s*\\(`, 'gi'),
  new RegExp(`\\bdelete\\s+from\\s+["\`\\w.]{0,40}?\\b(${BOTH})\\b`, 'gi'),
  new RegExp(`\\.(?:delete|deleteFrom)\\(\\s*["'\`]?(${BOTH})\\b["'\`]?\\s*\\)`, 'gi'),
  new RegExp(`\\(\\s*["'\`](${BOTH})["'\`]\\s*\\)(?:\\s*\\.\\w+\\([^()\\n]{0,80}\\)){0,4}\\s*\\.(?:del|delete)\\(`, 'gi'),
  new RegExp('\\bauth\\b[\\w().]{0,30}\\.(?:admin\\.)?delete(Users?)\\s*\\(', 'gi'),
];
const SOFT = /\b(?:(?:deleted_?at|deactivated_?at)["'`]?\s*[:=]\s*(?:new Date|Date\.now|now\(|sql`|CURRENT_TIMESTAMP)|is_?deleted["'`]?\s*[:=]\s*true\b)/gi;

const WORDS = ['elete', 'DELETE', 'emove', 'rase', 'estroy', 'urge', 'nonymi', 'ffboard', 'loseAccount', '.del(', 'odel', 'reate table', 'REATE TABLE', 'reateTable', 'efine', 'Table', 'Entity', 'eactivated'];
/** One of them has to stand near one of the other. */
const NEAR = new RegExp(`(?:delete|remove|erase|destroy|purge|nonymi[sz]e|close|offboard|model|table|define|entity)[^;]{0,60}?(?:user|account|customer|member|profile|people|subscriber|tenant|organi[sz]ation|workspace|compan|client|team|me\\b|personaldata)|(?:user|account|customer|member|profile|subscriber|tenant|organi[sz]ation|workspace|compan(?:y|ies)|client|team)\\w{0,12}["'\`)]{0,3}\\s?\\.\\s?(?:\\w+\\(.{0,80})?(?:del|find|remove|destroy|hardDelete)|deleted|deactivated`, 'i');

export const mayHoldRecords = (text: string): boolean => holdsAny(text, WORDS) && NEAR.test(text);

/** Where records of people and of client organisations are kept, and what deletes them. */
export function findRecords(file: SettingText): void {
  const note = (kind: 'person-store' | 'deletion-path' | 'erasure', patterns: readonly RegExp[]): void => {
    for (const pattern of patterns) {
      for (const { 0: whole, 1: name = '', index } of file.text.matchAll(pattern)) {
        const what = IS_TENANT.test(name) ? 'tenant' : 'user';
        const start = index + whole.length - whole.trimStart().length;
        file.addFirst(kind, what, whole.trim().replace(/\s+/g, ' ').slice(0, 60), start, index + whole.trimEnd().length);
      }
    }
  };
  note('person-store', STORES);
  note('deletion-path', NAMED);
  note('erasure', ERASING);
  for (const { 0: whole, index } of file.text.matchAll(SOFT)) file.addFirst('soft-delete', 'soft', whole, index, index + whole.length);
}
