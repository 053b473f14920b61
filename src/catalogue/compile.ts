import { matchesWildcard } from '../model/glob.ts';
import type { AttributeTest, Ecosystem, Matchers, NamedRoot } from '../model/matchers.ts';
import type { ApiModel, Catalogue, Vendor } from '../model/rules.ts';
import { compileControls } from './control-names.ts';
import { HostTable } from './hosts.ts';
import { NameClassifier } from './names.ts';
import { NamedTable } from './named-table.ts';
import { readPattern } from './notation.ts';
import { PathTrie } from './path-trie.ts';
import { formsOfPath, isShared, namesOfPackagePath, type PackagePath, Prefilter, type Requirement } from './prefilter.ts';
import { PrefixTable } from './prefix-table.ts';

/** What frameworks put before the name of a variable that they expose to the browser. */
const ENV_PREFIX = /^(?:NEXT_PUBLIC_|NUXT_PUBLIC_|NUXT_|VITE_|REACT_APP_|EXPO_PUBLIC_|GATSBY_|PUBLIC_|PRIVATE_|VUE_APP_|STORYBOOK_|ASTRO_|NG_APP_|APP_)+/;

/** What a variable is that is handed out by a vendor. */
const ENV_SECRET = /(?:^|_)(?:KEY|TOKEN|SECRET|ID|DSN|URL|HOST|SITE|PROJECT|ACCOUNT|WEBHOOK|SID|APIKEY)(?:_|$)/;
const ENV_KIND = /^(?:API_KEY|APIKEY|API_TOKEN|API_SECRET|API_URL|ACCESS_TOKEN|ACCESS_KEY|SECRET_KEY|PUBLIC_KEY|CLIENT_ID|CLIENT_SECRET|TOKEN|SECRET|KEY|DSN|ID)_/;

/** Turns rules into look-ups. Cost is linear in the rules; nothing is matched by trying one rule after the other. */
export function compileCatalogue(catalogue: Catalogue): Matchers {
  const vendors = new Map(catalogue.vendors.map((vendor) => [vendor.id, vendor]));
  const apis = new Map(catalogue.apis.map((model) => [model.id, model]));
  const packages: Record<Ecosystem, PrefixTable<Vendor>> = { npm: new PrefixTable(), pod: new PrefixTable(), gradle: new PrefixTable(), swift: new PrefixTable() };
  const hosts = new HostTable();
  const env = new PrefixTable<Vendor>();
  const envNames = new Map<string, Vendor | undefined>();
  const cookies = new PrefixTable<Vendor>();
  const globals = new Map<string, Vendor>();
  const trie = new PathTrie();
  const named = new Map<NamedRoot, NamedTable>();
  const elements = new Map<string, { tests: AttributeTest[]; model: ApiModel }[]>();
  const requirements: Requirement[] = [];
  const packagePaths = new Map<string, Map<string, PackagePath>>();
  const classifier = new NameClassifier(catalogue.fields);

  const addPattern = (line: string, rule: ApiModel | Vendor): void => {
    const pattern = readPattern(line);
    if (pattern.kind === 'path') {
      trie.add(pattern, rule);
      if (pattern.root.startsWith('npm:') && !('kind' in rule)) {
        const name = pattern.root.slice(4);
        const path: PackagePath = { names: namesOfPackagePath(pattern), told: toldBy(rule) };
        let paths = packagePaths.get(name);
        if (!paths) packagePaths.set(name, (paths = new Map()));
        paths.set(`${path.told} ${path.names.join('.')}`, path);
      }
      const forms = formsOfPath(pattern);
      if (forms && forms.length > 0) requirements.push({ forms, request: isShared(forms) && (pattern.root === 'request' || pattern.root === 'response'), named: !('kind' in rule) && speaksByNames(rule), logged: !('kind' in rule) && rule.via === 'server-log', addressed: !('kind' in rule) && isAddress(rule) });
      return;
    }
    if ('kind' in rule) return; // a vendor's hosts and packages have lists of their own
    if (pattern.kind === 'element') {
      const list = elements.get(pattern.tag) ?? [];
      list.push({ tests: pattern.attributes, model: rule });
      elements.set(pattern.tag, list);
      return;
    }
    let table = named.get(pattern.root);
    if (!table) named.set(pattern.root, (table = new NamedTable()));
    table.add(foldName(pattern.root, pattern.name), rule);
    if (pattern.root === 'key' || pattern.root === 'string') {
      const words = pattern.name.toLowerCase().replaceAll('${}', ' ').split('*').flatMap((part) => part.match(/[\w-]+/g) ?? []).sort((a, b) => b.length - a.length);
      if (words.length > 0) requirements.push({ forms: [...new Set(words)].slice(0, 2), request: false, named: false, logged: false, addressed: false });
    }
  };

  for (const model of catalogue.apis) for (const line of model.match) addPattern(line, model);
  for (const vendor of catalogue.vendors) {
    for (const ecosystem of ['npm', 'pod', 'gradle', 'swift'] as const) for (const name of vendor.packages[ecosystem] ?? []) packages[ecosystem].add(name, vendor);
    for (const host of vendor.hosts) hosts.add(host, vendor);
    for (const name of vendor.env) env.add(name, vendor);
    for (const name of vendor.cookies) cookies.add(name, vendor);
    for (const name of vendor.globals) globals.set(name, vendor);
    for (const line of vendor.match) addPattern(line, vendor);
  }
  const vendorOfEnv = (name: string): Vendor | undefined => {
    if (!envNames.has(name)) envNames.set(name, findEnv(name, env));
    return envNames.get(name);
  };
  const knowsPackage = (specifier: string): boolean => trie.hasRoot(`npm:${specifier.replace(/^node:/, '')}`) || vendorOfNpm(specifier) !== undefined;
  const vendorOfNpm = (specifier: string): Vendor | undefined => {
    const exact = packages.npm.find(specifier);
    if (exact) return exact;
    const name = /^(?:@[^/]+\/)?[^/]+/.exec(specifier)?.[0];
    return name !== undefined && name !== specifier ? packages.npm.find(name) : undefined;
  };
  const pathsOfPackage = (name: string): Iterable<PackagePath> | null => (vendorOfNpm(name) ? null : (packagePaths.get(name)?.values() ?? null));
  const prefilter = new Prefilter({ requirements, pathsOfPackage, holdsName: (text) => classifier.isIn(text), holdsKey: (text) => classifier.isIn(text, KEY), isInput: (name) => classifier.classify(name, 'input').length > 0 || classifier.classify(name, 'person').length > 0, globals: globals.keys(), elements: elements.keys(), knowsPackage, knowsEnv: (name) => vendorOfEnv(name) !== undefined });

  return {
    vendor: (id) => vendors.get(id),
    api: (id) => apis.get(id),
    vendorOfPackage: (ecosystem, name) => (ecosystem === 'npm' ? vendorOfNpm(name) : packages[ecosystem].find(name)),
    vendorOfHost: (host, path) => hosts.find(host, path),
    vendorOfEnv,
    vendorOfGlobal: (name) => globals.get(name),
    vendorOfCookie: (name) => cookies.find(name),
    apisNamed: (root, name) => named.get(root)?.find(foldName(root, name)) ?? [],
    apisOfElement({ tag, attributes }) {
      const candidates = [...(elements.get(tag) ?? []), ...(elements.get('*') ?? [])];
      return candidates
        .filter(({ tests }) => tests.every(({ name, value }) => attributes.has(name) && (value === undefined || matchesWildcard(value, (attributes.get(name) ?? '').toLowerCase()))))
        .map(({ model }) => model);
    },
    classify: (name, context) => classifier.classify(name, context),
    matchPath: (path, query) => trie.match(path, query),
    leadsOn: (path) => trie.leadsOn(path),
    knowsRoot: (root) => trie.hasRoot(root),
    holdsName: (text) => classifier.isIn(text),
    passesData: (given) => prefilter.passesData(given),
    holdsLoggedName: (text) => prefilter.holdsLogged(text),
    mayMatch: (text) => prefilter.mayMatch(text),
    nativeNames: () => new Set(named.get('native')?.names() ?? []),
    controls: compileControls(catalogue.controls ?? []),
  };
}

/** What declares a field, or holds one: `email: string`, `email!: string`, `"email": {`. */
const KEY = /[\p{L}_$][\w$-]*(?=["'`]?[?!]?\s*:)/gu;

/** By what a rule finds data, beside what it matches. */
function toldBy(rule: ApiModel): PackagePath['told'] {
  if (!speaksByNames(rule)) return 'itself';
  if (rule.via === 'server-log') return 'logged';
  if (isAddress(rule)) return 'address';
  if (isInputSchema(rule)) return 'schema';
  return rule.via === 'database' ? 'key' : 'name';
}

/** What is received, as a validator describes it. */
const isInputSchema = ({ via, fields }: ApiModel): boolean => via === 'schema' && typeof fields === 'number';

/** What goes into an address of ours. */
const isAddress = ({ via, passed }: ApiModel): boolean => via === 'network' && passed !== undefined;

/** Whether a rule finds fields of requests and schemas, or what is passed: data that only their names tell. */
const speaksByNames = ({ data, via, passed }: ApiModel): boolean => passed !== undefined || (data.length === 0 && (via === 'request' || via === 'schema' || via === 'database'));

/** As it is, without a framework's prefix, without an application's own (`ACME_STRIPE_KEY`), and turned round (`API_KEY_STRIPE`). */
function findEnv(name: string, env: PrefixTable<Vendor>): Vendor | undefined {
  const bare = name.replace(ENV_PREFIX, '');
  const found = env.find(name) ?? (bare === name ? undefined : env.find(bare));
  if (found) return found;
  const words = bare.split('_');
  if (words.length < 3 || !ENV_SECRET.test(bare)) return undefined;
  const turned = bare.replace(ENV_KIND, '');
  if (turned !== bare) return env.find(turned) ?? env.find(`${turned}_`);
  for (let from = 1; from < Math.min(words.length - 1, 3); from++) {
    // a short name (`GA_`, `X_`) is a vendor's only where it stands first
    if (words[from]!.length >= 6) {
      const own = env.find(words.slice(from).join('_'));
      if (own) return own;
    }
  }
  return undefined;
}

/** Header names and hosts have no case. */
const foldName = (root: NamedRoot, name: string): string => (root === 'key' || root === 'host' || root === 'string' ? name.toLowerCase() : name);
