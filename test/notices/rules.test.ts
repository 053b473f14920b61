import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../src/model/evidence.ts';
import type { Declaration, Manifest } from '../../src/model/manifest.ts';
import type { NoticeItem, NoticeKind, ScopedNotice } from '../../src/model/notice.ts';
import { judge } from '../../src/judge/judge.ts';
import { categoriesOfTerm, isCategory, listCategories, meaningOfTerm, termsOfCategory } from '../../src/taxonomy/index.ts';
import { NOTICE_KINDS } from '../../src/model/notice.ts';
import { collect, context, evidence, manifest, prohibit, recipient, share, shared, use } from '../judge/make.ts';

const KINDS = Object.keys(NOTICE_KINDS) as NoticeKind[];
const at = (line: number) => ({ line, column: 1, endLine: line, endColumn: 9 });
const item = (kind: NoticeKind, term: string, more: Partial<NoticeItem> = {}): NoticeItem =>
  ({ ...at(5), term, data: categoriesOfTerm(NOTICE_KINDS[kind].vocabulary, term), collected: true, shared: false, linked: null, tracking: null, purposes: [], ...more });
const notice = (kind: NoticeKind, terms: (string | NoticeItem)[], more: Partial<ScopedNotice> = {}): ScopedNotice => ({
  ...at(2), kind, path: 'ios/PrivacyInfo.xcprivacy', scope: '', items: terms.map((term) => (typeof term === 'string' ? item(kind, term) : term)),
  complete: true, unclear: [], tracking: null, trackingDomains: [], accessedApis: [], ...more,
});
const APPLE = 'apple-privacy-manifest';
/** `way what`, e.g. `left-out EmailAddress`. */
function drift(notices: ScopedNotice | ScopedNotice[], parts: Partial<Manifest>, seen: Evidence[] = [], more = {}): string[] {
  const all = [notices].flat();
  const { findings } = judge(seen, manifest(parts), context({ partial: false, notices: all, vendorOfHost: (host) => (host.endsWith('.segment.com') ? 'segment' : undefined), ...more }));
  return findings.filter(({ verdict }) => verdict === 'notice-drift').map(({ cause, id, path }) => `${cause.slice(cause.lastIndexOf('|') + 1)} ${id.slice(path.length + 1).split(':').slice(0, -2).join(':')}`);
}
const declaring = (...data: string[]): Partial<Manifest> => ({ collects: [collect('x', data)] });

describe.each(KINDS)('the terms of %s', (kind) => {
  const { vocabulary } = NOTICE_KINDS[kind];
  const categories = [...listCategories()].filter((key) => key.startsWith('user'));

  it('are asked for exactly where the table expects one, and any accepted one is enough', () => {
    for (const category of categories) {
      const { expected, accepted } = termsOfCategory(vocabulary, category);
      expect(drift(notice(kind, []), declaring(category)), category).toEqual(expected.length > 0 ? [`left-out ${expected.join()}`] : []);
      // A term may still be more than a vague entry licenses, such as the precise position.
      for (const term of accepted) expect(drift(notice(kind, [term]), declaring(category)).filter((one) => one !== `undeclared ${term}`), `${category} ${term}`).toEqual([]);
      for (const term of expected) expect(drift(notice(kind, [term]), declaring(category)), `${category} ${term}`).toEqual([]);
      expect(drift(notice(kind, [], { unclear: expected }), declaring(category)), category).toEqual([]);
    }
  });

  it('stand for categories of ours, by which they are met', () => {
    const terms = new Set(categories.flatMap((category) => termsOfCategory(vocabulary, category).accepted));
    expect(terms.size).toBeGreaterThan(9);
    for (const term of terms) {
      const keys = categoriesOfTerm(vocabulary, term);
      expect(keys.length, term).toBeGreaterThan(0);
      for (const key of keys) {
        expect(isCategory(key), key).toBe(true);
        expect(drift(notice(kind, [term]), { collects: [collect('x', [key], { observable: false })] }), `${term} ${key}`).toEqual([]);
      }
      expect(drift(notice(kind, [term]), {}), term).toEqual([`undeclared ${term}`]);
      const meaning = meaningOfTerm(vocabulary, term);
      if (meaning !== null) expect(keys, term).toContain(meaning);
    }
  });
});

it('knows all of the names that Apple, Google, Firefox and the statute have', () => {
  const known = (vocabulary: 'apple' | 'play' | 'firefox' | 'ccpa', names: string): string[] => names.split(' ').filter((name) => categoriesOfTerm(vocabulary, name).length === 0);
  expect(known('apple', 'Name EmailAddress PhoneNumber PhysicalAddress OtherUserContactInfo Health Fitness PaymentInfo CreditInfo OtherFinancialInfo PreciseLocation CoarseLocation SensitiveInfo Contacts EmailsOrTextMessages PhotosorVideos AudioData GameplayContent CustomerSupport OtherUserContent BrowsingHistory SearchHistory UserID DeviceID PurchaseHistory ProductInteraction AdvertisingData OtherUsageData CrashData PerformanceData OtherDiagnosticData EnvironmentScanning Hands Head OtherDataTypes')).toEqual([]);
  expect(known('firefox', 'personallyIdentifyingInfo healthInfo financialAndPaymentInfo authenticationInfo personalCommunications locationInfo browsingActivity websiteContent websiteActivity searchTerms bookmarksInfo technicalAndInteraction')).toEqual([]);
  expect(known('play', 'PSL_NAME PSL_EMAIL PSL_USER_ACCOUNT PSL_ADDRESS PSL_PHONE PSL_RACE_ETHNICITY PSL_POLITICAL_RELIGIOUS PSL_SEXUAL_ORIENTATION_GENDER_IDENTITY PSL_OTHER_PERSONAL PSL_CREDIT_DEBIT_BANK_ACCOUNT_NUMBER PSL_PURCHASE_HISTORY PSL_CREDIT_SCORE PSL_OTHER PSL_APPROX_LOCATION PSL_PRECISE_LOCATION PSL_WEB_BROWSING_HISTORY PSL_EMAILS PSL_SMS_CALL_LOG PSL_OTHER_MESSAGES PSL_PHOTOS PSL_VIDEOS PSL_AUDIO PSL_MUSIC PSL_OTHER_AUDIO PSL_HEALTH PSL_FITNESS PSL_CONTACTS PSL_CALENDAR PSL_CRASH_LOGS PSL_PERFORMANCE_DIAGNOSTICS PSL_OTHER_PERFORMANCE PSL_FILES_AND_DOCS PSL_USER_INTERACTION PSL_IN_APP_SEARCH_HISTORY PSL_APPS_ON_DEVICE PSL_USER_GENERATED_CONTENT PSL_OTHER_APP_ACTIVITY PSL_DEVICE_ID')).toEqual([]);
  // J, education, is nothing that the vocabulary of the manifest can say.
  expect(known('ccpa', 'A B C D E F G H I J K L')).toEqual(['J']);
});

describe('what a notice names', () => {
  it('is declared by an entry of either kind, whatever its form', () => {
    const entries: Partial<Manifest>[] = [declaring('user.contact'), { shares: [share('s', 'segment', ['user.contact.email'])] }, { collects: [collect('x', ['user.contact.email'], { form: 'aggregate', observable: false, via: ['database'] })] }];
    for (const parts of entries) expect(drift(notice(APPLE, ['EmailAddress']), { collects: [], ...parts }).filter((one) => one.startsWith('undeclared'))).toEqual([]);
  });
  it('is not met by a vaguer entry where it is sensitive', () => {
    expect(drift(notice(APPLE, ['PreciseLocation']), declaring('user.location'))).toEqual(['undeclared PreciseLocation']);
  });
  it('is not met by a prohibition or a further use', () => {
    expect(drift(notice(APPLE, ['EmailAddress']), { uses: [use('u', ['user.contact.email'])], prohibits: [prohibit('p', 'share', ['user.contact.email'])] })).toEqual(['undeclared EmailAddress']);
  });
  it('says nothing where no table knows it', () => {
    expect(drift(notice(APPLE, ['Telepathy']), {})).toEqual([]);
    expect(drift(notice('ccpa-table', ['J']), {})).toEqual([]);
  });
  it('is told once, however many notices name it', () => {
    expect(drift([notice(APPLE, ['Contacts']), notice('expo-privacy-manifest', ['Contacts'], { path: 'app.json' })], {})).toEqual(['undeclared Contacts']);
  });
  it('has a purpose that the entries or their further uses have', () => {
    const ads = notice(APPLE, [item(APPLE, 'EmailAddress', { purposes: ['DeveloperAdvertising', 'AppFunctionality', 'Other'] })]);
    expect(drift(ads, { collects: [collect('x', ['user.contact.email'], { for: ['essential.service'] })] })).toEqual(['purpose EmailAddress:DeveloperAdvertising']);
    expect(drift(ads, { collects: [collect('x', ['user.contact.email'], { for: ['essential.service'] })], uses: [use('u', ['user.contact.email'], { for: ['marketing.communications.email'] })] })).toEqual([]);
    expect(drift(ads, declaring('user.contact.email'))).toEqual([]);
  });
});

describe('what a notice leaves out', () => {
  const email = (more: Partial<Declaration> = {}): Partial<Manifest> => ({ collects: [collect('x', ['user.contact.email'], more as object)] });
  const empty = notice(APPLE, []);

  it('is told once for each term, with the entry', () => {
    expect(drift(empty, { collects: [collect('x', ['user.name']), collect('y', ['user.name.first', 'user.contact.email'])] }).sort()).toEqual(['left-out EmailAddress', 'left-out Name']);
  });
  it('is nothing where there is no list, or a part of it is computed', () => {
    expect(drift(notice(APPLE, [], { complete: false }), email())).toEqual([]);
    expect(drift([empty, notice('expo-privacy-manifest', [], { unclear: ['*'], complete: false })], email())).toEqual([]);
  });
  it('is nothing that another notice of the same application lists', () => {
    expect(drift([empty, notice(APPLE, ['EmailAddress'], { path: 'ios/Main/PrivacyInfo.xcprivacy' })], email())).toEqual([]);
    expect(drift([notice(APPLE, [], { scope: 'a' }), notice(APPLE, ['EmailAddress'], { scope: 'b' })], email())).toEqual(['left-out EmailAddress']);
  });
  it.each<[string, Partial<Declaration>]>([
    ['hidden from code', { observable: false }], ['aggregate', { form: 'aggregate' }], ['of a server', { via: ['server-log', 'request', 'database'] }],
    ['of a browser', { via: ['cookie', 'web-storage'] }], ['of a website', { paths: ['web/**'] }],
  ])('is not asked of an app where the entry is %s', (_name, more) => {
    expect(drift(empty, email(more))).toEqual([]);
  });
  it('is asked of a business as a whole, whatever the mechanism', () => {
    expect(drift(notice('ccpa-table', []), email({ via: ['server-log'], paths: ['web/**'] }))).toEqual(['left-out A']);
  });
  it('is asked by where the code that shows it lies', () => {
    const app = notice(APPLE, [], { scope: 'apps/phone' });
    expect(drift(app, email(), [evidence({ path: 'apps/phone/src/a.ts' })])).toEqual(['left-out EmailAddress']);
    expect(drift(app, email(), [evidence({ path: 'apps/site/src/a.ts' })])).toEqual([]);
    expect(drift(app, email(), [evidence({ path: 'apps/phone/src/a.ts', via: 'cookie' })])).toEqual([]);
    expect(drift(app, email({ paths: ['apps/site/**'] }))).toEqual([]);
    expect(drift(app, email({ paths: ['apps/*/src/**'] }))).toEqual(['left-out EmailAddress']);
    expect(drift(app, email(), [evidence({ path: 'apps/phone-site/src/a.ts' })])).toEqual([]);
  });
  it('is not what the libraries in an Apple app collect, but for Play it is', () => {
    const parts = { shares: [share('s', 'segment', ['user.device.device_id'])] };
    expect(drift(empty, parts)).toEqual([]);
    expect(drift(notice('play-data-safety', []), parts)).toEqual(['left-out DEVICE_ID']);
  });
});

describe('sharing', () => {
  const parts: Partial<Manifest> = { recipients: [recipient('partners', { acxiom: null }, { kind: 'data-broker' })], shares: [share('s', 'partners', ['user.contact.email'])] };
  it('by the manifest with a third party is sharing for Play', () => {
    expect(drift(notice('play-data-safety', ['EMAIL']), parts)).toEqual(['not-shared EMAIL']);
    expect(drift(notice('play-data-safety', [item('play-data-safety', 'EMAIL', { shared: true })]), parts)).toEqual([]);
    expect(drift(notice('play-data-safety', ['EMAIL']), { ...parts, recipients: [recipient('partners', { acxiom: null })] })).toEqual([]);
  });
  it('that only the form knows is told', () => {
    expect(drift(notice('play-data-safety', [item('play-data-safety', 'EMAIL', { shared: true })]), declaring('user.contact.email'))).toEqual(['not-shared EMAIL']);
  });
});

describe('tracking', () => {
  const stated = (value: boolean) => notice(APPLE, [], { tracking: { ...at(3), value } });
  const broker = { shares: [share('s', 'acxiom', ['user.name'], { data: [] })] };
  it('needs a share that can be it', () => {
    expect(drift(stated(true), {})).toEqual(['tracking true']);
    expect(drift(stated(true), broker)).toEqual([]);
    expect(drift(stated(true), { shares: [share('s', 'sentry', [])] })).toEqual(['tracking true']);
    expect(drift(notice(APPLE, [item(APPLE, 'Name', { tracking: true })]), declaring('user.name'))).toEqual(['tracking true']);
  });
  it('is denied at one\'s peril', () => {
    expect(drift(stated(false), broker)).toEqual(['tracking false']);
    expect(drift(stated(false), {})).toEqual([]);
    expect(drift(notice(APPLE, []), broker)).toEqual([]);
    expect(drift(stated(false), { shares: [share('s', 'sentry', [], { for: ['marketing.advertising.third_party.targeted'] })] })).toEqual(['tracking false']);
    expect(drift([stated(false), stated(true)], broker)).toEqual([]);
    expect(drift({ ...stated(false), scope: 'phone' }, broker, [shared('acxiom', ['user.name'], { path: 'site/a.ts' })])).toEqual([]);
  });
  it('has domains that belong to somebody who gets data', () => {
    const domains = notice(APPLE, [], { trackingDomains: [{ ...at(4), host: 'api.segment.com' }, { ...at(5), host: 'x.ads.example' }, { ...at(6), host: 'a.we.example' }] });
    const ours = { entity: { name: null, contact: null, firstParty: ['*.we.example'] } };
    expect(drift(domains, ours)).toEqual(['tracking-domain api.segment.com', 'tracking-domain x.ads.example']);
    expect(drift(domains, { ...ours, shares: [share('a', 'segment', []), share('b', 'host:*.ads.example', [])] })).toEqual([]);
  });
});

it('the order of notices and evidence does not matter', () => {
  const notices = [notice(APPLE, ['Contacts'], { path: 'b' }), notice(APPLE, ['Name'], { path: 'a' }), notice('firefox-data-collection', [], { path: 'c' })];
  const parts = declaring('user.contact.email', 'user.behavior.search_history');
  expect(drift([...notices].reverse(), parts).sort()).toEqual(drift(notices, parts).sort());
});
