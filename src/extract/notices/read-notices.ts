import type { Notice } from '../../model/notice.ts';
import { Positions } from '../positions.ts';
import { mayHoldCcpa } from './read-ccpa.ts';
import { isOfPackage } from './vendored.ts';

type Reader = (path: string, text: string, positions: Positions) => Promise<(Notice | null)[]>;

interface Form {
  name: RegExp;
  /** Whether the text can hold a notice at all: a quick look that spares the parse. */
  may(text: string): boolean;
  read: Reader;
}

const FORMS: readonly Form[] = [
  { name: /\.xcprivacy$/, may: () => true, read: readPrivacyManifest },
  { name: /(?:^|\/)app(?:\.config)?\.json$/, may: (text) => text.includes('privacyManifests'), read: readExpoJson },
  { name: /(?:^|\/)app\.config\.[cm]?[jt]s$/, may: (text) => text.includes('privacyManifests'), read: readExpoCode },
  { name: /(?:^|\/)manifest[^/]*\.json$/, may: (text) => text.includes('data_collection_permissions'), read: readExtension },
  { name: /\.csv$/i, may: (text) => text.includes('PSL_') || mayHoldCcpa(text), read: readSpreadsheet },
  { name: /\.(?:mdx?|markdown)$/i, may: (text) => text.includes('|') && mayHoldCcpa(text), read: readMarkdown },
  { name: /\.x?html?$/i, may: (text) => /<table\b/i.test(text) && mayHoldCcpa(text), read: readPage },
];

const formOf = (path: string, text: string): Form | undefined => (isOfPackage(path) ? undefined : FORMS.find((form) => form.name.test(path) && form.may(text)));

/** Whether a file may hold a notice about data, by its name and words. */
export const mayHoldNotice = (path: string, text: string): boolean => formOf(path, text) !== undefined;

/**
 * What a file tells people about data: claims, no evidence.
 * @throws Error with what is wrong where the file is of such a form and cannot be read; RangeError where it nests too deep.
 */
export async function readNotices(path: string, text: string): Promise<Notice[]> {
  const notices = await formOf(path, text)?.read(path, text, new Positions(text));
  return (notices ?? []).filter((one) => one !== null);
}

async function readPrivacyManifest(path: string, text: string, positions: Positions): Promise<Notice[]> {
  const [{ readPlistValue }, { readAppleNotice }] = [await import('./read-plist-value.ts'), await import('./read-apple.ts')];
  return [readAppleNotice('apple-privacy-manifest', path, readPlistValue(text), positions)];
}

async function readExpoJson(path: string, text: string, positions: Positions): Promise<Notice[]> {
  const [{ descend, readJsonValue }, { readAppleNotice }] = [await import('./value.ts'), await import('./read-apple.ts')];
  const root = readJsonValue(text);
  const found = descend(root, 'expo', 'ios', 'privacyManifests') ?? descend(root, 'ios', 'privacyManifests');
  return found ? [readAppleNotice('expo-privacy-manifest', path, found.value, positions)] : [];
}

async function readExpoCode(path: string, text: string, positions: Positions): Promise<Notice[]> {
  const [{ readCodeLiterals }, { readAppleNotice }] = [await import('./read-code-literal.ts'), await import('./read-apple.ts')];
  return readCodeLiterals(path, text, 'privacyManifests').map((value) => readAppleNotice('expo-privacy-manifest', path, value, positions));
}

async function readExtension(path: string, text: string, positions: Positions): Promise<(Notice | null)[]> {
  return [(await import('./read-firefox.ts')).readFirefoxNotice(path, text, positions)];
}

async function readSpreadsheet(path: string, text: string, positions: Positions): Promise<(Notice | null)[]> {
  const [{ readCsv }, play, ccpa] = [await import('./read-csv.ts'), await import('./read-play.ts'), await import('./read-ccpa.ts')];
  const table = readCsv(text);
  return [play.isPlayForm(table) ? play.readPlayNotice(path, table, positions) : ccpa.readCcpaNotice(path, [table], positions)];
}

async function readMarkdown(path: string, text: string, positions: Positions): Promise<(Notice | null)[]> {
  const [{ readMarkdownTables }, { readHtmlTables }, { readCcpaNotice }] = [await import('./read-markdown-tables.ts'), await import('./read-html-tables.ts'), await import('./read-ccpa.ts')];
  return [readCcpaNotice(path, [...readMarkdownTables(text), ...(/<table\b/i.test(text) ? readHtmlTables(text) : [])], positions)];
}

async function readPage(path: string, text: string, positions: Positions): Promise<(Notice | null)[]> {
  const [{ readHtmlTables }, { readCcpaNotice }] = [await import('./read-html-tables.ts'), await import('./read-ccpa.ts')];
  return [readCcpaNotice(path, readHtmlTables(text), positions)];
}
