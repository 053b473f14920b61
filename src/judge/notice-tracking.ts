import type { Finding } from '../model/finding.ts';
import type { Share } from '../model/manifest.ts';
import { isWithin, related } from '../taxonomy/index.ts';
import type { Rulebook } from './evaluate.ts';
import { buildDrift, nameManifest, nameNotice, titleNotice } from './notice-findings.ts';
import type { Application } from './notice-reach.ts';

/** Whether Apple's NSPrivacyTracking agrees with the shares, and each tracking domain belongs to a declared recipient. */
export function findTrackingDrift(application: Application, book: Rulebook): Finding[] {
  return application.vocabulary === 'apple' ? [...findTracking(application, book), ...findDomains(application, book)] : [];
}

function findTracking(application: Application, book: Rulebook): Finding[] {
  const { notices } = application;
  const stated = notices.flatMap((notice) => {
    const span = notice.tracking?.value === true ? notice.tracking : notice.items.find(({ tracking }) => tracking === true);
    return span ? [{ notice, span }] : [];
  })[0];
  if (stated) {
    if (book.manifest.shares.some((share) => mayTrack(share, book))) return [];
    return [buildDrift({
      ...stated, what: 'true', way: 'tracking', data: [], entry: null, declare: null,
      message: `${nameNotice(stated.notice)} says that data is used for tracking; no entry of ${nameManifest(book)} shares data for advertising, or with an ad network, data broker or other third party`,
      instead: `Declare the share that is meant, or set tracking to false in ${titleNotice(stated.notice)}`,
    }, book)];
  }
  const notice = notices.find(({ tracking }) => tracking !== null);
  const share = notice && book.manifest.shares.find((one) => tracks(one, book) && application.concernsRecipient(one, book));
  if (!notice?.tracking || !share) return [];
  return [buildDrift({
    notice, span: notice.tracking, what: 'false', way: 'tracking', data: [], entry: share, declare: null,
    message: `${nameNotice(notice)} says that nothing is used for tracking; ${share.id} shares data with ${share.with} for advertising or trade`,
    instead: `Set NSPrivacyTracking to true in ${titleNotice(notice)}, or limit ${share.id} by \`paths\` to where it happens, if this app does not do it`,
  }, book)];
}

/** Kinds of its class and of the vendors that are bound to it. */
function kindsOf({ with: id }: Share, { manifest, context }: Rulebook): string[] {
  const recipient = manifest.recipients.find((one) => one.id === id);
  const vendors = recipient ? recipient.bind.map(({ target }) => target) : [id];
  return [...(recipient ? [recipient.kind] : []), ...vendors.flatMap((target) => context.vendor(target)?.kind ?? [])];
}

const TRADERS: ReadonlySet<string> = new Set(['ad-network', 'data-broker']);
const TRACKERS: ReadonlySet<string> = new Set([...TRADERS, 'third-party', 'affiliate', 'attribution', 'social', 'marketing', 'any']);

/** Whether it may be tracking: the linking of people with data of others, to advertise or for sale. */
const mayTrack = (share: Share, book: Rulebook): boolean =>
  kindsOf(share, book).some((kind) => TRACKERS.has(kind)) || share.for.some((purpose) => related(purpose, 'marketing.advertising') || related(purpose, 'third_party_sharing'));

/** Whether it is. */
const tracks = (share: Share, book: Rulebook): boolean =>
  kindsOf(share, book).some((kind) => TRADERS.has(kind)) || share.for.some((purpose) => isWithin(purpose, 'marketing.advertising.third_party'));

function findDomains({ notices }: Application, book: Rulebook): Finding[] {
  const seen = new Set<string>();
  return notices.flatMap((notice) => notice.trackingDomains.flatMap((domain) => {
    const { host } = domain;
    if (seen.has(host)) return [];
    seen.add(host);
    const recipient = book.context.vendorOfHost?.(host) ?? host;
    const asked = { recipient, api: host };
    if (book.bindings.isFirstParty(asked) || book.bindings.isFirstParty({ recipient: host, api: host })) return [];
    if (book.bindings.classesOf(asked).some(({ id }) => book.shares.withClass(id).length > 0)) return [];
    const name = book.context.vendor(recipient)?.name;
    return [buildDrift({
      notice, span: domain, what: host, way: 'tracking-domain', data: [], entry: null, declare: null,
      message: `${nameNotice(notice)} lists the tracking domain ${host}${name === undefined ? '' : ` (${name})`}; ${nameManifest(book)} shares nothing with whoever owns it`,
      instead: `Declare a share with ${name === undefined ? `"host:${host}"` : recipient}, or take ${host} out of NSPrivacyTrackingDomains`,
    }, book)];
  }));
}
