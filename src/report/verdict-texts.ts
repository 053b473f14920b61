import type { Verdict } from '../model/finding.ts';

/** What a verdict means, for rule descriptions in reports and for `privlint explain`. */
export interface VerdictText {
  /** A few words. */
  title: string;
  /** One or two sentences: when it is given. */
  meaning: string;
  /** What to do about it. */
  remedy: string;
}

export const VERDICT_TEXTS: Readonly<Record<Verdict, VerdictText>> = {
  'prohibited': {
    title: 'The policy promises not to do this',
    meaning: 'The code does something that an entry under `prohibits` rules out. A prohibition beats every declaration, unless one of its `unless` controls guards the place.',
    remedy: 'Remove it from the code, or put it behind a control that the prohibition names under `unless`. Drop the prohibition only if the policy text no longer makes the promise.',
  },
  'undeclared-recipient': {
    title: 'Data goes to someone the policy does not name',
    meaning: 'Code shows a third party that no recipient in the manifest is bound to.',
    remedy: 'Bind the vendor to the recipient class that the policy speaks of, or declare a share with it; or remove the vendor.',
  },
  'undeclared-sharing': {
    title: 'More is shared than the policy says',
    meaning: 'The recipient is known, yet no entry under `shares` covers this category of data for it.',
    remedy: 'Add the category to a share with this recipient, or stop passing it on.',
  },
  'undeclared-collection': {
    title: 'More is collected than the policy says',
    meaning: 'No entry under `collects` covers this category of data. A broad key never licenses a sensitive one below it: `user.location` does not cover the precise position.',
    remedy: 'Declare the category under `collects`, or stop collecting it.',
  },
  'purpose-mismatch': {
    title: 'Used for a purpose that the policy does not give',
    meaning: 'The purpose is known from the code, and no `for` of the entry that covers the data equals it, contains it or is contained in it.',
    remedy: 'Add the purpose to `for`, if the policy gives it, or use the data only for what is declared.',
  },
  'missing-consent': {
    title: 'No consent is asked for first',
    meaning: 'The entry requires an opt-in, and nothing shows that one guards this place.',
    remedy: 'Ask for consent before this code runs, or tell the manifest how the control shows in code.',
  },
  'missing-opt-out': {
    title: 'There is no way to opt out',
    meaning: 'The entry requires an opt-out, and nothing in the code shows one.',
    remedy: 'Offer the opt-out, or tell the manifest how the control shows in code.',
  },
  'review': {
    title: 'A person has to look at this',
    meaning: 'Code shows less than would be needed to judge: the category is broader than the declared one, the sign is weak, or an exclusion may apply.',
    remedy: 'Look at the place. Make the code or the declaration more precise, or suppress it with a reason.',
  },
  'opaque': {
    title: 'Code cannot show what happens here',
    meaning: 'What is sent, or to whom, is decided at run time: a tag manager, a remote configuration, a computed host.',
    remedy: 'Find out what is loaded or sent there, declare it, and suppress this place with a reason that says where to look.',
  },
  'stale-declaration': {
    title: 'Nothing in the code matches this entry',
    meaning: 'The manifest declares something of which a scan of the whole tree found no trace.',
    remedy: 'Remove the entry, or mark it `observable: false` if code can never show it.',
  },
  'over-broad': {
    title: 'The entry allows nearly everything',
    meaning: 'A declaration of `user` alone covers so much that it says little.',
    remedy: 'Name the categories that are meant.',
  },
  'invalid-suppression': {
    title: 'The suppression has no effect',
    meaning: 'A suppression comment without a reason, or with an unknown id, silences nothing.',
    remedy: 'Write `privlint-ignore-next-line ID -- reason`.',
  },
  'unused-suppression': {
    title: 'The suppression silences nothing',
    meaning: 'No finding matches the comment any more.',
    remedy: 'Delete the comment.',
  },
  'expired-waiver': {
    title: 'A waiver is past its date',
    meaning: 'The day given under `until` is over, so the waiver no longer counts.',
    remedy: 'Mend what it waived, or renew it with a new date and reason.',
  },
};
