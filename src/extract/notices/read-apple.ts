import { ANYTHING, type Notice, type NoticeItem, type NoticeKind } from '../../model/notice.ts';
import { bareTerm, categoriesOfTerm } from '../../taxonomy/index.ts';
import type { Positions } from '../positions.ts';
import { flagOf, isComputed, memberOf, type Member, type Value } from './value.ts';

const TYPE = 'NSPrivacyCollectedDataType';

/** The privacy manifest of an Apple application, in whichever notation it is written. */
export function readAppleNotice(kind: NoticeKind, path: string, root: Value, positions: Positions): Notice {
  const spanOf = ({ start, end }: { start: number; end: number }): ReturnType<Positions['span']> => positions.span(start, end);
  const list = memberOf(root, `${TYPE}s`);
  const tracking = memberOf(root, 'NSPrivacyTracking');
  const flag = flagOf(tracking);
  return {
    ...spanOf(list ? list : firstMember(root)),
    kind,
    path,
    items: (list?.value.members ?? []).flatMap(({ value }) => readItem(value, positions) ?? []),
    complete: list !== undefined && !isComputed(list.value) && root.computed !== true,
    unclear: list && isComputed(list.value) ? [ANYTHING] : [],
    tracking: tracking && flag !== null ? { ...spanOf(tracking), value: flag } : null,
    trackingDomains: textsOf(memberOf(root, 'NSPrivacyTrackingDomains')).map(({ text, value }) => ({ ...spanOf(value), host: hostOf(text) })).filter(({ host }) => host !== ''),
    accessedApis: (memberOf(root, 'NSPrivacyAccessedAPITypes')?.value.members ?? []).flatMap(({ value }) =>
      memberOf(value, 'NSPrivacyAccessedAPIType')?.value.text?.replace(/^NSPrivacyAccessedAPICategory/, '') ?? []),
  };
}

const firstMember = (root: Value): { start: number; end: number } => root.members[0] ?? { start: root.start, end: Math.min(root.end, root.start + 1) };

function readItem(value: Value, positions: Positions): NoticeItem | null {
  const type = memberOf(value, TYPE);
  const name = type?.value.text ?? '';
  if (!type || name === '') return null;
  const term = bareTerm(name);
  return {
    ...positions.span(type.value.start, type.value.end),
    term,
    data: categoriesOfTerm('apple', term),
    collected: true,
    shared: false,
    linked: flagOf(memberOf(value, `${TYPE}Linked`)),
    tracking: flagOf(memberOf(value, `${TYPE}Tracking`)),
    purposes: textsOf(memberOf(value, `${TYPE}Purposes`)).map(({ text }) => bareTerm(text)),
  };
}

const textsOf = (list: Member | undefined): { text: string; value: Value }[] =>
  (list?.value.members ?? []).flatMap(({ value }) => (value.text === null || value.text === '' ? [] : [{ text: value.text, value }]));

const hostOf = (text: string): string => text.trim().toLowerCase().replace(/^[a-z]+:\/\//, '').replace(/[/:].*$/, '');
