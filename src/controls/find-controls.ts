import { foldCheck, type ControlModel, type ControlNames } from '../model/controls.ts';
import type { Evidence } from '../model/evidence.ts';
import type { Facts, Guarded } from '../model/facts.ts';
import { compileGlobs, matchesWildcard } from '../model/glob.ts';
import type { Control } from '../model/manifest.ts';
import { callNames } from './call-names.ts';
import { codeText } from './code-text.ts';
import { findPackages, type Packages } from './packages.ts';
import { requiredByPattern, requiredByWildcard } from './required-words.ts';

/** All that shows controls; texts are asked for only where a control needs them. */
export interface ControlSources {
  facts: readonly Facts[];
  /** All of it, whatever the user wants to see. */
  evidence: readonly Evidence[];
  /** Checks on the way to a piece of evidence, by its id. */
  guarded: ReadonlyMap<string, Guarded>;
  names: ControlNames;
  isConsentManager(vendor: string): boolean;
  /** The text of a scanned file. */
  source(path: string): string | null;
  /** Files beyond those scanned that hold texts for people (templates, locales), and their text. */
  texts: readonly { path: string; read(): string | null }[];
  /** Every file of the tree, for globs that name files nobody scans. */
  files: readonly string[];
  /** Of the scanned root from the manifest's folder, from which globs count. */
  prefix: string;
  /** @throws where the pattern is refused, which the manifest's reader has said before */
  compilePattern(pattern: string): (text: string) => boolean;
}

/** Where one control shows. */
export interface ShownControl {
  /** Something in the repository shows it. */
  exists: boolean;
  /** Files that show it: code in them, and in what imports them, is guarded. */
  paths: ReadonlySet<string>;
  /** Whether a name in a condition is a check of it. */
  isCheck(name: string): boolean;
  /** The permissions it stands on. */
  models: readonly ControlModel[];
  /** Ids of known controls that its packages implement. */
  known: ReadonlySet<string>;
  /** Only people can tell. */
  manual: boolean;
}

type Kind = 'call' | 'package' | 'text' | 'file' | 'os-permission';
const valuesOf = (control: Control, kind: Kind): string[] => control.evidence.flatMap((one) => (kind in one ? [(one as Record<Kind, string>)[kind]] : []));

const CODE = /\.(?:[cm]?[jt]sx?|x?html?|vue|svelte|astro|ejs|hbs|handlebars|njk|nunjucks|mustache|liquid|erb|php|pug|jade|twig|swift|mm?|java|kts?)$/;

/** Looks for every control of a manifest; what none asks for is not looked at. Cost is linear in the texts that hold a word of one. */
export function findControls(controls: readonly Control[], sources: ControlSources): Map<string, ShownControl> {
  const found = new Map(controls.map((control) => [control.id, new Finding(control, sources)]));
  const all = [...found.values()];
  searchCalls(all, sources);
  searchTexts(all, sources);
  if (all.some((one) => one.packages.length > 0)) {
    const packages = findPackages(sources.facts, sources.evidence, sources.source, sources.isConsentManager);
    for (const one of all) one.seePackages(packages);
  }
  for (const one of all) {
    one.seeFiles();
    one.seePermissions();
    one.seeGuards();
  }
  return found;
}

interface Search {
  required: RegExp | null;
  matches(text: string): boolean;
}

class Finding implements ShownControl {
  exists = false;
  readonly paths = new Set<string>();
  readonly models: readonly ControlModel[];
  readonly known = new Set<string>();
  readonly manual: boolean;
  readonly packages: readonly string[];
  readonly calls: readonly Search[];
  readonly texts: readonly Search[];
  readonly #files: readonly string[];
  readonly #sources: ControlSources;

  constructor(control: Control, sources: ControlSources) {
    this.#sources = sources;
    this.manual = control.evidence.every((one) => 'manual' in one);
    this.packages = valuesOf(control, 'package').map((glob) => glob.toLowerCase());
    this.calls = valuesOf(control, 'call').map((glob) => ({ required: requiredByWildcard(glob), matches: matcherOfName(glob) }));
    this.texts = valuesOf(control, 'text').map((pattern) => ({ required: requiredByPattern(pattern), matches: sources.compilePattern(pattern) }));
    this.#files = valuesOf(control, 'file');
    const permissions = valuesOf(control, 'os-permission').map((name) => foldPermission(name));
    this.models = sources.names.models.filter((model) => model.permissions.some((name) => permissions.includes(foldPermission(name))));
  }

  isCheck(name: string): boolean {
    return this.calls.some((call) => call.matches(name));
  }

  see(path: string): void {
    this.exists = true;
    this.paths.add(path);
  }

  seePackages(packages: Packages): void {
    for (const [name, files] of packages) {
      if (!this.packages.some((glob) => matchesWildcard(glob, name.toLowerCase()))) continue;
      this.exists = true;
      for (const path of files) this.paths.add(path);
      for (const { control, packages: own } of this.#sources.names.models) if (own.some((glob) => matchesWildcard(glob, name))) this.known.add(control);
      if (this.#sources.isConsentManager(name)) for (const { control, packages: own } of this.#sources.names.models) if (own.length > 0) this.known.add(control);
    }
  }

  seeFiles(): void {
    if (this.#files.length === 0) return;
    const matches = compileGlobs(this.#files);
    for (const path of this.#sources.files) if (matches(this.#sources.prefix + path)) this.see(path);
  }

  seePermissions(): void {
    if (this.models.length === 0) return;
    const rules = new Set(this.models.flatMap(({ declared, requested }) => [...declared, ...requested]));
    for (const one of this.#sources.evidence) {
      if (rules.has(one.rule)) {
        // A declaration tells that there is a permission; only code asks for it.
        if (CODE.test(one.path)) this.see(one.path);
        else this.exists = true;
      } else if (one.guards.some((id) => this.models.some(({ control }) => control === id)) || asksItself(this.models, one)) this.exists = true;
    }
  }

  /** A variable in a condition is a check, too, though nothing is called. */
  seeGuards(): void {
    if (this.calls.length === 0) return;
    for (const one of this.#sources.evidence) {
      const { guards = [], unless = [] } = this.#sources.guarded.get(one.id) ?? {};
      if ([...guards, ...unless].some((name) => this.isCheck(name))) this.see(one.path);
    }
  }
}

/** Whether the API asks the person of itself before it gives anything. */
export function asksItself(models: readonly ControlModel[], { rule, api }: Evidence): boolean {
  return models.some(({ prompts }) => prompts.some((prompt) => {
    const [id, pattern = '*'] = prompt.split(/ (.*)/s);
    return id === rule && matchesWildcard(pattern, api);
  }));
}

const foldPermission = (name: string): string => name.toLowerCase().replace(/[\s_-]/g, '').replace(/permission$/, '');

/** A name matches as a whole or by its last part; `hasConsent` is `consent.hasConsent`, too. */
function matcherOfName(glob: string): (name: string) => boolean {
  const pattern = glob.replace(/\(\)$/, '').toLowerCase();
  const folded = foldCheck(pattern);
  return (name) => {
    const lower = name.toLowerCase().replace(/\([^]*$/, '');
    return matchesWildcard(pattern, lower) || matchesWildcard(folded, foldCheck(lower)) || (!pattern.includes('.') && matchesWildcard(pattern, lower.slice(lower.lastIndexOf('.') + 1)));
  };
}

function searchCalls(all: readonly Finding[], { facts, source }: ControlSources): void {
  const wanted = all.filter((one) => one.calls.length > 0);
  if (wanted.length === 0) return;
  for (const { path } of facts) {
    if (!CODE.test(path)) continue;
    const text = source(path);
    if (text === null) continue;
    const likely = wanted.filter((one) => one.calls.some(({ required }) => required === null || required.test(text)));
    if (likely.length === 0) continue;
    const known = new Map<string, boolean>();
    const isWanted = (name: string): boolean => {
      let answer = known.get(name);
      if (answer === undefined) known.set(name, (answer = likely.some((one) => one.isCheck(name))));
      return answer;
    };
    for (const name of new Set(callNames(codeText(path, text), isWanted))) for (const one of likely) if (one.isCheck(name)) one.see(path);
  }
}

function searchTexts(all: readonly Finding[], { facts, source, texts }: ControlSources): void {
  const wanted = all.filter((one) => one.texts.length > 0);
  if (wanted.length === 0) return;
  const look = (path: string, text: string | null): void => {
    if (text === null) return;
    for (const one of wanted) if (one.texts.some(({ required, matches }) => (required === null || required.test(text)) && matches(text))) one.see(path);
  };
  for (const { path } of facts) look(path, source(path));
  for (const { path, read } of texts) look(path, read());
}
