import { readImports } from '../model/imports.ts';
import type { Facts, Sighting } from '../model/facts.ts';
import type { Matchers } from '../model/matchers.ts';
import type { SkipReason } from '../model/source.ts';
import { mayHoldFields } from './javascript/may-hold-fields.ts';
import { mayHoldClient } from './javascript/client-names.ts';
import { mayHoldStorage } from './javascript/named-storage.ts';
import { kindOf, type FileKind } from './kinds.ts';
import { readModuleNames } from './module-names/read-module-names.ts';
import { mayHoldNotice, readNotices } from './notices/read-notices.ts';
import { findSettings } from './settings/find-settings.ts';
import { mayHoldSql } from './schema/read-sql.ts';
import { parseSuppressions } from './suppressions.ts';

/** What the text of a file shows before it is parsed. */
export interface Look {
  facts: Facts;
  /** Parsing it can show more. */
  isWorthReading: boolean;
}

/** What parsing a file shows. */
export type Reading = Omit<Facts, 'lines' | 'parsed' | 'suppressions' | 'notices' | 'names' | 'unread'>;

/**
 * One file → Facts. A pure function of its path, text and the rules: no other file, no policy, no clock. What cannot be
 * read becomes `skipped` with a reason, never an exception.
 * @param force parse although no rule's word is in the text.
 */
export async function extract(path: string, text: string, matchers: Matchers, force = false): Promise<Facts> {
  const { facts, isWorthReading } = await look(path, text, matchers);
  return isWorthReading || force ? addReading(facts, await read(path, text, matchers)) : facts;
}

/** The first look at a file: notices, settings and names of modules, which need no parser, and whether it must be parsed. */
export async function look(path: string, text: string, matchers: Matchers): Promise<Look> {
  const facts: Facts = { path, lines: countLines(text), parsed: false, sightings: [], suppressions: text.includes('privlint-ignore') ? parseSuppressions(text, path) : [] };
  if (mayHoldNotice(path, text)) await addNotices(facts, text);
  const settings = findSettings(path, text, matchers);
  if (settings.length > 0) facts.settings = settings;
  const names = readModuleNames(path, text);
  if (names) facts.names = names;
  const kind = kindOf(path, text);
  const isWorthReading = kind !== null && mayHold(kind, path, text, matchers);
  if (!isWorthReading && (kind === 'javascript' || (kind === 'markup' && COMPONENT.test(path)))) facts.unread = readImports(text);
  return { facts, isWorthReading };
}

/** Parses a file that was looked at. */
export async function read(path: string, text: string, matchers: Matchers): Promise<Reading> {
  const reading: Reading = { path, sightings: [] };
  const kind = kindOf(path, text);
  if (kind === null) return reading;
  try {
    await EXTRACTORS[kind](reading, text, matchers);
  } catch (error) {
    reading.skipped ??= { path, ...reasonOf(error) };
  }
  reading.sightings.sort((a, b) => a.line - b.line || a.column - b.column || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0));
  return reading;
}

/** What parsing shows, with what the text alone had shown. */
export function addReading({ unread: _, ...facts }: Facts, { settings = [], ...reading }: Reading): Facts {
  const all = [...(facts.settings ?? []), ...settings].sort((a, b) => a.line - b.line || a.column - b.column);
  return { ...facts, ...reading, parsed: facts.parsed || !reading.skipped, ...(all.length > 0 ? { settings: all } : {}), ...(facts.skipped ? { skipped: facts.skipped } : {}) };
}

function mayHold(kind: FileKind, path: string, text: string, matchers: Matchers): boolean {
  if (kind === 'javascript') return matchers.mayMatch(text) || mayHoldClient(text) || mayHoldStorage(text) || EXPO_CODE.test(path) || mayHoldFields(path, text, matchers) || mayHoldSql(text);
  return kind !== 'markup' || matchers.mayMatch(text) || MARKUP_FIELD.test(text) || (COMPONENT.test(path) && mayHoldClient(text));
}

/** Markup that imports what it uses. */
const COMPONENT = /\.(?:vue|svelte|astro)$/;

async function addNotices(facts: Facts, text: string): Promise<void> {
  try {
    const notices = await readNotices(facts.path, text);
    if (notices.length === 0) return;
    facts.notices = notices;
    facts.parsed = true;
  } catch (error) {
    facts.skipped = { path: facts.path, ...reasonOf(error) };
  }
}

/** A homepage there says nothing of whose the domain is. */
const SHARED_HOME = /(?:^|\.)(?:github\.(?:com|io)|gitlab\.com|bitbucket\.org|npmjs\.com|netlify\.app|vercel\.app|herokuapp\.com|pages\.dev|web\.app|readthedocs\.io)$/;

const HOMEPAGE = /"homepage"\s*:\s*"https?:\/\/([^"/:\n]+)/;
/** What a page says that its own address is. */
const PAGE_ADDRESS = /<(?:link\s[^<>]{0,200}\brel=["']canonical["'][^<>]{0,200}\bhref|meta\s[^<>]{0,200}\b(?:property|name)=["']og:url["'][^<>]{0,200}\bcontent)=["']https?:\/\/([\w.-]{4,253})(?=["'/:])/i;
const METADATA_BASE = /\bmetadataBase\s*:\s*new URL\(\s*["'`]https?:\/\/([\w.-]{4,253})(?=["'`/:])/;

/** The domain that is the project's own. */
function noteHome(reading: Reading, text: string, pattern: RegExp): void {
  const home = pattern.exec(text)?.[1];
  if (home !== undefined && !SHARED_HOME.test(home)) reading.homepage = home;
}

/** Expo's configuration, where it is code. */
const EXPO_CODE = /(?:^|\/)app\.config\.[cm]?[jt]s$/;

/** Controls of a form, in HTML or in a notation that compiles to it. */
const MARKUP_FIELD = /\b(?:input|select|textarea|v-model|formControlName|ngModel)\b/i;

type Extractor = (reading: Reading, text: string, matchers: Matchers) => Promise<void>;
type SimpleExtractor = (path: string, text: string, matchers: Matchers) => Sighting[];

const simple = (load: () => Promise<SimpleExtractor>): Extractor => async (reading, text, matchers) => {
  reading.sightings = (await load())(reading.path, text, matchers);
};

const EXTRACTORS: Record<FileKind, Extractor> = {
  async javascript(reading, text, matchers) {
    const [{ extractJavaScript }, { languageOf }] = [await import('./javascript/extract-javascript.ts'), await import('./javascript/parse.ts')];
    Object.assign(reading, extractJavaScript(text, languageOf(reading.path), matchers, 1, 1, reading.path));
    noteHome(reading, text, METADATA_BASE);
    if (EXPO_CODE.test(reading.path)) reading.sightings.push(...(await import('./platform/expo-config-code.ts')).extractExpoCode(reading.path, text, matchers));
  },
  async markup(reading, text, matchers) {
    const { extractMarkup } = await import('./markup/extract-markup.ts');
    const { readScripts } = await import('./javascript/embedded.ts');
    const { sightings, scripts, typed } = extractMarkup(reading.path, text, matchers);
    const code = readScripts(scripts, matchers, typed);
    Object.assign(reading, { ...code, sightings: [...sightings, ...code.sightings] });
    noteHome(reading, text, PAGE_ADDRESS);
  },
  async 'package-manifest'(reading, text, matchers) {
    reading.packageName = /"name"\s*:\s*"([^"\n]+)"/.exec(text)?.[1] ?? '';
    noteHome(reading, text, HOMEPAGE);
    const { exceptedPackages, extractPackageManifest } = await import('./package-manifest/extract-package-manifest.ts');
    reading.sightings = extractPackageManifest(reading.path, text, matchers);
    const excepted = exceptedPackages(reading.sightings, text, matchers);
    if (excepted.length > 0) reading.excepted = excepted;
  },
  environment: simple(async () => (await import('./environment/extract-environment.ts')).extractEnvironment),
  platform: simple(async () => (await import('./platform/extract-platform.ts')).extractPlatform),
  async schema(reading, text, matchers) {
    const { extractSchema, readModels } = await import('./schema/extract-schema.ts');
    reading.sightings = extractSchema(reading.path, text, matchers);
    const models = readModels(reading.path, text, matchers);
    if (Object.keys(models).length > 0) reading.models = models;
  },
  'api-schema': simple(async () => (await import('./schema/extract-api-schema.ts')).extractApiSchema),
  'server-config': simple(async () => (await import('./server-config/extract-server-config.ts')).extractServerConfig),
};

function reasonOf(error: unknown): { reason: SkipReason; detail: string } {
  if (error instanceof RangeError) return { reason: 'too-deep', detail: 'nested deeper than the parser can follow' };
  return { reason: 'parse-error', detail: error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error) };
}

function countLines(text: string): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines++;
  return text.length > 0 && !text.endsWith('\n') ? lines + 1 : lines;
}
