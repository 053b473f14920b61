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
  'broken-promise': {
    title: 'A setting differs from what the policy promises',
    meaning: 'The code holds a value that a right, transfer, period or other promise of the manifest speaks of, and it says something else: a region outside of the declared transfers, an answer later than promised, another contact address, a lower age.',
    remedy: 'Change the setting, or the promise if it is the one that is out of date.',
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
  'policy-text-drift': {
    title: 'The policy text no longer says what is quoted',
    meaning: 'A `cite` of the manifest is not in `policy.text` (Unicode, quotes and white space are folded), or the text bears another date than `policy.updated`.',
    remedy: 'Read what the text says now, change the entry if its meaning changed, then quote the new words and set the new date.',
  },
  'uncited-text': {
    title: 'A practice in the policy text that no entry quotes',
    meaning: 'A sentence of `policy.text` says what is collected, used, shared or promised, and no `cite` touches it.',
    remedy: 'Declare what it says and quote it; where code can show nothing of it, list it under `promises`.',
  },
  'notice-drift': {
    title: 'Another notice in the repository says something else',
    meaning: 'An Apple privacy manifest, Play data-safety form, Firefox permission list or CCPA table names a category that the manifest does not declare, or leaves out one that it does.',
    remedy: 'Bring the two into line: whichever is wrong about what the code does.',
  },
  'contradiction': {
    title: 'The manifest says two things that cannot both be true',
    meaning: 'A declaration and a prohibition of equal or crossing scope speak of the same data.',
    remedy: 'Narrow or remove one of the two, or name the control that lifts the prohibition under `unless`.',
  },
  'misleading-definition': {
    title: 'A general promise is taken back by a narrower entry',
    meaning: 'A prohibition of a broad category stands beside a declaration of a part of it, so that readers of the promise are misled.',
    remedy: 'Say in the prohibition what it does not include, or drop the declaration.',
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
