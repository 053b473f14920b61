import { readImports } from '../model/imports.ts';
import type { Facts, Sighting } from '../model/facts.ts';
import type { Matchers } from '../model/matchers.ts';
import type { SkipReason } from '../model/source.ts';
import { mayHoldFields } from './javascript/may-hold-fields.ts';
import { kindOf, type FileKind } from './kinds.ts';
import { mayHoldNotice, readNotices } from './notices/read-notices.ts';
import { findSettings } from './settings/find-settings.ts';
import { mayHoldSql } from './schema/read-sql.ts';
import { parseSuppressions } from './suppressions.ts';

/**
 * One file → Facts. A pure function of its path, text and the rules: no other file, no policy, no clock. What cannot be
 * read becomes `skipped` with a reason, never an exception.
 * @param force parse although no rule's word is in the text, because an imported file turned out to matter. What the text
 * alone shows, notices and settings, was said the first time.
 */
export async function extract(path: string, text: string, matchers: Matchers, force = false): Promise<Facts> {
  const facts: Facts = { path, lines: countLines(text), parsed: false, sightings: [], suppressions: text.includes('privlint-ignore') ? parseSuppressions(text, path) : [] };
  if (!force && mayHoldNotice(path, text)) await addNotices(facts, text);
  const kind = kindOf(path, text);
  const settings = force ? [] : findSettings(path, text, matchers);
  if (settings.length > 0) facts.settings = settings;
  if (kind === null) return facts;
  if (kind === 'package-manifest') {
    facts.packageName = /"name"\s*:\s*"([^"\n]+)"/.exec(text)?.[1] ?? '';
    const homepage = /"homepage"\s*:\s*"https?:\/\/([^"/:\n]+)/.exec(text)?.[1];
    if (homepage !== undefined && !SHARED_HOME.test(homepage)) facts.homepage = homepage;
  }
  if (!force && (kind === 'javascript' || kind === 'markup') && !matchers.mayMatch(text) && !(kind === 'javascript' ? mayHoldFields(text, matchers) || mayHoldSql(text) : MARKUP_FIELD.test(text))) {
    if (kind === 'javascript' || /\.(?:vue|svelte|astro)$/.test(path)) facts.unread = readImports(text);
    return facts;
  }
  try {
    await EXTRACTORS[kind](facts, text, matchers);
    facts.parsed = true;
  } catch (error) {
    facts.skipped ??= { path, ...reasonOf(error) };
  }
  facts.sightings.sort((a, b) => a.line - b.line || a.column - b.column || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0));
  return facts;
}

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

/** Controls of a form, in HTML or in a notation that compiles to it. */
const MARKUP_FIELD = /\b(?:input|select|textarea|v-model|formControlName|ngModel)\b/i;

type Extractor = (facts: Facts, text: string, matchers: Matchers) => Promise<void>;
type SimpleExtractor = (path: string, text: string, matchers: Matchers) => Sighting[];

const simple = (load: () => Promise<SimpleExtractor>): Extractor => async (facts, text, matchers) => {
  facts.sightings = (await load())(facts.path, text, matchers);
};

const EXTRACTORS: Record<FileKind, Extractor> = {
  async javascript(facts, text, matchers) {
    const [{ extractJavaScript }, { languageOf }] = [await import('./javascript/extract-javascript.ts'), await import('./javascript/parse.ts')];
    const { settings, ...code } = extractJavaScript(text, languageOf(facts.path), matchers, 1, 1, facts.path);
    Object.assign(facts, code);
    if (settings.length > 0) facts.settings = [...(facts.settings ?? []), ...settings].sort((a, b) => a.line - b.line || a.column - b.column);
  },
  async markup(facts, text, matchers) {
    const { extractMarkup } = await import('./markup/extract-markup.ts');
    const { readScripts } = await import('./javascript/embedded.ts');
    const { sightings, scripts } = extractMarkup(facts.path, text, matchers);
    const code = readScripts(scripts, matchers);
    facts.sightings = [...sightings, ...code.sightings];
    facts.module = code.module;
    if (code.settings.length > 0) facts.settings = [...(facts.settings ?? []), ...code.settings];
  },
  'package-manifest': simple(async () => (await import('./package-manifest/extract-package-manifest.ts')).extractPackageManifest),
  environment: simple(async () => (await import('./environment/extract-environment.ts')).extractEnvironment),
  platform: simple(async () => (await import('./platform/extract-platform.ts')).extractPlatform),
  schema: simple(async () => (await import('./schema/extract-schema.ts')).extractSchema),
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
