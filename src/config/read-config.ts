import { SEVERITIES } from '../model/finding.ts';
import { EXCLUSION_GROUPS } from '../model/source.ts';
import type { Config, Waiver } from '../model/config.ts';
import { suggest } from '../taxonomy/index.ts';
import { placeAt, report, type ConfigSource, type Entry, type MapNode } from './config-tree.ts';
import { readFields, readLevels, readMaps, readSeverity, readText, readTexts } from './read-values.ts';

/** What one file says, before what it extends is merged in. */
export interface OwnConfig extends Partial<Omit<Config, 'file'>> {
  extends: { value: string; offset: number }[];
  /** Paths that must lead to something inside the root, with the key that names them. */
  places: { path: string; key: string; offset: number }[];
}

/** What people write who know other tools. */
const MEANT = {
  exclude: 'ignore', excludes: 'ignore', ignores: 'ignore', ignorePatterns: 'ignore', severity: 'rules', severities: 'rules', levels: 'rules',
  plugins: 'rulePaths', extend: 'extends', policy: 'manifest', exceptions: 'waivers', allow: 'waivers', files: 'include',
} as const;

export function readOwnConfig(map: MapNode, source: ConfigSource): OwnConfig {
  const own: OwnConfig = { extends: [], places: [] };
  const texts = ({ key, value }: Entry): string[] => readTexts(value, key, source).map((one) => one.value);
  readFields(map, '', source, {
    $schema: () => {},
    extends: ({ key, value }) => void (own.extends = readTexts(value, key, source)),
    ignore: (entry) => void (own.ignore = texts(entry)),
    include: ({ key, value }) => void (own.include = readTexts(value, key, source).filter(({ value: name, offset }) => {
      const names = ['all', ...EXCLUSION_GROUPS];
      if (names.includes(name)) return true;
      const near = suggest(name, names);
      report(source, offset, `"${name.slice(0, 60)}" is no group that is left out by default`, near ? `did you mean "${near}"?` : `one of ${names.join(', ')}`);
      return false;
    }).map((one) => one.value)),
    rules: ({ key, value }) => void (own.rules = readLevels(value, key, source)),
    rulePaths: ({ key, value }) => {
      const paths = readTexts(value, key, source);
      own.places.push(...paths.map(({ value: path, offset }) => ({ path, key, offset })));
      own.rulePaths = paths.map(({ value: path }) => clean(path));
    },
    manifest: ({ key, value }) => {
      const path = readText(value, key, source);
      if (path === undefined) return;
      own.places.push({ path, key, offset: value.offset });
      own.manifest = clean(path);
    },
    failOn: ({ key, value }) => {
      const level = readSeverity(value, key, source, SEVERITIES.filter((one) => one !== 'off'));
      if (level) own.failOn = level;
    },
    overrides: ({ key, value }) => void (own.overrides = readMaps(value, key, source).map((one) => {
      const override = { files: [] as string[], rules: {} };
      readFields(one, 'an override', source, {
        files: (entry) => void (override.files = texts(entry)),
        rules: (entry) => void (override.rules = readLevels(entry.value, 'rules', source)),
      }, { paths: 'files', include: 'files' });
      if (override.files.length === 0) report(source, one.offset, 'an override needs "files"', 'globs of the files it is for');
      return override;
    })),
    waivers: ({ key, value }) => void (own.waivers = readMaps(value, key, source).flatMap((one) => readWaiver(one, source) ?? [])),
  }, MEANT);
  return own;
}

const clean = (path: string): string => path.split('/').filter((part) => part !== '' && part !== '.').join('/');

const NEEDED = ['rule', 'reason', 'owner', 'until'] as const;

function readWaiver(map: MapNode, source: ConfigSource): Waiver | undefined {
  const waiver: Waiver = { rule: '', paths: [], reason: '', owner: '', until: '', place: placeAt(source.text, map.offset) };
  const field = ({ key, value }: Entry): string => readText(value, key, source) ?? '';
  readFields(map, 'a waiver', source, {
    rule: (entry) => void (waiver.rule = field(entry)),
    paths: ({ key, value }) => void (waiver.paths = readTexts(value, key, source).map((one) => one.value)),
    reason: (entry) => void (waiver.reason = field(entry)),
    owner: (entry) => void (waiver.owner = field(entry)),
    until: (entry) => {
      waiver.until = field(entry);
      if (waiver.until !== '' && !isDay(waiver.until)) report(source, entry.value.offset, `"${waiver.until.slice(0, 40)}" is no day`, 'the last day on which it holds, as YYYY-MM-DD');
    },
  }, { id: 'rule', path: 'paths', files: 'paths', expires: 'until', expiry: 'until', expiresOn: 'until', why: 'reason', comment: 'reason', by: 'owner' });
  const keys = new Set(map.entries.map(({ key }) => key));
  const missing = NEEDED.filter((key) => !keys.has(key));
  if (missing.length > 0) report(source, map.offset, `a waiver needs ${missing.map((key) => `"${key}"`).join(' and ')}`, 'rule, reason, owner and until are what makes it answerable');
  return missing.length > 0 || NEEDED.some((key) => waiver[key] === '') || !isDay(waiver.until) ? undefined : waiver;
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
