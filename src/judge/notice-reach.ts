import type { Evidence, Via } from '../model/evidence.ts';
import type { Declaration } from '../model/manifest.ts';
import { NOTICE_KINDS, type NoticeVocabulary, type ScopedNotice } from '../model/notice.ts';
import { covers } from '../taxonomy/index.ts';
import { isHidden } from './clauses.ts';
import { isShare, type Rulebook } from './evaluate.ts';

/** Mechanisms by which an app or extension gets data that then leaves the device. */
const OF_APPS: ReadonlySet<string> = new Set<Via>(['device-sensor', 'permission', 'form', 'sdk', 'network', 'file']);
/** First folders that hold other programs than an app or extension. */
const OTHER_PROGRAM = /^(?:servers?|back-?end|api|functions|lambdas?|web|website|www|admin)\//i;

/** What one set of notices speaks for, and what code shows of it. */
export class Application {
  readonly vocabulary: NoticeVocabulary;
  readonly notices: readonly ScopedNotice[];
  readonly scope: string;
  /** By category, whether code of this application shows it; categories that only other code shows are false. */
  readonly #collected = new Map<string, boolean>();
  readonly #sent = new Map<string, boolean>();
  /** The same for recipient classes. */
  readonly #recipients = new Map<string, boolean>();

  constructor(notices: readonly ScopedNotice[], evidence: readonly Evidence[], book: Rulebook) {
    this.notices = notices;
    this.vocabulary = NOTICE_KINDS[notices[0]!.kind].vocabulary;
    this.scope = notices[0]!.scope;
    for (const one of evidence) {
      const here = this.#isPlace(one.path) && this.#isMechanism(one.via);
      const shared = isShare(one, book);
      const seen = shared ? this.#sent : this.#collected;
      for (const category of one.data) seen.set(category, (seen.get(category) ?? false) || here);
      if (shared) for (const { id } of book.bindings.classesOf(one)) this.#recipients.set(id, (this.#recipients.get(id) ?? false) || here);
    }
  }

  /** Whether a notice for this application must speak of what an entry says of a category. */
  concerns(entry: Declaration, category: string, book: Rulebook): boolean {
    return this.#admits(entry, book) && !isElsewhere(entry.kind === 'shares' ? this.#sent : this.#collected, (key) => covers(category, key));
  }

  /** The same for whom a share goes to. */
  concernsRecipient(entry: Declaration & { kind: 'shares' }, book: Rulebook): boolean {
    return this.#admits(entry, book) && !isElsewhere(this.#recipients, (id) => id === entry.with);
  }

  #admits(entry: Declaration, { manifest }: Rulebook): boolean {
    return !isHidden(entry, manifest)
      && (entry.via.length === 0 || entry.via.some((via) => this.#isMechanism(via)))
      && (entry.paths.length === 0 || entry.paths.some((glob) => this.#mayHold(glob)));
  }

  #isMechanism(via: string): boolean {
    // A business as a whole collects by every means.
    return this.vocabulary === 'ccpa' || OF_APPS.has(via);
  }

  #isPlace(path: string): boolean {
    if (this.vocabulary === 'ccpa') return true;
    if (this.scope === '') return !OTHER_PROGRAM.test(path);
    return path.startsWith(`${this.scope}/`) && !OTHER_PROGRAM.test(path.slice(this.scope.length + 1));
  }

  /** Whether a glob can match a file of this application, as far as its part without wildcards tells. */
  #mayHold(glob: string): boolean {
    const fixed = glob.replace(/^(?:\.?\/)+/, '').replace(/[*?{].*$/s, '');
    return this.#isPlace(fixed) || (this.scope !== '' && `${this.scope}/`.startsWith(fixed));
  }
}

/** Whether code shows such a thing, but only code that is not this application's. */
function isElsewhere(seen: ReadonlyMap<string, boolean>, matches: (key: string) => boolean): boolean {
  let found = false;
  for (const [key, here] of seen) {
    if (!matches(key)) continue;
    if (here) return false;
    found = true;
  }
  return found;
}
